#include "shared/values/typed_code.hpp"

#include <algorithm>

#include "shared/values/address_code.hpp"
#include "tests/fuzz/property.hpp"

namespace {

using usher::AddressCode;
using usher::TypedCode;
using usher::fuzz::holds;

// One wrong symbol is noticed and found; `symbol` counts without the hyphens.
void mistype(const TypedCode& code, std::size_t symbol, std::size_t other) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string text = code.text();
    char& place = text[symbol % TypedCode::symbols * 5 / 4];
    if (place == alphabet[other % alphabet.size()]) return;
    place = alphabet[other % alphabet.size()];
    const auto mistyped = TypedCode::parse(text);
    holds(!mistyped && mistyped.error().code == usher::Code::code_mistyped);
    holds(mistyped.error().symbol == symbol % TypedCode::symbols);
}

}  // namespace

// Each code has one way of being written, and no other code is one slip away.
USHER_FUZZ(text) {
    if (const auto code = TypedCode::parse(text)) {
        const auto again = TypedCode::parse(code->text());
        holds(again && *again == *code && again->text() == code->text());
    }
    if (const auto code = AddressCode::parse(text)) {
        const auto again = AddressCode::parse(code->text());
        holds(again && *again == *code && again->text() == code->text());
    }
    TypedCode::Bytes bytes{};
    if (text.size() < bytes.size() + 2) return;
    std::copy_n(text.begin(), bytes.size(), bytes.begin());
    const auto code = TypedCode::parse(TypedCode::from_bytes(bytes).text());
    holds(code && code->bytes() == bytes);
    mistype(*code, static_cast<unsigned char>(text[10]), static_cast<unsigned char>(text[11]));
}
