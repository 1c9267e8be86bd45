#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/app/digest.hpp"
#include "server/app/stored.hpp"
#include "shared/lifecycle/claims.hpp"
#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/lifecycle/former.hpp"
#include "shared/lifecycle/key.hpp"
#include "shared/lifecycle/mail_change.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/lifecycle/tally.hpp"
#include "shared/roster/roster.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/secret.hpp"

/// The seams of the server: each has a real twin in a room of its own and a fake one in
/// tests/support.
namespace usher::app {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class Random {
public:
    virtual ~Random() = default;
    /// Fills with bytes that nobody can foretell.
    virtual void fill(std::uint8_t* bytes, std::size_t count) = 0;
};

/// One batch: everything between begin and commit is visible at once or not at all. Used on the
/// writer's thread alone. A transaction that goes without commit is rolled back. Failed I/O throws
/// StoreFailure (caught by the writer, at its rim).
class Transaction {
public:
    virtual ~Transaction() = default;

    /// Answers every key in the roster, with a record or with absence.
    virtual void load(const Keys& keys, Roster& roster) = 0;
    /// Raises and returns the organization's change number; of nil, that of what happens outside of
    /// every organization. One that is not saved yet begins with 1.
    virtual std::uint64_t raise_change(OrganizationId home) = 0;
    /// False: somebody else holds it.
    virtual bool claim(const Claim& claim) = 0;
    /// Lets go of what its owner holds; what somebody else holds is left alone.
    virtual void release(const Claim& claim) = 0;
    /// Writes the present state of what was touched. Who is touched and not in the roster is gone.
    virtual void save(const Roster& roster, const Roster::Touched& touched) = 0;

    /// The last link of the organization's chain; zeros when it has none.
    virtual Digest::Bytes last_chain(OrganizationId home) = 0;
    virtual void append(const LogChange& change) = 0;

    /// Keeps it while its command can be undone; earlier ones of the organization go.
    virtual void keep_former(OrganizationId home, const Former& former) = 0;
    /// Takes away what was kept of a person beside their record: payloads of the log, of which the
    /// digests are left, what could be undone, stored answers, mail, sign-ups.
    virtual void erase_traces(OrganizationId home, PersonId person, const Digest& digest) = 0;
    /// The payloads of the log that are of no organization.
    virtual void erase_traces(AccountId account, const Digest& digest) = 0;

    virtual void queue(const OutboxMail& mail) = 0;
    virtual void drop_mail(OrganizationId home, InvitationId invitation,
                           std::uint32_t up_to_generation, Instant at) = 0;
    /// Lets it wait again.
    virtual void restore_mail(const DroppedMail& dropped, Instant at) = 0;
    /// What the job queued and was held is due from then on.
    virtual void release_mail(OrganizationId home, JobId job, Instant due_at) = 0;
    /// What became of an attempt: attempts, state, reply, due_at, changed_at. A dropped mail never
    /// waits again.
    virtual void save_mail(const OutboxMail& mail) = 0;
    /// Takes the next mail that waits and is due: codes before invitations, then by due_at, then by
    /// number. Its attempts are one more and its due_at is `until`, so that a mail whose sender
    /// dies is taken again then.
    virtual std::optional<OutboxMail> claim_mail(Instant now, Instant until) = 0;

    /// No value: there was none, it has had its time, or a hundred later batches stand before it.
    virtual std::optional<KeptAnswer> kept_answer(const Sender& sender, std::uint64_t sequence) = 0;
    /// Each sequence of a sender is answered once, in ascending order, and what has a key of its
    /// own (0) once: StoreFailure.
    virtual void keep_answer(const KeptAnswer& answer) = 0;
    /// The highest sequence that was answered, for ever; 0 when none.
    virtual std::uint64_t last_sequence(const Sender& sender) = 0;

    virtual void save_session(const Session& session) = 0;
    /// Notes when a session was seen; one that has ended meanwhile stays ended.
    virtual void see_session(const Digest::Bytes& id, Instant at) = 0;
    virtual void remove_session(const Digest::Bytes& id) = 0;
    /// Of an account without second factor: as if nothing had been used yet.
    virtual SecondFactorUse second_factor_use(AccountId account) = 0;
    /// It goes with the second factor: an account that is saved without one has none of it.
    virtual void save_second_factor_use(AccountId account, const SecondFactorUse& use) = 0;
    virtual void save_sign_up(const SignUp& sign_up) = 0;
    virtual std::optional<SignUp> sign_up(const Digest::Bytes& browser) = 0;
    /// Removes every sign-up for the address, in whichever browser it was begun.
    virtual void remove_sign_ups(std::string_view address_key) = 0;

    /// Forgets what has had its time: sign-ups, sessions that ended, kept answers, what can no
    /// longer be undone.
    virtual void forget_old(Instant now) = 0;

