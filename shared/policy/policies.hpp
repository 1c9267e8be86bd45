#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/policy/limits.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"

namespace usher {

/// Whether one who holds the invitation becomes a member by accepting, or first asks and is
/// approved. The numbers are stored.
enum class Onboarding { direct = 0, verified = 1 };

/// Who may ask for access without being invited: nobody, who holds an invitation's code, everybody.
enum class AccessRequests : std::uint8_t { off = 0, with_code = 1, open = 2 };

/// How somebody signed in. The numbers are stored.
enum class SignInMethod : std::uint8_t { password = 0, organization_provider = 1, provider = 2 };

/// What an organization may set for itself. A change touches nobody who is already invited.
struct Policies {
    Duration invite_ttl = limits::invite_ttl;
    Onboarding onboarding = Onboarding::direct;
    /// Where requests for access are told.
    std::optional<EmailAddress> notification_address;
    /// Domains in lower-case A-labels; empty: any. Asked when inviting.
    std::vector<std::string> allowed_domains;
    /// No mailboxes of the large public providers. Asked when inviting.
    bool business_addresses_only = false;
    /// Asked when accepting.
    bool require_second_factor = false;
    /// Ways of signing in that count; empty: any. Asked when accepting.
    std::vector<SignInMethod> sign_in_methods;
    /// What a person gets when nobody names a role.
    std::optional<RoleId> default_role;
    Locale default_locale;
    /// An IANA name; for mails and screens, never for a rule.
    std::string time_zone = "UTC";
    /// Unanswered invitations are mailed once more after this long; none: never.
    std::optional<Duration> reminder;
    AccessRequests access_requests = AccessRequests::with_code;
    /// How many people may be pending or active at once; none: any number.
    std::optional<std::uint32_t> seats;
    /// How many invitations one inviter may send a day; none: any number.
    std::optional<std::uint32_t> send_limit;
    /// How many invitations all its inviters together may send a day; none: any number.
    std::optional<std::uint32_t> organization_send_limit;
    /// After this long an unanswered invitation's person is erased.
    Duration keep_unanswered = limits::keep_unanswered;
    Duration keep_import_files = limits::keep_import_files;

    friend bool operator==(const Policies&, const Policies&) = default;
};

/// Who may see whether an address has an account. The numbers are stored.
enum class AccountVisibility : std::uint8_t { never = 0, server_admin = 1, org_admin = 2 };

/// What the server's administrator sets for the whole instance.
struct InstancePolicies {
    /// A link that an administrator hands over proves the address, inside that organization alone.
    bool copied_link_proves_mailbox = false;
    /// Whether an account can be made without an invitation.
    bool open_sign_up = false;
    AccountVisibility account_existence_visible = AccountVisibility::never;

    /// Whether the server's administrator, or also an organization's, may see whether an address
    /// has an account.
    bool shows_accounts_to_server() const {
        return account_existence_visible != AccountVisibility::never;
    }
    bool shows_accounts_to_organizations() const {
        return account_existence_visible == AccountVisibility::org_admin;
    }

    friend bool operator==(const InstancePolicies&, const InstancePolicies&) = default;
};

}  // namespace usher
