#include "server/auth/base64url.hpp"

#include <sodium.h>

#include <algorithm>

namespace usher::auth {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string encode_base64url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();  // libsodium ends it with a NUL
    return text;
}

std::optional<std::size_t> decode_base64url(std::string_view text, std::span<std::uint8_t> out) {
    // libsodium 1.0.18 reads some bytes above 127 as the letters that they are without their
    // highest bit.
    const bool is_ascii = std::all_of(text.begin(), text.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!is_ascii) return std::nullopt;
    std::size_t size = 0;
    const char* end = nullptr;
    const int refused = sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr,
                                          &size, &end, variant);
    if (refused != 0 || end != text.data() + text.size()) return std::nullopt;
    return size;
}

bool decode_exactly(std::string_view text, std::span<std::uint8_t> out) {
    return decode_base64url(text, out) == out.size();
}

}  // namespace usher::auth
