#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "server/auth/key_ring.hpp"
#include "server/auth/sent_invitation.hpp"
#include "shared/lifecycle/command.hpp"

namespace usher::auth {

/// A ring whose keys everybody knows. The key of id n is n, n + 1, n + 2 and so on, but that of id
/// 7 begins with 0.
inline KeyRing known_ring(std::initializer_list<KeyId> ids = {7}) {
    std::vector<KeyRing::Master> masters;
    for (const auto id : ids) {
        auto& master = masters.emplace_back();
        master.id = id;
        auto byte = static_cast<std::uint8_t>(id == 7 ? 0 : id);
        for (auto& key_byte : master.key.bytes()) key_byte = byte++;
    }
    return KeyRing{masters};
}

template <class AnyId>
AnyId known_id(std::uint8_t last) {
    return AnyId{Bits128{{0x01, 0x92, 0xf0, 0xc1, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, last}}};
}

inline SentInvitation known_invitation() {
    return {known_id<OrganizationId>(1), known_id<InvitationId>(2), 3, "jw@cowboy.com"};
}

inline Channel copied_for_organization() { return {Channel::Kind::copy, {}}; }
inline Channel copied_for_project() { return {Channel::Kind::copy, {known_id<ProjectId>(3)}}; }

}  // namespace usher::auth
