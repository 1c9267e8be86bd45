#include "server/mail/html_text.hpp"

namespace usher::mail {

std::string html_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out.append("&amp;");
                break;
            case '<':
                out.append("&lt;");
                break;
            case '>':
                out.append("&gt;");
                break;
            case '"':
                out.append("&quot;");
                break;
            case '\'':
                out.append("&#39;");
                break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                if ((byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t') out += c;
            }
        }
    }
    return out;
}

std::string html_lines(std::string_view text) {
    std::string out;
    for (const char c : html_text(text)) {
        if (c == '\n') out.append("<br>");
        out += c;
    }
    return out;
}

}  // namespace usher::mail
