#include "server/store/outbox_rows.hpp"

#include <limits>

#include "server/store/query.hpp"

namespace usher::store {
namespace {

using State = app::OutboxMail::State;
// The SQL below and the partial indexes of the schema spell these numbers.
static_assert(static_cast<int>(State::queued) == 0 && static_cast<int>(State::deferred) == 2 &&
              static_cast<int>(State::dropped) == 4 &&
              static_cast<int>(app::OutboxMail::Kind::address_code) == 1);

constexpr char insert_mail[] =
    "INSERT INTO outbox (kind, organization, person, invitation, generation, sign_up, written_to, "
    "queued_at, due_at, "
    "attempts, state, reply, changed_at, job) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr char drop_waiting[] =
    "UPDATE outbox SET state = 4, changed_at = ? "
    "WHERE invitation = ? AND generation <= ? AND organization = ? AND state IN (0, 2)";
constexpr char restore_dropped[] =
    "UPDATE outbox SET state = 0, changed_at = ?1 WHERE invitation = ?2 AND generation = ?3 AND "
    "organization = ?4 AND state = 4 AND changed_at = ?5";
// What was restored is held again too.
constexpr char release_held[] =
    "UPDATE outbox SET due_at = min(due_at, ?3), job = NULL WHERE organization = ?1 AND job = ?2 "
    "AND state = 0";
constexpr char delete_of_person[] = "DELETE FROM outbox WHERE organization = ? AND person = ?";
constexpr char update_mail[] =
    "UPDATE outbox SET attempts = ?2, due_at = ?4, reply = ?5, changed_at = ?6, "
    "state = CASE WHEN state = 4 AND ?3 IN (0, 2) THEN 4 ELSE ?3 END WHERE number = ?1";
constexpr char select_newest[] =
    "SELECT number, kind, organization, person, invitation, generation, sign_up, written_to, "
    "queued_at, due_at, "
    "attempts, state, reply, changed_at, job FROM outbox WHERE number < ? ORDER BY number DESC "
    "LIMIT ?";
constexpr char select_of_organization[] =
    "SELECT number, kind, organization, person, invitation, generation, sign_up, written_to, "
    "queued_at, due_at, "
    "attempts, state, reply, changed_at, job FROM outbox WHERE organization = ? AND number < ? AND "
    "kind <> 1 ORDER BY number DESC LIMIT ?";
constexpr char select_due[] =
    "SELECT number, kind, organization, person, invitation, generation, sign_up, written_to, "
    "queued_at, due_at, "
    "attempts, state, reply, changed_at, job FROM outbox WHERE state IN (0, 2) AND due_at <= ? "
    "ORDER BY due_at, number LIMIT ?";
constexpr char select_due_code[] =
    "SELECT number, kind, organization, person, invitation, generation, sign_up, written_to, "
    "queued_at, due_at, "
    "attempts, state, reply, changed_at, job FROM outbox WHERE state IN (0, 2) AND kind = 1 AND "
    "due_at "
    "<= ? "
    "ORDER BY due_at, number LIMIT 1";
constexpr char select_next_due[] =
    "SELECT due_at FROM outbox WHERE state IN (0, 2) ORDER BY due_at LIMIT 1";

app::OutboxMail take_mail(Query& row) {
    app::OutboxMail mail;
    mail.number = row.take<std::int64_t>();
    mail.kind = row.take<app::OutboxMail::Kind>();
    mail.home = row.take<OrganizationId>();
    mail.person = row.take<PersonId>();
    mail.invitation = row.take<InvitationId>();
    mail.generation = row.take<std::uint32_t>();
    mail.sign_up = row.take<Bits128>();
    mail.to = row.take<std::string>();
    mail.queued_at = row.take<Instant>();
    mail.due_at = row.take<Instant>();
    mail.attempts = row.take<int>();
    mail.state = row.take<State>();
    mail.reply = row.take<std::string>();
    mail.changed_at = row.take<Instant>();
    mail.job = row.take<std::optional<JobId>>();
    return mail;
}

std::vector<app::OutboxMail> take_all(Query& row) {
    std::vector<app::OutboxMail> mails;
    while (row.next()) mails.push_back(take_mail(row));
    return mails;
}

// Where a page ends; 0 is before the newest.
std::int64_t end_of(std::int64_t before) {
    return before == 0 ? std::numeric_limits<std::int64_t>::max() : before;
}

}  // namespace

void queue_mail(Connection& connection, const app::OutboxMail& mail) {
    execute(connection, insert_mail, mail.kind, mail.home, mail.person, mail.invitation,
            mail.generation, mail.sign_up, mail.to, mail.queued_at, mail.due_at, mail.attempts,
            mail.state, mail.reply, mail.changed_at, mail.job);
}

void drop_mail(Connection& connection, OrganizationId home, InvitationId invitation,
               std::uint32_t up_to_generation, Instant at) {
    execute(connection, drop_waiting, at, invitation, up_to_generation, home);
}

void restore_mail(Connection& connection, const app::DroppedMail& dropped, Instant at) {
    execute(connection, restore_dropped, at, dropped.invitation, dropped.generation, dropped.home,
            dropped.at);
}

void release_mail(Connection& connection, OrganizationId home, JobId job, Instant due_at) {
    execute(connection, release_held, home, job, due_at);
}

void delete_mail(Connection& connection, OrganizationId home, PersonId person) {
    execute(connection, delete_of_person, home, person);
}

void write_mail(Connection& connection, const app::OutboxMail& mail) {
    execute(connection, update_mail, mail.number, mail.attempts, mail.state, mail.due_at,
            mail.reply, mail.changed_at);
}

std::vector<app::OutboxMail> read_outbox(Connection& connection, std::int64_t before,
                                         std::size_t limit) {
    Query row{connection, select_newest, end_of(before), limit};
    return take_all(row);
}

std::vector<app::OutboxMail> read_deliveries(Connection& connection, OrganizationId home,
                                             std::int64_t before, std::size_t limit) {
    Query row{connection, select_of_organization, home, end_of(before), limit};
    return take_all(row);
}

std::optional<app::OutboxMail> claim_due_mail(Connection& connection, Instant now, Instant until) {
    std::optional<app::OutboxMail> mail;
    {
        Query codes{connection, select_due_code, now};
        if (codes.next()) mail = take_mail(codes);
    }
    if (!mail) {
        Query any{connection, select_due, now, std::size_t{1}};
        if (any.next()) mail = take_mail(any);
    }
    if (!mail) return std::nullopt;
    ++mail->attempts;
    mail->due_at = until;
    mail->changed_at = now;
    write_mail(connection, *mail);
    return mail;
}

std::vector<app::OutboxMail> read_due_mail(Connection& connection, Instant now, std::size_t limit) {
    Query row{connection, select_due, now, limit};
    return take_all(row);
}

std::optional<Instant> read_next_due(Connection& connection) {
    Query row{connection, select_next_due};
    return row.take_first<Instant>();
}

}  // namespace usher::store
