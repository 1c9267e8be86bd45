#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// How a link or code came to its holder. A copied one names the scope it opens and proves no
/// mailbox.
struct Channel {
    enum class Kind : std::uint8_t { mail = 0, copy = 1 };

    Kind kind = Kind::mail;
    Scope scope;

    friend bool operator==(const Channel&, const Channel&) = default;
};

/// A link or typed code whose authenticity the server has checked: what it says, not that it is
/// still good.
struct PresentedLink {
    InvitationId invitation;
    std::uint32_t generation = 0;
    Channel channel;
    /// The key of the address that it was written to.
    std::string address_key;
};

/// Who issues a command, and what the server knows that they have proved. The browser's is a
/// prediction.
struct Caller {
    Actor actor;
    /// The name on the caller's own account: fills in for a person whom the organization has no
    /// name for.
    Name name;
    /// Addresses that the session has proved: those of its account, or of the sign-up under way.
    std::vector<ProvedAddress> proved;
    /// The link that came with this request, if any.
    std::optional<PresentedLink> link;
    /// The holder of the set-up link, on first start.
    bool holds_set_up_link = false;
};

enum class When { now, by_link, later };

/// The one way in. Finds the person by canonical address, else makes them; never changes a person
/// already here.
struct InvitePerson {
    struct Seat {
        MembershipId id;
        Scope scope;
    };
    PersonId person;
    Name name;
    EmailAddress address;
    std::vector<Seat> seats;
    RoleId role;
    InvitationId invitation;
    When when = When::now;
    Message message;
    Locale locale;
};

/// Sends an open invitation again: a new generation and a new window.
struct Resend {
    InvitationId invitation;
};

/// The invited person renews a lapsed or superseded mailed link; goes to the same mailbox.
struct RenewLink {
    InvitationId invitation;
};

/// Takes a link in hand. A lapsed invitation is first renewed, without mail.
struct CopyLink {
    InvitationId invitation;
    Scope scope;
};

/// Withdraws a membership that nobody has answered.
struct Revoke {
    MembershipId membership;
};

struct Accept {
    MembershipId membership;
};

struct Decline {
    MembershipId membership;
};

/// First start: founder, organization, administrator of the server.
struct SetUp {
    AccountId account;
    Name name;
    EmailAddress address;
    Secret credential;
    OrganizationId organization;
    Name organization_name;
    PersonId person;
    MembershipId membership;
    /// Founder, Admin, Inviter, Member.
    std::vector<RoleId> roles;
    bool copied_link_proves_mailbox = false;
};

/// Makes the account of somebody who has proved the address.
struct CreateAccount {
    AccountId account;
    Name name;
    EmailAddress address;
    Secret credential;
    Locale locale;
};

/// What an organization's people do with each other; decided without any way to ask for an account.
using OrganizationBody =
    std::variant<InvitePerson, Resend, RenewLink, CopyLink, Revoke, Accept, Decline>;
/// What the owner of an account does with it.
using OwnerBody = std::variant<SetUp, CreateAccount>;
using Body = std::variant<InvitePerson, Resend, RenewLink, CopyLink, Revoke, Accept, Decline, SetUp,
                          CreateAccount>;

struct Command {
    CommandId id;
    /// The organization that the command is at home in. For commands at home in an account: the
    /// organization that the caller's link belongs to, which is read and not changed, or nil.
    OrganizationId home;
    Caller by;
    Instant at;
    Body body;
};

}  // namespace usher
