#include "server/auth/base32.hpp"

#include <cstdint>

namespace usher::auth {

std::string encode_base32(std::string_view bytes) {
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = held << 8U | static_cast<std::uint8_t>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += alphabet[held >> (bits - 5) & 31U];
    }
    if (bits > 0) text += alphabet[held << (5 - bits) & 31U];
    return text;
}

}  // namespace usher::auth
