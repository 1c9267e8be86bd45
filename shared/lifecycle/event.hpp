#pragma once

#include <variant>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

struct OrganizationCreated {
    Organization organization;
};

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
};

struct PersonAdded {
    Person person;
};

struct MembershipAdded {
    PersonId person;
    Membership membership;
};

/// Memberships went out in a new envelope.
struct Invited {
    PersonId person;
    Invitation invitation;
    struct Seat {
        MembershipId membership;
        RoleId role;
    };
    std::vector<Seat> seats;
};

/// An open envelope was renewed. `voucher` replaces that of the memberships named in `vouched`.
struct InvitationRenewed {
    enum class Cause : std::uint8_t { resend = 0, renew_link = 1, copy_link = 2 };

    PersonId person;
    InvitationId invitation;
    Cause cause = Cause::resend;
    std::uint32_t generation = 0;
    Instant sent_at;
    Instant lapses_at;
    Actor voucher;
    std::vector<MembershipId> vouched;
};

/// Somebody took the link in hand. Changes nothing; stands in the log.
struct LinkCopied {
    PersonId person;
    InvitationId invitation;
    Scope scope;
};

struct InvitationRevoked {
    PersonId person;
    MembershipId membership;
    Instant at;
};

struct InvitationAccepted {
    PersonId person;
    MembershipId membership;
    AccountId account;
    /// The account's name, for a person whom the organization has no name for.
    Name name;
    Instant at;
};

struct InvitationDeclined {
    PersonId person;
    MembershipId membership;
    Instant at;
};

using EventBody = std::variant<OrganizationCreated, InstanceSetUp, AccountCreated, AccountTakenOver,
                               PersonAdded, MembershipAdded, Invited, InvitationRenewed, LinkCopied,
                               InvitationRevoked, InvitationAccepted, InvitationDeclined>;

struct Event {
    /// Nil for what happens to an account or the instance.
    OrganizationId home;
    EventBody body;
};

}  // namespace usher
