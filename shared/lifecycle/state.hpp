#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/account.hpp"
#include "shared/lifecycle/organization.hpp"
#include "shared/lifecycle/scope.hpp"
#include "shared/policy/policies.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/external_id.hpp"
#include "shared/values/handle.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"
#include "shared/values/metadata.hpp"
#include "shared/values/name.hpp"
#include "shared/values/username.hpp"

namespace usher {

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
/// True while something is under way: open, or asked for and not yet decided.
constexpr bool is_pending(Phase phase) {
    return is_open(phase) || phase == Phase::awaiting_approval;
}

/// How an invitation reaches its person: mailed, handed over as a link, or as an access code that
/// is typed. The numbers are stored.
enum class Delivery : std::uint8_t { mail = 0, link = 1, code = 2 };

/// What another system calls a person. Without an integration: what the organization itself does.
struct ExternalIdentity {
    std::optional<IntegrationId> integration;
    ExternalId id;

    friend bool operator==(const ExternalIdentity&, const ExternalIdentity&) = default;
};

/// What an organization knows of a person beyond their account. The values are personal: they are
/// never logged.
struct Identity {
    enum class State : std::uint8_t { submitted = 0, validated = 1, sent_back = 2 };

    State state = State::submitted;
    /// By the key of the field (Organization::identity_fields).
    std::map<std::string, std::string> values;
    Actor by;
    Instant at;
    /// Why it was sent back.
    Message reason;

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// A code by which an active person without address comes back into their account.
struct RecoveryCode {
    std::uint32_t generation = 1;
    Instant issued_at;
    Instant lapses_at;
    Actor by;
    /// Neither used nor deactivated.
    bool live = true;

    friend bool operator==(const RecoveryCode&, const RecoveryCode&) = default;
};

/// How an organization knows a human. Linked to an account only by the account's owner.
struct Person {
    PersonId id;
    Name name;
    std::optional<EmailAddress> address;
    Locale locale;
    std::optional<AccountId> account;
    Instant added_at;
    std::optional<Username> username;
    std::vector<ExternalIdentity> external_ids;
    Metadata metadata;
    std::optional<Identity> identity;
    std::optional<RecoveryCode> recovery;

    friend bool operator==(const Person&, const Person&) = default;
};

/// What the owner of an account asked for, and under which handle an admin is to decide.
struct Request {
    AccountId account;
    std::optional<Handle> handle;
    EmailAddress address;
    Instant at;
    /// Where the membership stood before.
    Phase from = Phase::invited;

    friend bool operator==(const Request&, const Request&) = default;
};

/// A person in a scope.
struct Membership {
    MembershipId id;
    Scope scope;
    Phase phase = Phase::uninvited;
    std::optional<RoleId> role;
    /// The last who sent, resent, offered or changed its role or groups: must still be able to
    /// grant them when it is accepted.
    Actor voucher;
    /// The open or last invitation it was in.
    std::optional<InvitationId> invitation;
    /// Whether the owner of an active membership has a way to sign in. Written by the owner's own
    /// commands, and by the administrator of the server who suspends an account.
    bool can_sign_in = false;
    Instant changed_at;
    /// In order of their ids, each once.
    std::vector<GroupId> groups;
    /// For `archived`: the phase it came from, and who archived it.
    std::optional<Phase> archived_from;
    Actor archived_by;
    /// For `awaiting_approval`.
    std::optional<Request> request;
    /// For `offered`: the handle that was approved; whoever accepts must bear it.
    std::optional<Handle> handle;

    friend bool operator==(const Membership&, const Membership&) = default;
};

/// The envelope. It has no phase of its own: it is open while a membership in it is.
struct Invitation {
    InvitationId id;
    std::optional<EmailAddress> written_to;
    /// The live one; links and codes of every other generation are dead.
    std::uint32_t generation = 1;
    Onboarding onboarding = Onboarding::direct;
    Delivery delivery = Delivery::mail;
    Actor inviter;
    Instant sent_at;
    Instant lapses_at;
    /// When the invited person last renewed the link.
    std::optional<Instant> renewed_at;
    Message message;
    /// The highest generation ever given: undoing brings an earlier one back, and no number is
    /// given twice.
    std::uint32_t last_generation = 1;
    /// When it was first opened; kept only where the instance shows accounts.
    std::optional<Instant> opened_at;
    /// When the invited person was last reminded.
    std::optional<Instant> reminded_at;
    /// How often it went out on the day of `sent_at`.
    std::uint32_t sent_that_day = 1;

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
    /// Archived at the organization: no project can invite them until they are restored.
    bool is_archived() const;
    friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace usher
