#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace usher::auth {

/// Where a guess comes from, in one spelling for all that one subscriber can take on: an IPv4
/// address whole (also when it is written as an IPv4-mapped IPv6 address), of an IPv6 address the
/// first 64 bits (RFC 4291 section 2.5.4). For example `192.0.2.7/32`, `2001:db8:1:2::/64`. A zone
/// (`%eth0`) is left out. All texts that are no address share the prefix `unknown`.
std::string address_prefix(std::string_view address);

/// The same in bytes: two addresses have the same ones when they have the same prefix.
using AddressPrefixKey = std::array<std::uint8_t, 9>;
AddressPrefixKey address_prefix_key(std::string_view address);

}  // namespace usher::auth
