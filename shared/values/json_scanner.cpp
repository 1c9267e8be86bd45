#include "shared/values/json_scanner.hpp"

#include "shared/values/json_plain.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a number is beyond 2^53, by its digits: `places` of them stand before the decimal point.
bool is_out_of_range(std::string_view digits, long long places) {
    constexpr std::string_view largest = "9007199254740992";
    while (!digits.empty() && digits.front() == '0') {
        digits.remove_prefix(1);
        --places;
    }
    while (!digits.empty() && digits.back() == '0') digits.remove_suffix(1);
    if (digits.empty()) return false;
    const auto size = static_cast<long long>(largest.size());
    return places > size || (places == size && digits > largest);
}

}  // namespace

std::optional<JsonMistake> JsonScanner::scan() {
    if (value(0)) {
        skip_space();
        if (at_ < text_.size()) fail(Code::malformed_json);
    }
    return mistake_;
}

bool JsonScanner::take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
}

bool JsonScanner::fail(Code code, std::size_t position) {
    if (!mistake_) mistake_ = JsonMistake{code, position};
    return false;
}

void JsonScanner::skip_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
        ++at_;
}

bool JsonScanner::value(std::size_t depth) {
    skip_space();
    const char first = peek();
    if (first == '{' || first == '[') {
        if (depth == limits_.depth) return fail(Code::too_deep);
        listener_.begin(first == '{');
        if (!(first == '{' ? object(depth + 1) : array(depth + 1))) return false;
        listener_.end();
        return true;
    }
    if (first == '"') {
        std::string content;
        if (!string(content)) return false;
        listener_.text(content);
        return true;
    }
    if (first == '-' || is_digit(first)) return number();
    for (const std::string_view word : {"true", "false", "null"}) {
        if (text_.substr(at_, word.size()) != word) continue;
        at_ += word.size();
        listener_.word(word);
        return true;
    }
    return fail(Code::malformed_json);
}

bool JsonScanner::object(std::size_t depth) {
    ++at_;
    skip_space();
    if (take('}')) return true;
    for (;;) {
        skip_space();
        const std::size_t begin = at_;
        std::string name;
        if (peek() != '"') return fail(Code::malformed_json);
        if (!string(name)) return false;
        if (!listener_.key(name)) return fail(Code::duplicate_key, begin);
        if (++keys_ > limits_.keys) return fail(Code::too_many, begin);
        skip_space();
        if (!take(':')) return fail(Code::malformed_json);
        if (!value(depth)) return false;
        skip_space();
        if (take('}')) return true;
        if (!take(',')) return fail(Code::malformed_json);
    }
}

bool JsonScanner::array(std::size_t depth) {
    ++at_;
    skip_space();
    if (take(']')) return true;
    for (;;) {
        if (!value(depth)) return false;
        skip_space();
        if (take(']')) return true;
        if (!take(',')) return fail(Code::malformed_json);
    }
}

// Most of every text, at once.
void JsonScanner::plain(std::string& content) {
    const std::size_t size = plain_beginning(text_.substr(at_));
    content.append(text_.substr(at_, size));
    at_ += size;
}

// `content` gets the text with its escapes resolved.
bool JsonScanner::string(std::string& content) {
    ++at_;
    for (;;) {
        plain(content);
        const std::size_t begin = at_;
        if (at_ == text_.size()) return fail(Code::malformed_json);
        if (take('"')) return true;
        std::optional<char32_t> point;
        if (take('\\')) {
            point = escaped();
            if (point == U'\0' && !limits_.takes_nul) return fail(Code::control_character, begin);
        } else {
            point = next_code_point(text_, at_);
            if (point && *point < 0x20) return fail(Code::control_character, begin);
        }
        if (!point) return fail(Code::malformed_json, begin);
        append_code_point(*point, content);
    }
}

std::optional<char32_t> JsonScanner::escaped() {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (take('u')) {
        const auto high = hexadecimal();
        if (!high || *high < 0xd800 || *high > 0xdfff) return high;
        if (*high > 0xdbff || !take('\\') || !take('u')) return std::nullopt;
        const auto low = hexadecimal();
        if (!low || *low < 0xdc00 || *low > 0xdfff) return std::nullopt;
        return 0x10000 + ((*high - 0xd800) << 10U) + (*low - 0xdc00);
    }
    const std::size_t place = at_ < text_.size() ? letters.find(text_[at_]) : letters.npos;
    if (place == std::string_view::npos) return std::nullopt;
    ++at_;
    return static_cast<char32_t>(meant[place]);
}

std::optional<char32_t> JsonScanner::hexadecimal() {
    constexpr std::string_view symbols = "0123456789abcdef";
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = peek();
        const std::size_t place =
            symbols.find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
        if (place == std::string_view::npos) return std::nullopt;
        value = value << 4U | static_cast<char32_t>(place);
        ++at_;
    }
    return value;
}

bool JsonScanner::number() {
    const std::size_t begin = at_;
    take('-');
    const std::size_t first = at_;
    std::string significant{digits()};
    if (significant.empty()) return fail(Code::malformed_json);
    if (significant.front() == '0' && significant.size() > 1)
        return fail(Code::malformed_json, first);
    auto places = static_cast<long long>(significant.size());
    bool is_whole = true;
    if (take('.')) {
        is_whole = false;
        const std::string_view fraction = digits();
        if (fraction.empty()) return fail(Code::malformed_json);
        significant += fraction;
    }
    if (take('e') || take('E')) {
        is_whole = false;
        const bool negative = peek() == '-';
        if (!take('-')) take('+');
        const std::string_view power = digits();
        if (power.empty()) return fail(Code::malformed_json);
        // Far beyond what as many digits as fit here could make up for.
        constexpr long long most = 1'000'000'000;
        long long exponent = 0;
        for (const char c : power) exponent = exponent < most ? exponent * 10 + (c - '0') : most;
        places += negative ? -exponent : exponent;
    }
    if (is_out_of_range(significant, places)) return fail(Code::out_of_range, begin);
    listener_.number(text_.substr(begin, at_ - begin), is_whole);
    return true;
}

std::string_view JsonScanner::digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
}

}  // namespace usher
