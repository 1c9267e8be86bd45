#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

struct InstanceSetUp {
    AccountId administrator;
    bool copied_link_proves_mailbox = false;
};

struct AccountCreated {
    Account account;
};

/// A proof that holds everywhere took an account over that had only a scoped one: its credential is
/// replaced, its sessions end.
struct AccountTakenOver {
    Account account;
    /// What it was before, for the claims.
    std::vector<ProvedAddress> former_addresses;
    std::vector<ProviderSubject> former_providers;
    std::optional<Handle> former_handle;
};

/// The account as it is now, by its owner or the server's administrator.
struct AccountChanged {
    enum class Cause : std::uint8_t {
        edited = 0,
        password_changed = 1,
        second_factor_set = 2,
        second_factor_reset = 3,
        address_added = 4,
        address_removed = 5,
        provider_linked = 6,
        provider_unlinked = 7,
        suspended = 8,
        reinstated = 9,
        recovered = 10,
        sessions_ended = 11,
    };

    Cause cause = Cause::edited;
    Account account;
    /// What it was before, for the claims.
    std::vector<ProvedAddress> former_addresses;
    std::vector<ProviderSubject> former_providers;
    std::optional<Handle> former_handle;
};

struct AccountErased {
    AccountId account;
    std::vector<ProvedAddress> former_addresses;
    std::vector<ProviderSubject> former_providers;
    std::optional<Handle> former_handle;
};

struct InstancePoliciesSet {
    InstancePolicies policies;
};

struct AdministratorAdded {
    AccountId account;
};

struct AdministratorRemoved {
    AccountId account;
};

}  // namespace usher
