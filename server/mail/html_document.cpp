#include <cassert>

#include "server/mail/document.hpp"
#include "server/mail/html_text.hpp"
#include "server/mail/language.hpp"

namespace usher::mail {
namespace {

// Mail readers that drop <style> keep the inline colours, which are the light ones; those that know
// dark mode get ours.
constexpr std::string_view head_style = R"(<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a[x-apple-data-detectors] { color: inherit !important; text-decoration: none !important; }
@media (prefers-color-scheme: dark) {
.page { background: #16161b !important; }
.card { background: #1f1f26 !important; border-color: #34343f !important; }
.ink { color: #f1f1f5 !important; }
.soft { color: #a9a9b8 !important; }
.well { background: #2a2a34 !important; border-color: #4a4a5a !important; }
.button { background: #6d66e0 !important; }
.link { color: #a8a4ff !important; }
}
@media (max-width: 600px) { .card { padding: 24px 20px !important; } }
</style>
)";

constexpr std::string_view font =
    "font-family:Inter,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";

bool is_absolute(std::string_view address) {
    return address.rfind("http://", 0) == 0 || address.rfind("https://", 0) == 0;
}

std::string styled(const Runs& runs) {
    std::string out;
    for (const Run& run : runs) {
        // dir="auto" keeps a name written from the right from reordering the words around it.
        if (run.strong) {
            out.append("<strong dir=\"auto\">").append(html_text(run.text)).append("</strong>");
        } else if (!run.address.empty()) {
            assert(is_absolute(run.address));
            out.append("<a class=\"link\" dir=\"ltr\" href=\"").append(html_text(run.address));
            out.append("\" style=\"color:#5450c6\">").append(html_text(run.text)).append("</a>");
        } else {
            out.append(html_lines(run.text));
        }
    }
    return out;
}

struct HtmlBlock {
    std::string& out;
    bool right_to_left;

    // Logical properties are not known to every mail reader, so the sides are spelled.
    const char* start() const { return right_to_left ? "right" : "left"; }

    void operator()(const Heading& block) const {
        out.append(
            "<h1 class=\"ink\" style=\"margin:0 0 "
            "20px;font-size:22px;line-height:30px;font-weight:600;color:#1b1b21\">");
        out.append(styled(block.runs)).append("</h1>\n");
    }
    void operator()(const Paragraph& block) const {
        out.append("<p class=\"ink\"");
        if (block.locale) {
            out.append(" lang=\"").append(html_text(block.locale->text()));
            out.append(is_right_to_left(*block.locale) ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
        }
        out.append(
            " style=\"margin:0 0 "
            "20px;font-size:16px;line-height:24px;color:#1b1b21\">");
        out.append(styled(block.runs)).append("</p>\n");
    }
    void operator()(const Button& block) const {
        assert(is_absolute(block.address));
        out.append(
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:0 0 "
            "24px\"><tr>");
        out.append(
            "<td class=\"button\" style=\"background:#5450c6;border-radius:8px\"><a "
            "class=\"button\" href=\"");
        out.append(html_text(block.address));
        out.append(
            "\" style=\"display:inline-block;padding:13px "
            "24px;font-size:16px;line-height:22px;font-weight:600;"
            "color:#ffffff;text-decoration:none;border-radius:8px;background:#5450c6\">");
        out.append(html_text(block.label)).append("</a></td></tr></table>\n");
    }
    void operator()(const Quote& block) const {
        out.append(
            "<p class=\"soft\" style=\"margin:0 0 "
            "8px;font-size:14px;line-height:20px;color:#62626f\">");
        out.append(styled(block.attribution)).append("</p>\n");
        out.append(
            "<blockquote class=\"well ink\" dir=\"auto\" style=\"margin:0 0 24px;padding:12px "
            "16px;background:#f5f5f8;"
            "border-");
        out.append(start());
        out.append(":3px solid #b9b9c8;font-size:15px;line-height:23px;color:#1b1b21\">");
        out.append(html_lines(block.lines)).append("</blockquote>\n");
    }
    void operator()(const Symbols& block) const {
        out.append(
            "<p class=\"soft\" style=\"margin:0 0 "
            "8px;font-size:14px;line-height:20px;color:#62626f\">");
        out.append(html_text(block.label)).append("</p>\n");
        out.append(
            "<p class=\"well ink\" dir=\"ltr\" style=\"margin:0 0 20px;padding:12px "
            "16px;background:#f5f5f8;text-align:");
        out.append(start());
        out.append(
            ";"
            "border-radius:8px;font-family:'SF Mono',Consolas,'Liberation "
            "Mono',Menlo,monospace;font-size:18px;"
            "line-height:26px;letter-spacing:1px;color:#1b1b21\">");
        out.append(html_text(block.symbols)).append("</p>\n");
    }
    void operator()(const Facts& block) const {
        out.append(
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:0 0 "
            "24px\">\n");
        for (const auto& [label, value] : block.rows) {
            out.append("<tr><td class=\"soft\" style=\"padding:3px ");
            out.append(right_to_left ? "0 3px 24px" : "24px 3px 0");
            out.append(
                ";font-size:14px;line-height:20px;"
                "vertical-align:top;color:#62626f\">");
            out.append(html_text(label));
            out.append(
                "</td><td class=\"ink\" style=\"padding:3px "
                "0;font-size:14px;line-height:20px;color:#1b1b21\">");
            out.append(styled({value})).append("</td></tr>\n");
        }
        out.append("</table>\n");
    }
};

void append_footer(std::string& out, const std::vector<Runs>& footer) {
    out.append(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
        "style=\"max-width:560px\">"
        "<tr><td style=\"padding:20px 32px 0\">\n");
    for (const Runs& runs : footer) {
        out.append(
            "<p class=\"soft\" style=\"margin:0 0 "
            "8px;font-size:13px;line-height:19px;color:#62626f\">");
        out.append(styled(runs)).append("</p>\n");
    }
    out.append("</td></tr></table>\n");
}

}  // namespace

std::string render_html(const Document& document) {
    const char* direction = document.right_to_left ? "rtl" : "ltr";
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + html_text(document.language) +
                      "\" dir=\"" + direction + "\">\n<head>\n<meta charset=\"utf-8\">\n";
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.append("<meta name=\"supported-color-schemes\" content=\"light dark\">\n");
    out.append(
        "<meta name=\"format-detection\" "
        "content=\"telephone=no,date=no,address=no,email=no,url=no\">\n");
    out.append("<title>").append(html_text(document.title)).append("</title>\n").append(head_style);
    // Some mail readers drop <html> with its direction, so the body has it too.
    out.append("</head>\n<body class=\"page\" dir=\"").append(direction);
    out.append("\" style=\"margin:0;padding:0;background:#f3f3f6\">\n");
    out.append("<div style=\"display:none;max-height:0;overflow:hidden\">")
        .append(html_text(document.preview));
    out.append("</div>\n<table role=\"presentation\" class=\"page\" dir=\"");
    out.append(direction);
    out.append(
        "\" width=\"100%\" cellpadding=\"0\" "
        "cellspacing=\"0\" "
        "style=\"background:#f3f3f6\"><tr><td align=\"center\" style=\"padding:32px 12px;");
    out.append(font).append(
        "\">\n<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" ");
    out.append(
        "style=\"max-width:560px\"><tr><td class=\"card\" style=\"padding:36px 32px "
        "16px;background:#ffffff;"
        "border:1px solid #e3e3ea;border-radius:12px;text-align:start;");
    out.append(font).append("\">\n");
    for (const Block& block : document.blocks)
        std::visit(HtmlBlock{out, document.right_to_left}, block);
    out.append("</td></tr></table>\n");
    append_footer(out, document.footer);
    return out.append("</td></tr></table>\n</body>\n</html>\n");
}

}  // namespace usher::mail
