#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/app/digest.hpp"
#include "shared/lifecycle/caller.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/secret.hpp"

/// What the server keeps beside the records of organizations and accounts.
namespace usher::app {

/// One event in the log. The payload can be erased; its salted digest stays in the chain.
struct LogEntry {
    using Salt = std::array<std::uint8_t, 16>;

    /// Among the events of its command.
    std::uint32_t index = 0;
    std::string kind;
    /// Empty: erased.
    std::string payload;
    /// Goes with the payload, so that an erased one cannot be guessed from its digest.
    Salt salt{};
    /// What is left of an erased payload.
    Digest::Bytes erased{};
};

/// What one command changed in one organization (nil: outside of every one), in its audit trail.
struct LogChange {
    OrganizationId home;
    std::uint64_t change = 0;
    CommandId command;
    Instant at;
    Actor by;
    std::vector<LogEntry> entries;
    /// The link of the last entry.
    Digest::Bytes chain{};
};

/// An entry as the audit shows it. Of somebody who was erased no payload is left.
struct LogLine {
    std::uint64_t change = 0;
    std::uint32_t index = 0;
    CommandId command;
    Instant at;
    Actor by;
    std::string kind;
    std::optional<std::string> payload;
};

/// What waits to be mailed, or was. The text is composed when it is sent: no secret is kept.
struct OutboxMail {
    enum class Kind : std::uint8_t { invitation = 0, address_code = 1, reminder = 2 };
    enum class State : std::uint8_t {
        queued = 0,
        accepted = 1,
        deferred = 2,
        failed = 3,
        dropped = 4
    };

    std::int64_t number = 0;  // the store's, in order of queueing
    Kind kind = Kind::invitation;
    OrganizationId home;
    PersonId person;
    InvitationId invitation;
    std::uint32_t generation = 0;
    /// For address_code: the sign-up whose code it is.
    Bits128 sign_up;
    /// The job that queued it: it is held until that is released.
    std::optional<JobId> job;
    /// As typed; where it goes.
    std::string to;
    Instant queued_at;
    Instant due_at;
    int attempts = 0;
    State state = State::queued;
    /// What the relay said last, made harmless.
    std::string reply;
    Instant changed_at;
};

/// Mail of an invitation that was dropped at an instant.
struct DroppedMail {
    OrganizationId home;
    InvitationId invitation;
    std::uint32_t generation = 0;
    Instant at;
};

/// Somebody whom nobody has invited yet, and where.
struct Uninvited {
    PersonId person;
    MembershipId membership;
};

/// A change that a job made and that can be undone.
struct JobChange {
    CommandId command;
    std::uint64_t change = 0;
};

/// A session as it is kept: the cookie's secret only as its SHA-256.
struct Session {
    /// What it opens: what its account may, as far as a password goes; nothing but the step to the
    /// second factor; what its account may, with a second factor. It never changes: whoever rises
    /// gets another session.
    enum class State : std::uint8_t {
        full = 0,
        second_factor_pending = 1,
        full_with_second_factor = 2
    };

    Digest::Bytes id{};
    State state = State::full;
    AccountId account;
    std::uint32_t session_generation = 0;
    Instant created_at;
    Instant seen_at;
    /// What the browser said that it is, made harmless.
    std::string agent;
    /// Where it was begun: an address prefix (auth/address_prefix.hpp); empty where that was not
    /// kept yet.
    std::string network;
};

/// What of an account's second factor is used up.
struct SecondFactorUse {
    /// The last step (RFC 6238) whose code was taken: no code of it or an earlier one is again.
    std::int64_t last_step = 0;
    /// By what each recovery code that is left is known again.
    std::vector<Digest::Bytes> recovery;
};

/// Somebody on the way to an account: one browser session, one hour, claiming nothing.
struct SignUp {
    Bits128 id;
    /// SHA-256 of the cookie's secret.
    Digest::Bytes browser{};
    OrganizationId organization;
    PersonId person;
    InvitationId invitation;
    std::uint32_t generation = 0;
    Channel channel;
    EmailAddress address;
    Name name;
    Secret credential;
    Instant created_at;
    Instant code_sent_at;
    int tries = 0;
};

/// Whose commands are numbered together: one client of an account or an integration.
struct Sender {
    OrganizationId home;
    Bits128 id;
    Bits128 client;

    friend bool operator==(const Sender& a, const Sender& b) {
        return a.home == b.home && a.id == b.id && a.client == b.client;
    }
    friend bool operator!=(const Sender& a, const Sender& b) { return !(a == b); }
};

/// Answer of a command, kept so that it is not done again when it is sent again. What has a key of
/// its own instead of a number has the key's client, and sequence 0.
struct KeptAnswer {
    Sender sender;
    std::uint64_t sequence = 0;
    Digest::Bytes body{};
    /// Empty when it is no longer known.
    std::string answer;
    Instant at;
};

}  // namespace usher::app
