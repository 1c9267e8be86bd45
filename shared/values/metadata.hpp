#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"
#include "shared/values/secret.hpp"

namespace usher {

/// What a program or an administrator keeps with a person: a JSON object (RFC 8259), as typed. It
/// may hold secrets, so it is one: nothing prints it. Keys are unique in their object, text is
/// well-formed Unicode without U+0000, numbers lie within ±2^53. limits::metadata_* say how large
/// it may be. Without any it is empty.
class Metadata {
public:
    /// The first thing that is wrong; line and column count from 1, the column in code points.
    struct Mistake {
        Code code;
        std::size_t line;
        std::size_t column;
    };

    Metadata() = default;

    /// White space alone is no metadata. Errors: too_long, malformed_json, wrong_type (not an
    /// object), too_deep, too_many (keys, in all objects together), duplicate_key, out_of_range,
    /// control_character (in text).
    static Result<Metadata, Mistake> parse(std::string_view text);

    /// As typed, white space around it removed.
    const std::string& reveal() const { return text_.reveal(); }
    bool empty() const { return text_.empty(); }
    friend bool operator==(const Metadata& a, const Metadata& b) {
        return a.reveal() == b.reveal();
    }

private:
    explicit Metadata(std::string text) : text_{std::move(text)} {}
    Secret text_;
};

}  // namespace usher
