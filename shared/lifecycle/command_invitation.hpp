#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// The numbers are the wire's.
enum class When { now, by_link, later };

/// The one way in. Finds the person by canonical address, else by external id, else makes them;
/// never changes a person already here.
struct InvitePerson {
    struct Seat {
        MembershipId id;
        Scope scope;
    };
    PersonId person;
    Name name;
    std::optional<EmailAddress> address;
    std::vector<Seat> seats;
    /// None: the organization's default.
    std::optional<RoleId> role;
    InvitationId invitation;
    When when = When::now;
    Message message;
    std::optional<Locale> locale;
    std::vector<GroupId> groups;
    std::optional<Username> username;
    std::vector<ExternalIdentity> external_ids;
    Metadata metadata;
    /// Registers the identity in the same step; empty: not.
    std::map<std::string, std::string> identity;
};

/// Sends uninvited, declined, revoked, left and archived memberships of one person out in a new
/// envelope; what is open already is sent again.
struct Invite {
    PersonId person;
    std::vector<MembershipId> memberships;
    InvitationId invitation;
    When when = When::now;
    Message message;
};

/// Sends an open invitation again: a new generation and a new window.
struct Resend {
    InvitationId invitation;
};

/// The invited person renews a lapsed or superseded mailed link; goes to the same mailbox.
struct RenewLink {
    InvitationId invitation;
};

/// Mails the live link of an unanswered invitation once more; the system's own.
struct Remind {
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

/// The holder of the link looks at the invitation. Keeps nothing unless the instance shows
/// accounts.
struct Open {
    InvitationId invitation;
};

struct Accept {
    MembershipId membership;
};

struct Decline {
    MembershipId membership;
};

/// Takes a refusal back, until the window lapses.
struct Reconsider {
    MembershipId membership;
};

/// The owner of an account asks to be let in: for the membership that was invited under verified
/// onboarding, else beside everybody, consuming nothing.
struct RequestAccess {
    /// For a request that stands beside.
    RequestId request;
    /// None: no invitation is meant.
    std::optional<MembershipId> membership;
    Scope scope;
};

/// One of the two.
struct WithdrawRequest {
    std::optional<MembershipId> membership;
    std::optional<RequestId> request;
};

/// Approves somebody by address and handle, before or after they ask. Finds the person by address,
/// else makes them; always sent in a new envelope.
struct Offer {
    PersonId person;
    MembershipId membership;
    InvitationId invitation;
    std::optional<EmailAddress> address;
    std::optional<Handle> handle;
    Scope scope;
    std::optional<RoleId> role;
    std::vector<GroupId> groups;
    Message message;
    /// A request that stands beside and is answered with this.
    std::optional<RequestId> request;
};

/// One of the two.
struct DenyRequest {
    std::optional<MembershipId> membership;
    std::optional<RequestId> request;
    Message reason;
};

/// Of the organization itself: all memberships there.
struct Leave {
    MembershipId membership;
};

}  // namespace usher
