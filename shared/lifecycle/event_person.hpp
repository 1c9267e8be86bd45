#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

struct PersonAdded {
    Person person;
};

struct MembershipAdded {
    PersonId person;
    Membership membership;
};

/// Memberships went out in a new envelope; or they joined the open one of a person without address,
/// which stays as it is (`inviter` and `sent_at` are then those of the joining).
struct Invited {
    PersonId person;
    Invitation invitation;
    struct Seat {
        MembershipId membership;
        std::optional<RoleId> role;
        std::vector<GroupId> groups;
        /// `invited`, or `offered` when it was approved first.
        Phase phase = Phase::invited;
        /// For `offered`: whoever accepts must bear it.
        std::optional<Handle> handle;
    };
    std::vector<Seat> seats;
};

/// An open envelope was renewed. `voucher` replaces that of the memberships named in `vouched`.
struct InvitationRenewed {
    enum class Cause : std::uint8_t {
        resend = 0,
        renew_link = 1,
        copy_link = 2,
        edit = 3,  // the person has a new address, or none any more
        code = 4,  // a new access code was issued
    };

    PersonId person;
    InvitationId invitation;
    Cause cause = Cause::resend;
    std::uint32_t generation = 0;
    Instant sent_at;
    Instant lapses_at;
    Actor voucher;
    std::vector<MembershipId> vouched;
    /// For `edit`: where it is written to now; none: it is an access code now.
    std::optional<EmailAddress> written_to;
};

/// Somebody took the link in hand. Changes nothing; stands in the log.
struct LinkCopied {
    PersonId person;
    InvitationId invitation;
    Scope scope;
};

/// The live link is mailed once more.
struct InvitationReminded {
    PersonId person;
    InvitationId invitation;
    Instant at;
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

/// For the first time; only where the instance shows accounts.
struct InvitationOpened {
    PersonId person;
    InvitationId invitation;
    Instant at;
};

/// Back to `invited` or `offered`.
struct InvitationReconsidered {
    PersonId person;
    MembershipId membership;
    Phase phase = Phase::invited;
    Instant at;
};

struct AccessRequested {
    PersonId person;
    MembershipId membership;
    Request request;
};

/// Back to where it came from.
struct RequestWithdrawn {
    PersonId person;
    MembershipId membership;
    Phase phase = Phase::invited;
    Instant at;
};

/// Back to where it came from.
struct RequestDenied {
    PersonId person;
    MembershipId membership;
    Phase phase = Phase::invited;
    Message reason;
    Instant at;
};

struct MembershipLeft {
    PersonId person;
    MembershipId membership;
    Instant at;
};

struct MembershipArchived {
    PersonId person;
    MembershipId membership;
    Actor by;
    Instant at;
};

/// To `active` what was active, else to `uninvited`.
struct MembershipRestored {
    PersonId person;
    MembershipId membership;
    Phase phase = Phase::uninvited;
    Instant at;
};

/// Its project goes.
struct MembershipRemoved {
    PersonId person;
    MembershipId membership;
};

/// Another role, other groups.
struct GrantChanged {
    PersonId person;
    MembershipId membership;
    std::optional<RoleId> role;
    std::vector<GroupId> groups;
    Actor voucher;
    Instant at;
};

/// The owner of the active membership can or cannot sign in any more.
struct SignInChanged {
    PersonId person;
    MembershipId membership;
    bool can_sign_in = false;
};

/// All that an edit can change, as it is now.
struct PersonEdited {
    PersonId person;
    Name name;
    std::optional<EmailAddress> address;
    std::optional<Username> username;
    std::vector<ExternalIdentity> external_ids;
    Locale locale;
    /// What it was before, for the claims.
    std::optional<EmailAddress> former_address;
    std::optional<Username> former_username;
    std::vector<ExternalIdentity> former_external_ids;
};

/// The log says that it was set, never to what.
struct MetadataSet {
    PersonId person;
    Metadata metadata;
};

/// By the owner's claim of a code.
struct PersonLinked {
    PersonId person;
    AccountId account;
    Name name;
    Instant at;
};

struct PersonUnlinked {
    PersonId person;
    AccountId account;
};

/// A recovery code. Issuing an access code is Invited or InvitationRenewed.
struct CodeIssued {
    PersonId person;
    std::uint32_t generation = 1;
    Instant issued_at;
    Instant lapses_at;
    Actor by;
};

/// The recovery code; or with an invitation its access code, which is as if it had lapsed.
struct CodeDeactivated {
    PersonId person;
    std::optional<InvitationId> invitation;
    Instant at;
};

struct CodeUsed {
    PersonId person;
    Instant at;
};

/// Registered or submitted. The log says that it was, never what.
struct IdentityRecorded {
    PersonId person;
    Identity identity;
};

struct IdentityDecided {
    PersonId person;
    Identity::State state = Identity::State::validated;
    Message reason;
    Actor by;
    Instant at;
};

/// `merged` is the record of the one who is kept; the other is gone.
struct PeopleMerged {
    PersonId person;
    PersonId absorbed;
    Record merged;
    /// What the absorbed one had claimed and what of it nobody holds any more.
    Person former;
};

/// Gone, with every trace but the log's headers.
struct PersonErased {
    PersonId person;
    std::optional<EmailAddress> former_address;
    std::optional<Username> former_username;
    std::vector<ExternalIdentity> former_external_ids;
};

}  // namespace usher
