#include "shared/values/address_code.hpp"

#include "shared/values/crockford.hpp"
#include "shared/values/text.hpp"

namespace usher {

AddressCode AddressCode::from_bits(std::uint64_t bits) {
    return AddressCode{bits & ((std::uint64_t{1} << 40) - 1)};
}

Result<AddressCode, Code> AddressCode::parse(std::string_view text) {
    std::uint64_t bits = 0;
    std::size_t count = 0;
    for (const char c : ascii_digits(text)) {
        if (crockford::is_separator(c)) continue;
        const auto symbol = crockford::symbol_of(c);
        if (!symbol) return Code::code_symbol;
        bits = bits << 5U | *symbol;
        if (++count > symbols) return Code::code_length;
    }
    if (count == 0) return Code::required;
    if (count != symbols) return Code::code_length;
    return AddressCode{bits};
}

std::string AddressCode::text() const {
    std::string text;
    for (std::size_t i = 0; i < symbols; ++i) {
        if (i == symbols / 2) text.push_back('-');
        text.push_back(crockford::alphabet[bits_ >> (5 * (symbols - 1 - i)) & 31U]);
    }
    return text;
}

}  // namespace usher
