#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"

namespace usher {

/// Where in a text something is wrong, in bytes from its beginning.
struct JsonMistake {
    Code code;
    std::size_t position;
};

/// Reads one JSON text (RFC 8259) from its beginning to its end, strictly, and tells a listener
/// what is in it.
class JsonScanner {
public:
    struct Limits {
        /// How deep objects and arrays may stand in each other.
        std::size_t depth;
        /// How many keys all objects may have together.
        std::size_t keys;
        /// Whether texts may have U+0000, written as an escape.
        bool takes_nul;
    };

    /// Hears of every value in order; the texts are its own to take.
    class Listener {
    public:
        virtual ~Listener() = default;
        virtual void begin(bool is_object) = 0;
        virtual void end() = 0;
        /// False: the innermost object has the key already.
        virtual bool key(std::string& name) = 0;
        virtual void text(std::string& content) = 0;
        /// As it is written, within ±2^53. Whole: without fraction and exponent.
        virtual void number(std::string_view written, bool is_whole) = 0;
        /// true, false or null.
        virtual void word(std::string_view written) = 0;
    };

    JsonScanner(std::string_view text, const Limits& limits, Listener& listener)
        : text_{text}, limits_{limits}, listener_{listener} {}

    /// Stops at the first mistake: malformed_json, too_deep, too_many (keys), duplicate_key,
    /// out_of_range, control_character (in a text).
    std::optional<JsonMistake> scan();

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c);
    bool fail(Code code, std::size_t position);
    bool fail(Code code) { return fail(code, at_); }
    void skip_space();
    bool value(std::size_t depth);
    bool object(std::size_t depth);
    bool array(std::size_t depth);
    bool string(std::string& content);
    void plain(std::string& content);
    std::optional<char32_t> escaped();
    std::optional<char32_t> hexadecimal();
    bool number();
    std::string_view digits();

    std::string_view text_;
    Limits limits_;
    Listener& listener_;
    std::size_t at_ = 0;
    std::size_t keys_ = 0;
    std::optional<JsonMistake> mistake_;
};

}  // namespace usher
