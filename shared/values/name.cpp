#include "shared/values/name.hpp"

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
    unix_lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        unix_lines.push_back(text[i]);
    }
    const std::string_view trimmed = trim_blank(unix_lines);
    if (const auto code = judge_paragraphs(trimmed, limits::message)) return *code;
    return Message{std::string{trimmed}};
}

}  // namespace usher
