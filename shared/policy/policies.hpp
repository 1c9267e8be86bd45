#pragma once

#include "shared/policy/limits.hpp"
#include "shared/values/instant.hpp"

namespace usher {

/// Whether one who holds the invitation becomes a member by accepting, or first asks and is
/// approved.
enum class Onboarding { direct, verified };

/// What an organization may set for itself. A change touches nobody who is already invited.
struct Policies {
    Duration invite_ttl = limits::invite_ttl;
    Onboarding onboarding = Onboarding::direct;

    friend bool operator==(const Policies&, const Policies&) = default;
};

/// What the server's administrator sets for the whole instance.
struct InstancePolicies {
    /// A link that an administrator hands over proves the address, inside that organization alone.
    bool copied_link_proves_mailbox = false;

    friend bool operator==(const InstancePolicies&, const InstancePolicies&) = default;
};

}  // namespace usher
