#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/policy/permission.hpp"
#include "shared/policy/policies.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"
#include "shared/values/name.hpp"
#include "shared/values/secret.hpp"

namespace usher {

/// An organization, or one of its projects. The organization itself is the home of the command or
/// record it stands in.
struct Scope {
    std::optional<ProjectId> project;

    friend bool operator==(const Scope&, const Scope&) = default;
};

/// Where a membership stands. The numbers are stored.
enum class Phase : std::uint8_t {
    uninvited = 0,
    invited = 1,
    awaiting_approval = 2,
    offered = 3,
    active = 4,
    declined = 5,
    revoked = 6,
    left = 7,
    archived = 8,
};
constexpr int phase_count = 9;

/// True while the invitation that carries the membership waits for an answer.
constexpr bool is_open(Phase phase) { return phase == Phase::invited || phase == Phase::offered; }

/// How an invitation reaches its person. The numbers are stored.
enum class Delivery : std::uint8_t { mail = 0, link = 1 };

/// Who acts. `anonymous` holds a link and no account.
struct Actor {
    enum class Kind : std::uint8_t { anonymous = 0, account = 1, system = 2 };

    Kind kind = Kind::anonymous;
    AccountId account;

    static Actor of(AccountId account) { return {Kind::account, account}; }
    friend bool operator==(const Actor&, const Actor&) = default;
};

/// How an organization knows a human. Linked to an account only by the account's owner.
struct Person {
    PersonId id;
    Name name;
    std::optional<EmailAddress> address;
    Locale locale;
    std::optional<AccountId> account;
    Instant added_at;

    friend bool operator==(const Person&, const Person&) = default;
};

/// A person in a scope.
struct Membership {
    MembershipId id;
    Scope scope;
    Phase phase = Phase::uninvited;
    std::optional<RoleId> role;
    /// The last who sent, resent or changed its role: must still be able to grant it when it is
    /// accepted.
    Actor voucher;
    /// The open or last invitation it was in.
    std::optional<InvitationId> invitation;
    /// Whether the owner of an active membership has a way to sign in. Written by the owner's own
    /// commands.
    bool can_sign_in = false;
    Instant changed_at;

    friend bool operator==(const Membership&, const Membership&) = default;
};

/// The envelope. It has no phase of its own: it is open while a membership in it is.
struct Invitation {
    InvitationId id;
    std::optional<EmailAddress> written_to;
    /// Raised by every resend; links and codes of earlier generations are dead.
    std::uint32_t generation = 1;
    Onboarding onboarding = Onboarding::direct;
    Delivery delivery = Delivery::mail;
    Actor inviter;
    Instant sent_at;
    Instant lapses_at;
    /// When the invited person last renewed the link.
    std::optional<Instant> renewed_at;
    Message message;

    friend bool operator==(const Invitation&, const Invitation&) = default;
};

/// The unit that is loaded, stamped, redacted and synced. An envelope stays when nothing in it is
/// open any more: its id is never given twice, so no dead link comes alive. `change` is the
/// organization's number at which it last changed.
struct Record {
    Person person;
    std::vector<Membership> memberships;
    std::vector<Invitation> invitations;
    std::uint64_t change = 0;

    const Membership* membership(MembershipId id) const;
    const Membership* membership(const Scope& scope) const;
    const Invitation* invitation(InvitationId id) const;
    bool has_open(InvitationId invitation) const;
    friend bool operator==(const Record&, const Record&) = default;
};

struct Role {
    RoleId id;
    Name name;
    PermissionSet permissions;
    /// The role came with the organization and cannot be removed.
    bool built_in = false;

    friend bool operator==(const Role&, const Role&) = default;
};

/// An organization with its roles: few, always needed together, one record.
struct Organization {
    OrganizationId id;
    Name name;
    Policies policies;
    std::vector<Role> roles;
    Instant created_at;
    std::uint64_t change = 0;

    const Role* role(RoleId wanted) const;
    friend bool operator==(const Organization&, const Organization&) = default;
};

/// How an address of an account was proved: everywhere, or inside one organization alone.
struct ProvedAddress {
    EmailAddress address;
    std::optional<OrganizationId> inside;

    friend bool operator==(const ProvedAddress&, const ProvedAddress&) = default;
};

/// How a human signs in, instance-wide. Only its owner's commands can be given one.
struct Account {
    AccountId id;
    Name name;
    std::vector<ProvedAddress> addresses;
    /// The password's hash in PHC string form, sealed with a key that is not in the database.
    Secret credential;
    Locale locale;
    Instant created_at;
    /// Raised whenever every session of the account must end.
    std::uint32_t session_generation = 1;
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
