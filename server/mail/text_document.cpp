#include "server/mail/document.hpp"
#include "shared/values/text.hpp"

namespace usher::mail {
namespace {

constexpr std::size_t columns = 72;

std::string plain(const Runs& runs) {
    std::string out;
    for (const Run& run : runs) out.append(run.text);
    return out;
}

std::size_t width(std::string_view text) { return count_code_points(text).value_or(text.size()); }

// Breaks at spaces alone, so that an address is never cut; `prefix` marks every line, so that a
// quoted line cannot pass for one of ours.
void append_wrapped(std::string& out, std::string_view line, std::string_view prefix) {
    std::string current{prefix};
    bool empty = true;
    while (!line.empty()) {
        const std::size_t space = line.find(' ');
        const std::string_view word = line.substr(0, space);
        line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
        if (!empty && width(current) + 1 + width(word) > columns) {
            out.append(current).append("\n");
            current = prefix;
            empty = true;
        }
        if (!empty) current += ' ';
        current.append(word);
        empty = false;
    }
    out.append(current).append("\n");
}

void append_lines(std::string& out, std::string_view lines, std::string_view prefix) {
    while (true) {
        const std::size_t end = lines.find('\n');
        append_wrapped(out, lines.substr(0, end), prefix);
        if (end == std::string_view::npos) return;
        lines.remove_prefix(end + 1);
    }
}

struct TextBlock {
    std::string& out;

    void operator()(const Heading& block) const { append_wrapped(out, plain(block.runs), ""); }
    void operator()(const Paragraph& block) const { append_lines(out, plain(block.runs), ""); }
    void operator()(const Button& block) const {
        out.append(block.label).append(":\n").append(block.address).append("\n");
    }
    void operator()(const Quote& block) const {
        append_wrapped(out, plain(block.attribution), "");
        append_lines(out, block.lines, "> ");
    }
    void operator()(const Symbols& block) const {
        out.append(block.label).append(":\n\n    ").append(block.symbols).append("\n");
    }
    void operator()(const Facts& block) const {
        for (const auto& [label, value] : block.rows)
            append_wrapped(out, label + ": " + value.text, "");
    }
};

}  // namespace

std::string render_text(const Document& document) {
    std::string out;
    for (const Block& block : document.blocks) {
        std::visit(TextBlock{out}, block);
        out.append("\n");
    }
    // "-- " on a line of its own is the old convention for what is not the message (RFC 3676
    // section 4.3).
    out.append("-- \n");
    for (const Runs& runs : document.footer) append_wrapped(out, plain(runs), "");
    return out;
}

}  // namespace usher::mail
