#include "tests/support/vectors/labels.hpp"

#include <algorithm>
#include <array>

#include "tests/support/vectors/stop.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 13> kinds{
    "organization", "project", "person",  "membership",  "invitation",  "role", "account",
    "command",      "group",   "request", "application", "integration", "job"};
constexpr std::array<std::string_view, 5> actors{"actor", "inviter", "voucher", "by",
                                                 "archived_by"};

bool is_label(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return false;
    if (text.find_first_of(" :\n", colon + 1) != std::string_view::npos) return false;
    for (const std::string_view kind : kinds) {
        if (text.substr(0, colon) == kind) return true;
    }
    return false;
}

// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view text, std::uint64_t seed) {
    std::uint64_t value = 0xcbf29ce484222325ULL ^ seed;
    for (const char c : text) {
        value ^= static_cast<unsigned char>(c);
        value *= 0x100000001b3ULL;
    }
    return value;
}

}  // namespace

Bits128 bits_of_label(std::string_view label) {
    Bits128 bits;
    const std::array<std::uint64_t, 2> halves{hash(label, 0), hash(label, 0x5bd1e9955bd1e995ULL)};
    for (std::size_t i = 0; i < 16; ++i)
        bits.bytes[i] = static_cast<std::uint8_t>(halves[i / 8] >> (8 * (i % 8)));
    bits.bytes[6] = static_cast<std::uint8_t>((bits.bytes[6] & 0x0fU) | 0x70U);
    bits.bytes[8] = static_cast<std::uint8_t>((bits.bytes[8] & 0x3fU) | 0x80U);
    return bits;
}

Json Labels::resolve_text(const std::string& text) {
    if (!is_label(text)) return text;
    const std::string id = bits_of_label(text).text();
    const auto [known, is_new] = label_of_.emplace(id, text);
    if (!is_new && known->second != text)
        stop(text + " and " + known->second + " have the same identifier");
    return id;
}

Json Labels::resolve_actor(const std::string& text) {
    if (text == "anonymous" || text == "system") return {{"kind", text}};
    if (text.rfind("integration:", 0) == 0)
        return {{"kind", "integration"}, {"integration", resolve_text(text)}};
    return {{"kind", "account"}, {"account", resolve_text(text)}};
}

Json Labels::resolve(const Json& json) {
    if (json.is_string()) return resolve_text(json.get<std::string>());
    if (!json.is_structured()) return json;
    Json resolved = json;
    for (auto& [key, value] : resolved.items()) {
        const bool is_actor = std::find(actors.begin(), actors.end(), key) != actors.end();
        value = json.is_object() && is_actor && value.is_string()
                    ? resolve_actor(value.get<std::string>())
                    : resolve(value);
    }
    return resolved;
}

std::string Labels::readable(std::string text) const {
    for (const auto& [id, label] : label_of_) {
        for (std::size_t at = text.find(id); at != std::string::npos; at = text.find(id, at))
            text.replace(at, id.size(), label);
    }
    return text;
}

}  // namespace usher::test
