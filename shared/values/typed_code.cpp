#include "shared/values/typed_code.hpp"

#include "shared/values/crockford.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

constexpr std::size_t field_order = 31;  // of the multiplicative group of GF(32)

using Symbols = std::array<std::uint8_t, TypedCode::symbols>;

// GF(32) as powers of x modulo x^5 + x^2 + 1, a primitive polynomial.
struct Field {
    std::array<std::uint8_t, field_order> power{};
    std::array<std::uint8_t, 32> logarithm{};

    constexpr Field() {
        std::uint8_t value = 1;
        for (std::size_t i = 0; i < field_order; ++i) {
            power[i] = value;
            logarithm[value] = static_cast<std::uint8_t>(i);
            value = static_cast<std::uint8_t>(value << 1U);
            if ((value & 32U) != 0) value = static_cast<std::uint8_t>((value ^ 0b100101U) & 31U);
        }
    }
    constexpr std::uint8_t times_power(std::uint8_t a, std::size_t exponent) const {
        if (a == 0) return 0;
        return power[(logarithm[a] + exponent) % field_order];
    }
};
constexpr Field field;

struct Syndromes {
    std::uint8_t at_first = 0;   // the word evaluated at x^1
    std::uint8_t at_second = 0;  // and at x^2
};

// The word is a polynomial whose lowest coefficient is the last symbol.
Syndromes evaluate(const Symbols& word) {
    Syndromes syndromes;
    for (const std::uint8_t symbol : word) {
        syndromes.at_first =
            static_cast<std::uint8_t>(field.times_power(syndromes.at_first, 1) ^ symbol);
        syndromes.at_second =
            static_cast<std::uint8_t>(field.times_power(syndromes.at_second, 2) ^ symbol);
    }
    return syndromes;
}

// The remainder of division by (x - x^1)(x - x^2): what makes both syndromes zero.
void append_checks(Symbols& word) {
    constexpr std::uint8_t sum = field.power[1] ^ field.power[2];
    constexpr std::size_t product_exponent = 3;
    std::uint8_t high = 0;
    std::uint8_t low = 0;
    for (std::size_t i = 0; i < TypedCode::data_symbols; ++i) {
        const auto feedback = static_cast<std::uint8_t>(word[i] ^ high);
        high = static_cast<std::uint8_t>(low ^ field.times_power(feedback, field.logarithm[sum]));
        low = field.times_power(feedback, product_exponent);
    }
    word[TypedCode::data_symbols] = high;
    word[TypedCode::data_symbols + 1] = low;
}

Symbols to_symbols(const TypedCode::Bytes& bytes) {
    Symbols word{};
    for (std::size_t i = 0; i < TypedCode::data_symbols; ++i) {
        const std::size_t bit = i * 5;
        const unsigned pair = static_cast<unsigned>(bytes[bit / 8] << 8U) |
                              (bit / 8 + 1 < bytes.size() ? bytes[bit / 8 + 1] : 0U);
        word[i] = static_cast<std::uint8_t>((pair >> (11 - bit % 8)) & 31U);
    }
    append_checks(word);
    return word;
}

TypedCode::Bytes to_bytes(const Symbols& word) {
    TypedCode::Bytes bytes{};
    for (std::size_t i = 0; i < TypedCode::data_symbols; ++i) {
        for (std::size_t j = 0; j < 5; ++j) {
            const std::size_t bit = i * 5 + j;
            if ((word[i] >> (4 - j) & 1U) != 0)
                bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] | (0x80U >> (bit % 8)));
        }
    }
    return bytes;
}

// Where a single wrong symbol would explain both syndromes.
std::optional<std::size_t> locate(const Syndromes& syndromes) {
    if (syndromes.at_first == 0 || syndromes.at_second == 0) return std::nullopt;
    const std::size_t exponent =
        (field.logarithm[syndromes.at_second] + field_order - field.logarithm[syndromes.at_first]) %
        field_order;
    if (exponent >= TypedCode::symbols) return std::nullopt;
    return TypedCode::symbols - 1 - exponent;
}

}  // namespace

TypedCode TypedCode::from_bytes(const Bytes& bytes) { return TypedCode{bytes}; }

Result<TypedCode, TypedCode::Mistake> TypedCode::parse(std::string_view text) {
    Symbols word{};
    std::size_t count = 0;
    for (const char c : ascii_digits(text)) {
        if (crockford::is_separator(c)) continue;
        const auto symbol = crockford::symbol_of(c);
        if (!symbol) return Mistake{Code::code_symbol, count};
        if (count < symbols) word[count] = *symbol;
        ++count;
    }
    if (count == 0) return Mistake{Code::required, std::nullopt};
    if (count != symbols) return Mistake{Code::code_length, std::nullopt};
    const Syndromes syndromes = evaluate(word);
    if (syndromes.at_first != 0 || syndromes.at_second != 0)
        return Mistake{Code::code_mistyped, locate(syndromes)};
    return TypedCode{to_bytes(word)};
}

std::string TypedCode::text() const {
    std::string text;
    const Symbols word = to_symbols(bytes_);
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i > 0 && i % 4 == 0) text.push_back('-');
        text.push_back(crockford::alphabet[word[i]]);
    }
    return text;
}

}  // namespace usher
