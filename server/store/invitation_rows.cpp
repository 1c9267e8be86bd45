#include "server/store/invitation_rows.hpp"

#include <algorithm>

#include "server/store/details.hpp"

namespace usher::store {
namespace {

constexpr char select_of_person[] =
    "SELECT id, written_to, generation, onboarding, delivery, inviter_kind, inviter, sent_at, "
    "lapses_at, renewed_at, "
    "message, details FROM invitations WHERE organization = ? AND person = ? ORDER BY position";
constexpr char select_of_range[] =
    "SELECT i.person, i.id, i.written_to, i.generation, i.onboarding, i.delivery, i.inviter_kind, "
    "i.inviter, "
    "i.sent_at, i.lapses_at, i.renewed_at, i.message, i.details "
    "FROM people AS p JOIN invitations AS i ON i.organization = p.organization AND i.person = p.id "
    "WHERE p.organization = ? AND (p.change, p.id) > (?, ?) AND (p.change, p.id) <= (?, ?) "
    "ORDER BY p.change, p.id, i.position";
constexpr char upsert[] =
    "INSERT INTO invitations (organization, person, id, position, written_to, generation, "
    "onboarding, delivery, "
    "inviter_kind, inviter, sent_at, lapses_at, renewed_at, message, details) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (organization, person, id) DO UPDATE SET position = excluded.position, "
    "written_to = excluded.written_to, generation = excluded.generation, onboarding = "
    "excluded.onboarding, "
    "delivery = excluded.delivery, inviter_kind = excluded.inviter_kind, inviter = "
    "excluded.inviter, "
    "sent_at = excluded.sent_at, lapses_at = excluded.lapses_at, renewed_at = excluded.renewed_at, "
    "message = excluded.message, details = excluded.details";
constexpr char select_ids[] = "SELECT id FROM invitations WHERE organization = ? AND person = ?";
constexpr char delete_one[] =
    "DELETE FROM invitations WHERE organization = ? AND person = ? AND id = ?";
constexpr char select_sent[] =
    "SELECT id, written_to, generation, onboarding, delivery, inviter_kind, inviter, sent_at, "
    "lapses_at, renewed_at, message, details FROM invitations WHERE organization = ? AND sent_at > "
    "? "
    "AND sent_at <= ? ORDER BY sent_at LIMIT ?";
constexpr char select_person[] = "SELECT person FROM invitations WHERE id = ? AND organization = ?";

Invitation take_invitation(Query& row) {
    Invitation invitation;
    invitation.id = row.take<InvitationId>();
    invitation.written_to = row.take<std::optional<EmailAddress>>();
    invitation.generation = row.take<std::uint32_t>();
    invitation.onboarding = row.take<Onboarding>();
    invitation.delivery = row.take<Delivery>();
    invitation.inviter = row.take<Actor>();
    invitation.sent_at = row.take<Instant>();
    invitation.lapses_at = row.take<Instant>();
    invitation.renewed_at = row.take<std::optional<Instant>>();
    invitation.message = row.take<Message>();
    take_details(row, invitation);
    return invitation;
}

}  // namespace

std::vector<Invitation> read_invitations(Connection& connection, OrganizationId home,
                                         PersonId person) {
    std::vector<Invitation> invitations;
    Query row{connection, select_of_person, home, person};
    while (row.next()) invitations.push_back(take_invitation(row));
    return invitations;
}

void read_invitations(Connection& connection, OrganizationId home, const StampRange& range,
                      std::vector<Record>& records) {
    RecordWalk walk{records};
    Query row{connection,     select_of_range,   home,         range.after.change,
              range.after.id, range.last.change, range.last.id};
    while (row.next()) {
        Record& record = walk.record_of(row.take<PersonId>());
        record.invitations.push_back(take_invitation(row));
    }
}

void delete_vanished_invitations(Connection& connection, OrganizationId home, PersonId person,
                                 const std::vector<Invitation>& kept) {
    std::vector<InvitationId> vanished;
    Query stored{connection, select_ids, home, person};
    while (stored.next()) {
        const auto id = stored.take<InvitationId>();
        const auto is_it = [&](const Invitation& invitation) { return invitation.id == id; };
        if (std::none_of(kept.begin(), kept.end(), is_it)) vanished.push_back(id);
    }
    for (const InvitationId id : vanished) execute(connection, delete_one, home, person, id);
}

void write_invitations(Connection& connection, OrganizationId home, PersonId person,
                       const std::vector<Invitation>& invitations) {
    std::int64_t position = 0;
    for (const Invitation& invitation : invitations) {
        execute(connection, upsert, home, person, invitation.id, position++, invitation.written_to,
                invitation.generation, invitation.onboarding, invitation.delivery,
                invitation.inviter, invitation.sent_at, invitation.lapses_at, invitation.renewed_at,
                invitation.message, wire::write_details(invitation));
    }
}

std::optional<PersonId> find_person_of_invitation(Connection& connection, OrganizationId home,
                                                  InvitationId id) {
    Query row{connection, select_person, id, home};
    return row.take_first<PersonId>();
}

std::vector<Invitation> read_sent_between(Connection& connection, OrganizationId home, Instant from,
                                          Instant until, std::size_t limit) {
    std::vector<Invitation> invitations;
    Query row{connection, select_sent, home, from, until, limit};
    while (row.next()) invitations.push_back(take_invitation(row));
    return invitations;
}

}  // namespace usher::store
