#include "shared/wire/kind.hpp"

namespace usher::wire::detail {

std::optional<Code> parse_id(std::string_view text, Bits128& bits) {
    const auto parsed = Bits128::parse(text);
    if (!parsed || parsed->is_nil()) return Code::id_malformed;
    bits = *parsed;
    return std::nullopt;
}

std::optional<Code> parse_instant(std::string_view text, void* value) {
    const auto parsed = Instant::parse(text);
    if (!parsed) return Code::instant_malformed;
    *static_cast<Instant*>(value) = *parsed;
    return std::nullopt;
}

std::optional<Code> parse_metadata(std::string_view text, void* value) {
    auto parsed = Metadata::parse(text);
    if (!parsed) return parsed.error().code;
    *static_cast<Metadata*>(value) = *std::move(parsed);
    return std::nullopt;
}

std::optional<Code> parse_string(std::string_view text, void* value) {
    if (text.size() > longest_string) return Code::too_long;
    *static_cast<std::string*>(value) = std::string{text};
    return std::nullopt;
}

void write_metadata(JsonText& text, const void* value) {
    text.text(static_cast<const Metadata*>(value)->reveal());
}

void write_string(JsonText& text, const void* value) {
    text.text(*static_cast<const std::string*>(value));
}

}  // namespace usher::wire::detail
