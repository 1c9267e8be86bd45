#include "shared/values/name.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"

namespace usher {

Result<Name, Code> Name::parse(std::string_view text) {
    const std::string_view line = trim_blank(text);
    if (const auto code = judge_line(line, limits::name)) return *code;
    return Name{std::string{line}};
}

Result<Name, Code> Name::parse_required(std::string_view text) {
    if (trim_blank(text).empty()) return Code::required;
    return parse(text);
}

Result<Message, Code> Message::parse(std::string_view text) {
    std::string unix_lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\r\n", begin), text.size());
        unix_lines.append(text.substr(begin, end - begin));
        begin = end + 1;
    }
    const std::string_view trimmed = trim_blank(unix_lines);
    if (const auto code = judge_paragraphs(trimmed, limits::message)) return *code;
    return Message{std::string{trimmed}};
}

}  // namespace usher
