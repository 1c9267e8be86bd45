#include "server/auth/integration_token.hpp"

#include <algorithm>
#include <array>

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"

namespace usher::auth {
namespace {

constexpr std::string_view prefix = "usher_";
constexpr std::uint8_t version = 1;
constexpr std::size_t id_size = 16;
constexpr std::size_t organization_at = 2;
constexpr std::size_t integration_at = organization_at + id_size;
constexpr std::size_t generation_at = integration_at + id_size;
constexpr std::size_t mac_at = generation_at + 4;
using Bytes = std::array<std::uint8_t, mac_at + 32>;

template <class Id>
Id id_at(const Bytes& bytes, std::size_t place) {
    Id id;
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(place), id_size, id.bits.bytes.begin());
    return id;
}

}  // namespace

Secret derive_integration_token(const KeyRing& ring, const app::IntegrationPass& pass) {
    const auto generation = big_endian(pass.generation);
    const auto mac = ring.mac(Purpose::integration_token,
                              {view_of(pass.organization.bits.bytes),
                               view_of(pass.integration.bits.bytes), view_of(generation)});
    std::string bytes{static_cast<char>(version), static_cast<char>(ring.current())};
    bytes.append(view_of(pass.organization.bits.bytes));
    bytes.append(view_of(pass.integration.bits.bytes));
    bytes.append(view_of(generation)).append(view_of(mac));
    return Secret{std::string{prefix} + encode_base64url(bytes)};
}

std::optional<app::IntegrationPass> check_integration_token(const KeyRing& ring,
                                                            std::string_view text) {
    if (text.substr(0, prefix.size()) != prefix) return std::nullopt;
    Bytes bytes{};
    const auto size = decode_base64url(text.substr(prefix.size()), bytes);
    if (!size || *size != bytes.size() || bytes[0] != version) return std::nullopt;
    app::IntegrationPass pass;
    pass.organization = id_at<OrganizationId>(bytes, organization_at);
    pass.integration = id_at<IntegrationId>(bytes, integration_at);
    for (std::size_t i = generation_at; i < mac_at; ++i)
        pass.generation = pass.generation << 8 | bytes[i];
    Mac mac{};
    std::copy_n(bytes.begin() + mac_at, mac.size(), mac.begin());
    const auto generation = big_endian(pass.generation);
    const bool confirmed =
        ring.confirms(bytes[1], Purpose::integration_token,
                      {view_of(pass.organization.bits.bytes), view_of(pass.integration.bits.bytes),
                       view_of(generation)},
                      mac);
    return confirmed ? std::optional{pass} : std::nullopt;
}

}  // namespace usher::auth
