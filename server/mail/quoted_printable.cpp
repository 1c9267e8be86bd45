#include "server/mail/quoted_printable.hpp"

namespace usher::mail {
namespace {

constexpr std::size_t line_width = 76;

std::string encoded(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', digits[byte >> 4], digits[byte & 15]};
}

std::string encode_line(std::string_view line) {
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool last = i + 1 == line.size();
        const bool space = c == ' ' || c == '\t';
        const bool literal = (c > 0x20 && c < 0x7f && c != '=') || (space && !last);
        const std::string piece = literal ? std::string(1, c) : encoded(c);
        const std::size_t room = last ? line_width : line_width - 1;
        if (column + piece.size() > room) {
            out.append("=\r\n");
            column = 0;
        }
        out.append(piece);
        column += piece.size();
    }
    return out.append("\r\n");
}

}  // namespace

std::string quoted_printable(std::string_view text) {
    std::string out;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = text.find_first_of("\r\n", start);
        out.append(
            encode_line(text.substr(start, end == std::string_view::npos ? end : end - start)));
        if (end == std::string_view::npos) break;
        const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
        start = end + (pair ? 2 : 1);
    }
    return out;
}

}  // namespace usher::mail
