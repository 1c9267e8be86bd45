#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// A code that a person types: 80 bits as sixteen symbols of Crockford's base 32, followed by two
/// check symbols. The check symbols make a Reed-Solomon code over GF(32) of distance three: every
/// one or two wrong symbols, so every swap of two, is caught, and a single wrong one can be
/// located. Written in groups of four: `ABCD-EFGH-JKMN-PQRS-TV`.
class TypedCode {
public:
    static constexpr std::size_t data_symbols = 16;
    static constexpr std::size_t symbols = 18;
    using Bytes = std::array<std::uint8_t, 10>;

    struct Mistake {
        Code code;
        /// The place of the symbol that is wrong, counted from 0 without separators, where it can
        /// be told.
        std::optional<std::size_t> symbol;
    };

    static TypedCode from_bytes(const Bytes& bytes);

    /// Letters in either case, O read as 0, I and L as 1, digits as `ascii_digits` reads them,
    /// white space and hyphens ignored.
    /// Errors: required, code_symbol (not of the alphabet), code_length, code_mistyped (the check
    /// symbols disagree).
    static Result<TypedCode, Mistake> parse(std::string_view text);

    const Bytes& bytes() const { return bytes_; }
    /// In groups of four, with hyphens.
    std::string text() const;

    friend bool operator==(const TypedCode&, const TypedCode&) = default;

private:
    explicit TypedCode(const Bytes& bytes) : bytes_{bytes} {}
    Bytes bytes_;
};

}  // namespace usher
