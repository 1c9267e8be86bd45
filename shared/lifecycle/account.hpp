#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/scope.hpp"
#include "shared/policy/policies.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/handle.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"
#include "shared/values/name.hpp"
#include "shared/values/secret.hpp"

namespace usher {

/// How an address of an account was proved: everywhere, or inside one organization alone.
struct ProvedAddress {
    EmailAddress address;
    std::optional<OrganizationId> inside;

    friend bool operator==(const ProvedAddress&, const ProvedAddress&) = default;
};

/// A sign-in at an identity provider, keyed by issuer and subject (OpenID Connect Core 1.0 section
/// 5.7), never by an address.
struct ProviderSubject {
    std::string issuer;
    std::string subject;

    friend bool operator==(const ProviderSubject&, const ProviderSubject&) = default;
};

/// How a human signs in, instance-wide. Only its owner's commands can be given one.
struct Account {
    AccountId id;
    Name name;
    std::vector<ProvedAddress> addresses;
    /// The password's hash in PHC string form, sealed with a key that is not in the database.
    /// Empty: no password.
    Secret credential;
    Locale locale;
    Instant created_at;
    /// Raised whenever every session of the account must end.
    std::uint32_t session_generation = 1;
    std::optional<Handle> handle;
    /// The key of time-based one-time passwords (RFC 6238), sealed. Empty: no second factor.
    Secret second_factor;
    std::vector<ProviderSubject> providers;
    std::optional<Instant> suspended_at;

    /// Has a way to sign in and is not suspended.
    bool can_sign_in() const {
        return !suspended_at && (!credential.empty() || !providers.empty());
    }
};

/// What is true of the whole server.
struct Instance {
    bool set_up = false;
    std::vector<AccountId> administrators;
    InstancePolicies policies;

    bool is_administrator(const Actor& actor) const;
    friend bool operator==(const Instance&, const Instance&) = default;
};

}  // namespace usher