    virtual void commit() = 0;
};

/// A page of an organization's records stamped after a number, in order of (change, id). The next
/// page begins after (reached, reached_id); once there is no more, that is (head, nil).
struct Page {
    std::uint64_t head = 0;
    std::uint64_t organization_change = 0;
    std::optional<Organization> organization;  // when stamped after the number
    std::vector<Record> people;
    /// Who was there once and went after the number; nobody on a page from the beginning.
    std::vector<PersonId> gone;
    std::uint64_t reached = 0;
    PersonId reached_id;
    bool more = false;
};

/// Reads of committed state. Any thread.
class Reader {
public:
    virtual ~Reader() = default;

    virtual Instance instance() = 0;
    virtual std::optional<Organization> organization(OrganizationId home) = 0;
    virtual std::optional<Record> person(OrganizationId home, PersonId id) = 0;
    virtual std::optional<Record> person_of_invitation(OrganizationId home,
                                                       InvitationId invitation) = 0;
    virtual std::optional<Record> person_of_account(OrganizationId home, AccountId account) = 0;
    virtual std::optional<Record> person_of_address(OrganizationId home,
                                                    std::string_view address_key) = 0;
    virtual std::optional<Record> person_of_external_id(OrganizationId home,
                                                        const ExternalIdentity& id) = 0;
    virtual std::optional<Account> account(AccountId id) = 0;
    virtual std::optional<Account> account_of_address(std::string_view key) = 0;
    virtual std::optional<Session> session(const Digest::Bytes& id) = 0;
    /// Also those that have ended and are not forgotten yet.
    virtual std::vector<Session> sessions_of(AccountId account) = 0;
    virtual SecondFactorUse second_factor_use(AccountId account) = 0;
    virtual std::optional<SignUp> sign_up(const Digest::Bytes& browser) = 0;

    /// The organizations in which the account is linked to a person, with that person's record.
    virtual std::vector<std::pair<Organization, Record>> memberships_of(AccountId account) = 0;
    /// The people of any organization who have the address, each with the organization.
    virtual std::vector<std::pair<Organization, Record>> people_of_address(
        std::string_view address_key) = 0;
    /// The organization that a membership is at home in; none when several have one of this id.
    virtual std::optional<OrganizationId> home_of_membership(MembershipId membership) = 0;

    /// In order of their ids.
    virtual std::vector<OrganizationId> organizations() = 0;
    /// What its rules count over all its people.
    virtual std::optional<Tally> tally(OrganizationId home) = 0;
    /// Those in which a job runs.
    virtual std::vector<OrganizationId> organizations_at_work() = 0;
    /// Uninvited memberships of people after `after`, in order of person and membership; of a
    /// project, or of the organization and all its projects.
    virtual std::vector<Uninvited> uninvited(OrganizationId home, const Scope& scope,
                                             PersonId after, std::size_t limit) = 0;
    /// What the job changed before that number, latest first.
    virtual std::vector<JobChange> changes_of_job(OrganizationId home, JobId job,
                                                  std::uint64_t before, std::size_t limit) = 0;
    /// Invitations sent after `from` and not after `until`, in order of sending; answered or not.
    virtual std::vector<Invitation> sent_between(OrganizationId home, Instant from, Instant until,
                                                 std::size_t limit) = 0;

    /// Records stamped after (change, id), at most `limit` people. A nil id: all of that change has
    /// been seen.
    virtual Page changes(OrganizationId home, std::uint64_t after, PersonId after_id,
                         std::size_t limit) = 0;
    /// How many records are stamped after one place and up to and with another, each a change and,
    /// unless nil, the last person of it.
    virtual std::size_t people_between(OrganizationId home, std::uint64_t after, PersonId after_id,
                                       std::uint64_t last, PersonId last_id) = 0;
    virtual std::uint64_t head(OrganizationId home) = 0;

    /// The organization's log, newest first, with changes below `before`; 0: from the newest. Of a
    /// change all entries or none; more than `limit` only when one alone has more. `kind`: empty
    /// for every kind.
    virtual std::vector<LogLine> log(OrganizationId home, std::uint64_t before,
                                     std::string_view kind, std::size_t limit) = 0;
    /// The same as the chain has it, oldest first, after a change; a nil home: the server's own.
    virtual std::vector<LogChange> log_changes(OrganizationId home, std::uint64_t after,
                                               std::size_t limit) = 0;
    /// As `outbox`, of an organization's invitations.
    virtual std::vector<OutboxMail> deliveries(OrganizationId home, std::int64_t before,
                                               std::size_t limit) = 0;
    /// Newest first, with numbers below `before`; 0: from the newest.
    virtual std::vector<OutboxMail> outbox(std::int64_t before, std::size_t limit) = 0;
    virtual std::vector<OutboxMail> due_mail(Instant now, std::size_t limit) = 0;
    virtual std::optional<Instant> next_due() = 0;
    /// Changes whenever the store is restored from a backup.
    virtual std::uint32_t epoch() = 0;
};

class Store {
public:
    virtual ~Store() = default;
    virtual std::unique_ptr<Transaction> begin() = 0;
    virtual Reader& reader() = 0;
};

/// The storage could not do what was asked: disk full, read-only, busy. `what` is for the log,
/// never for a client.
struct StoreFailure {
    std::string what;
    bool transient = false;
};

}  // namespace usher::app
