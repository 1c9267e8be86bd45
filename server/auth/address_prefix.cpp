#include "server/auth/address_prefix.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace usher::auth {
namespace {

constexpr std::uint8_t four = 4;
constexpr std::uint8_t six = 6;

AddressPrefixKey key_of(std::uint8_t family, const void* bytes, std::size_t size) {
    AddressPrefixKey key{family};
    std::copy_n(static_cast<const std::uint8_t*>(bytes), size, key.begin() + 1);
    return key;
}

}  // namespace

AddressPrefixKey address_prefix_key(std::string_view address) {
    // What is longer than any address is none.
    std::array<char, INET6_ADDRSTRLEN> text{};
    address = address.substr(0, address.find('%'));
    if (address.size() >= text.size() || address.find('\0') != std::string_view::npos) return {};
    std::copy(address.begin(), address.end(), text.begin());
    in_addr short_address{};
    if (inet_pton(AF_INET, text.data(), &short_address) == 1)
        return key_of(four, &short_address, sizeof short_address);
    in6_addr long_address{};
    if (inet_pton(AF_INET6, text.data(), &long_address) != 1) return {};
    if (IN6_IS_ADDR_V4MAPPED(&long_address)) return key_of(four, &long_address.s6_addr[12], 4);
    return key_of(six, &long_address, 8);
}

std::string address_prefix(std::string_view address) {
    const AddressPrefixKey key = address_prefix_key(address);
    std::array<char, INET6_ADDRSTRLEN> text{};
    in6_addr bytes{};
    std::copy(key.begin() + 1, key.end(), &bytes.s6_addr[0]);
    if (key[0] == four) {
        inet_ntop(AF_INET, &bytes, text.data(), INET6_ADDRSTRLEN);
        return std::string{text.data()} + "/32";
    }
    if (key[0] != six) return "unknown";
    inet_ntop(AF_INET6, &bytes, text.data(), INET6_ADDRSTRLEN);
    return std::string{text.data()} + "/64";
}

}  // namespace usher::auth
