#include "shared/values/metadata.hpp"

#include "shared/policy/limits.hpp"
#include "shared/values/json_check.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

// RFC 8259 leaves lines to the reader: they end at a line feed, a carriage return, or both in a
// row.
Metadata::Mistake placed(Code code, std::string_view text, std::size_t position) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < position; ++i) {
        const bool ends_line =
            text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n");
        if (ends_line) {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80) {
            ++column;
        }
    }
    return {code, line, column};
}

}  // namespace

Result<Metadata, Metadata::Mistake> Metadata::parse(std::string_view text) {
    const std::string_view trimmed = trim(text);
    if (trimmed.size() > limits::metadata_bytes) return Mistake{Code::too_long, 1, 1};
    if (trimmed.empty()) return Metadata{};
    if (const auto mistake = check_json_object(trimmed)) {
        const auto before = static_cast<std::size_t>(trimmed.data() - text.data());
        return placed(mistake->code, text, before + mistake->position);
    }
    return Metadata{std::string{trimmed}};
}

}  // namespace usher
