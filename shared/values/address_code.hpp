#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// The short code that is mailed to prove an address: 40 bits as eight symbols of Crockford's base
/// 32, `ABCD-EFGH`. It holds for minutes and few tries, so it carries no check symbols.
class AddressCode {
public:
    static constexpr std::size_t symbols = 8;

    /// The lowest 40 bits count.
    static AddressCode from_bits(std::uint64_t bits);

    /// Letters in either case, O read as 0, I and L as 1, digits as `ascii_digits` reads them,
    /// white space and hyphens ignored.
    /// Errors: required, code_symbol, code_length.
    static Result<AddressCode, Code> parse(std::string_view text);

    std::uint64_t bits() const { return bits_; }
    std::string text() const;

    friend bool operator==(const AddressCode&, const AddressCode&) = default;

private:
    explicit AddressCode(std::uint64_t bits) : bits_{bits} {}
    std::uint64_t bits_;
};

}  // namespace usher
