#include "server/mail/message.hpp"

#include "shared/values/text.hpp"

namespace usher::mail {
namespace {

bool is_control(char32_t point) {
    return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x2028 || point == 0x2029;
}

// RFC 5322 section 3.2.3, without the characters that some relays treat as their own syntax.
bool is_dot_atom(std::string_view text) {
    if (text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (!letter && !digit && c != '.' && c != '-' && c != '_') return false;
    }
    return true;
}

}  // namespace

Result<Subject, Code> Subject::parse(std::string_view text) {
    std::size_t position = 0;
    std::size_t points = 0;
    while (position < text.size()) {
        const auto point = next_code_point(text, position);
        if (!point || is_control(*point)) return Code::control_character;
        ++points;
    }
    if (trim(text).empty()) return Code::required;
    if (points > longest) return Code::too_long;
    return Subject{std::string{text}};
}

Result<MessageId, Code> MessageId::make(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return Code::required;
    if (left.size() + right.size() > 200) return Code::malformed_request;
    if (!is_dot_atom(left) || !is_dot_atom(right)) return Code::malformed_request;
    return MessageId{std::string{left} + '@' + std::string{right}};
}

}  // namespace usher::mail
