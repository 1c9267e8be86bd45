#include "server/store/record_rows.hpp"

#include "server/store/details.hpp"
#include "server/store/invitation_rows.hpp"
#include "server/store/membership_rows.hpp"
#include "server/store/organization_rows.hpp"

namespace usher::store {
namespace {

constexpr char select_person[] =
    "SELECT id, name, address, locale, account, added_at, change, details FROM people WHERE "
    "organization = "
    "? AND id = ?";
constexpr char select_people_after[] =
    "SELECT id, name, address, locale, account, added_at, change, details FROM people "
    "WHERE organization = ? AND (change, id) > (?, ?) ORDER BY change, id LIMIT ?";
constexpr char count_people[] =
    "SELECT count(*) FROM people WHERE organization = ? AND (change, id) > (?, ?) AND (change, id) "
    "<= (?, ?)";
constexpr char insert_person[] =
    "INSERT INTO people (organization, id, name, address, locale, account, added_at, change, "
    "details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (organization, id) DO NOTHING";
constexpr char update_person[] =
    "UPDATE people SET name = ?3, address = ?4, locale = ?5, account = ?6, added_at = ?7, change = "
    "?8, details = ?9 WHERE organization = ?1 AND id = ?2";
constexpr char delete_person[] = "DELETE FROM people WHERE organization = ? AND id = ?";
constexpr char insert_gone[] =
    "INSERT OR IGNORE INTO gone (organization, change, person) VALUES (?, ?, ?)";
constexpr char select_gone[] =
    "SELECT DISTINCT person FROM gone AS g WHERE organization = ? AND change BETWEEN ? AND ? AND "
    "NOT EXISTS (SELECT 1 FROM people AS p WHERE p.organization = g.organization AND p.id = "
    "g.person)";
constexpr char select_id_of_account[] =
    "SELECT id FROM people WHERE account = ? AND organization = ?";
constexpr char select_ids_of_account[] =
    "SELECT organization, id FROM people WHERE account = ? ORDER BY organization";

Record take_person(Query& row) {
    Record record;
    record.person.id = row.take<PersonId>();
    record.person.name = row.take<Name>();
    record.person.address = row.take<std::optional<EmailAddress>>();
    record.person.locale = row.take<Locale>();
    record.person.account = row.take<std::optional<AccountId>>();
    record.person.added_at = row.take<Instant>();
    record.change = row.take<std::uint64_t>();
    take_details(row, record.person);
    return record;
}

}  // namespace

std::optional<Record> read_record(Connection& connection, OrganizationId home, PersonId person) {
    Query row{connection, select_person, home, person};
    if (!row.next()) return std::nullopt;
    Record record = take_person(row);
    record.memberships = read_memberships(connection, home, person);
    record.invitations = read_invitations(connection, home, person);
    return record;
}

std::vector<Record> read_people_after(Connection& connection, OrganizationId home,
                                      const Stamp& after, std::size_t limit) {
    std::vector<Record> people;
    Query row{connection, select_people_after, home, after.change, after.id, limit};
    while (row.next()) people.push_back(take_person(row));
    return people;
}

std::vector<Record> read_records_after(Connection& connection, OrganizationId home,
                                       const Stamp& after, std::size_t limit) {
    std::vector<Record> records = read_people_after(connection, home, after, limit);
    if (records.empty()) return records;
    const StampRange range{after, {records.back().change, records.back().person.id}};
    read_memberships(connection, home, range, records);
    read_invitations(connection, home, range, records);
    return records;
}

std::size_t count_records(Connection& connection, OrganizationId home, const StampRange& range) {
    Query row{connection,     count_people,      home,         range.after.change,
              range.after.id, range.last.change, range.last.id};
    return static_cast<std::size_t>(row.take_first<std::uint64_t>().value_or(0));
}

std::vector<PersonId> read_gone(Connection& connection, OrganizationId home, std::uint64_t first,
                                std::uint64_t last) {
    std::vector<PersonId> gone;
    Query row{connection, select_gone, home, first, last};
    while (row.next()) gone.push_back(row.take<PersonId>());
    return gone;
}

std::optional<PersonId> find_person_of_account(Connection& connection, OrganizationId home,
                                               AccountId account) {
    Query row{connection, select_id_of_account, account, home};
    return row.take_first<PersonId>();
}

std::vector<std::pair<OrganizationId, PersonId>> find_people_of_account(Connection& connection,
                                                                        AccountId account) {
    std::vector<std::pair<OrganizationId, PersonId>> people;
    Query row{connection, select_ids_of_account, account};
    while (row.next()) {
        const auto home = row.take<OrganizationId>();
        people.emplace_back(home, row.take<PersonId>());
    }
    return people;
}

void write_person(Connection& connection, OrganizationId home, const Record& record) {
    const Person& person = record.person;
    const auto write = [&](const char* sql) {
        return execute(connection, sql, home, person.id, person.name, person.address, person.locale,
                       person.account, person.added_at, record.change, wire::write_details(person));
    };
    if (write(insert_person) == 1) return;
    write(update_person);
    delete_vanished_memberships(connection, home, person.id, record.memberships);
    delete_vanished_invitations(connection, home, person.id, record.invitations);
}

void write_belongings(Connection& connection, OrganizationId home, const Record& record) {
    write_memberships(connection, home, record.person.id, record.memberships);
    write_invitations(connection, home, record.person.id, record.invitations);
}

void delete_record(Connection& connection, OrganizationId home, PersonId person,
                   TransactionClaims& claims) {
    const std::optional<Record> stored = read_record(connection, home, person);
    if (!stored) return;
    delete_vanished_memberships(connection, home, person, {});
    delete_vanished_invitations(connection, home, person, {});
    for (const Claim& claim : claims_of({home, PersonAdded{stored->person}})) claims.release(claim);
    execute(connection, delete_person, home, person);
    execute(connection, insert_gone, home, read_organization_change(connection, home), person);
}

}  // namespace usher::store
