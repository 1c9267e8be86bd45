#include "server/mail/inert_text.hpp"

#include <algorithm>

#include "shared/values/text.hpp"

namespace usher::mail {
namespace {

constexpr std::string_view zero_width_space = "\xE2\x80\x8B";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool in(char32_t point, char32_t first, char32_t last) { return first <= point && point <= last; }

bool is_space(char32_t point) {
    return point <= 0x20 || in(point, 0x7f, 0xa0) || point == 0x1680 || in(point, 0x2000, 0x200a) ||
           in(point, 0x2028, 0x2029) || point == 0x202f || point == 0x205f || point == 0x3000;
}

bool is_invisible(char32_t point) {
    return point == 0xad || point == 0x61c || point == 0x200b || in(point, 0x200e, 0x200f) ||
           in(point, 0x202a, 0x202e) || in(point, 0x2060, 0x206f) || point == 0xfeff ||
           in(point, 0xfff9, 0xfffb) || in(point, 0xe0000, 0xe007f);
}

bool joins_a_link(char32_t point) {
    return point == '.' || point == '@' || point == ':' || point == '/' || point == 0x3002 ||
           point == 0xff0e || point == 0xff61 || point == 0xff20 || point == 0xff1a ||
           point == 0xff0f;
}

}  // namespace

std::string inert_line(std::string_view text, std::size_t longest) {
    std::string out;
    std::size_t points = 0;
    bool space_pending = false;
    bool break_pending = false;
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t start = position;
        const auto point = next_code_point(text, position);
        if (!point) position = start + 1;
        if (point && is_space(*point)) {
            space_pending = !out.empty();
            break_pending = false;
            continue;
        }
        if (point && is_invisible(*point)) continue;
        if (points + (space_pending ? 1 : 0) >= longest) return out.append(ellipsis);
        if (space_pending) {
            out += ' ';
            ++points;
            space_pending = false;
        }
        if (break_pending) out.append(zero_width_space);
        out.append(point ? text.substr(start, position - start) : replacement);
        ++points;
        break_pending = point && joins_a_link(*point);
    }
    return out;
}

std::string inert_lines(std::string_view text, std::size_t longest) {
    std::string out;
    std::size_t left = longest;
    bool blank_pending = false;
    std::size_t start = 0;
    while (start <= text.size() && left > 0) {
        std::size_t end = text.find_first_of("\r\n", start);
        if (end == std::string_view::npos) end = text.size();
        const std::string line = inert_line(text.substr(start, end - start), left);
        if (line.empty()) {
            blank_pending = !out.empty();
        } else {
            if (!out.empty()) out.append(blank_pending ? "\n\n" : "\n");
            out.append(line);
            blank_pending = false;
            left -= std::min(left, count_code_points(line).value_or(left));
        }
        const bool pair = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
        start = end + (pair ? 2 : 1);
    }
    return out;
}

}  // namespace usher::mail
