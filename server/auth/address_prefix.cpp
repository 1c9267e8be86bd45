#include "server/auth/address_prefix.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

namespace usher::auth {
namespace {

std::string prefix_of(const in_addr& address) {
    std::array<char, INET_ADDRSTRLEN> text{};
    inet_ntop(AF_INET, &address, text.data(), INET_ADDRSTRLEN);
    return std::string{text.data()} + "/32";
}

std::string prefix_of(in6_addr address) {
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        in_addr mapped{};
        std::copy_n(&address.s6_addr[12], 4, reinterpret_cast<unsigned char*>(&mapped));
        return prefix_of(mapped);
    }
    std::fill(&address.s6_addr[8], &address.s6_addr[16], static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(AF_INET6, &address, text.data(), INET6_ADDRSTRLEN);
    return std::string{text.data()} + "/64";
}

}  // namespace

std::string address_prefix(std::string_view address) {
    const std::string text{address.substr(0, address.find('%'))};
    if (text.find('\0') != std::string::npos) return "unknown";
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) return prefix_of(four);
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) == 1) return prefix_of(six);
    return "unknown";
}

}  // namespace usher::auth
