#include "shared/values/json_check.hpp"

#include <set>
#include <string>

#include "shared/policy/limits.hpp"
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

class Checker {
public:
    explicit Checker(std::string_view text) : text_{text} {}

    std::optional<JsonMistake> check() {
        skip_space();
        const std::size_t begin = at_;
        const bool is_object = peek() == '{';
        if (value(0)) {
            skip_space();
            if (at_ < text_.size()) fail(Code::malformed_json);
            if (!is_object) fail(Code::wrong_type, begin);
        }
        return mistake_;
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool fail(Code code, std::optional<std::size_t> position = std::nullopt) {
        if (!mistake_) mistake_ = JsonMistake{code, position.value_or(at_)};
        return false;
    }
    void skip_space() {
        while (at_ < text_.size() &&
               std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos)
            ++at_;
    }

    bool value(std::size_t depth) {
        skip_space();
        if (peek() == '{' || peek() == '[') {
            if (depth == limits::metadata_depth) return fail(Code::too_deep);
            return peek() == '{' ? object(depth + 1) : array(depth + 1);
        }
        if (peek() == '"') return string(nullptr);
        if (peek() == '-' || is_digit(peek())) return number();
        for (const std::string_view word : {"true", "false", "null"}) {
            if (text_.substr(at_, word.size()) != word) continue;
            at_ += word.size();
            return true;
        }
        return fail(Code::malformed_json);
    }

    bool object(std::size_t depth) {
        std::set<std::string> names;
        ++at_;
        skip_space();
        if (take('}')) return true;
        for (;;) {
            skip_space();
            const std::size_t begin = at_;
            std::string name;
            if (peek() != '"') return fail(Code::malformed_json);
            if (!string(&name)) return false;
            if (!names.insert(std::move(name)).second) return fail(Code::duplicate_key, begin);
            if (++keys_ > limits::metadata_keys) return fail(Code::too_many, begin);
            skip_space();
            if (!take(':')) return fail(Code::malformed_json);
            if (!value(depth)) return false;
            skip_space();
            if (take('}')) return true;
            if (!take(',')) return fail(Code::malformed_json);
        }
    }

    bool array(std::size_t depth) {
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

    // `content`, where wanted, gets the text with its escapes resolved.
    bool string(std::string* content) {
        ++at_;
        for (;;) {
            const std::size_t begin = at_;
            if (at_ == text_.size()) return fail(Code::malformed_json);
            if (take('"')) return true;
            std::optional<char32_t> point;
            if (take('\\')) {
                point = escaped();
                if (point == U'\0') return fail(Code::control_character, begin);
            } else {
                point = next_code_point(text_, at_);
                if (point && *point < 0x20) return fail(Code::control_character, begin);
            }
            if (!point) return fail(Code::malformed_json, begin);
            if (content != nullptr) append_code_point(*point, *content);
        }
    }

    std::optional<char32_t> escaped() {
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

    std::optional<char32_t> hexadecimal() {
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

    bool number() {
        const std::size_t begin = at_;
        take('-');
        const std::size_t whole = at_;
        if (!digits()) return fail(Code::malformed_json);
        if (text_[whole] == '0' && at_ - whole > 1) return fail(Code::malformed_json, whole);
        std::string significant{text_.substr(whole, at_ - whole)};
        auto places = static_cast<long long>(significant.size());
        if (take('.')) {
            const std::size_t fraction = at_;
            if (!digits()) return fail(Code::malformed_json);
            significant += text_.substr(fraction, at_ - fraction);
        }
        if (take('e') || take('E')) {
            const bool negative = peek() == '-';
            if (!take('-')) take('+');
            const std::size_t power = at_;
            if (!digits()) return fail(Code::malformed_json);
            // Far beyond what as many digits as fit here could make up for.
            constexpr long long most = 1'000'000;
            long long exponent = 0;
            for (const char c : text_.substr(power, at_ - power))
                exponent = exponent < most ? exponent * 10 + (c - '0') : most;
            places += negative ? -exponent : exponent;
        }
        return !is_out_of_range(significant, places) || fail(Code::out_of_range, begin);
    }

    bool digits() {
        const std::size_t begin = at_;
        while (is_digit(peek())) ++at_;
        return at_ > begin;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t keys_ = 0;
    std::optional<JsonMistake> mistake_;
};

}  // namespace

std::optional<JsonMistake> check_json_object(std::string_view text) {
    return Checker{text}.check();
}

}  // namespace usher
