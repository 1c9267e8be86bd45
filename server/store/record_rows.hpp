#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "server/store/sqlite_connection.hpp"
#include "server/store/stamp_range.hpp"
#include "server/store/transaction_claims.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::store {

/// The whole record: person, memberships, invitations. To be consistent it must be read inside a
/// transaction.
std::optional<Record> read_record(Connection& connection, OrganizationId home, PersonId person);
/// At most `limit` records after the stamp, in the order of their stamps.
std::vector<Record> read_records_after(Connection& connection, OrganizationId home,
                                       const Stamp& after, std::size_t limit);

/// The same without memberships and invitations.
std::vector<Record> read_people_after(Connection& connection, OrganizationId home,
                                      const Stamp& after, std::size_t limit);

std::size_t count_records(Connection& connection, OrganizationId home, const StampRange& range);

/// Who went with the changes from the first to the last, and is not there again.
std::vector<PersonId> read_gone(Connection& connection, OrganizationId home, std::uint64_t first,
                                std::uint64_t last);

std::optional<PersonId> find_person_of_account(Connection& connection, OrganizationId home,
                                               AccountId account);
/// In every organization, by its id.
std::vector<std::pair<OrganizationId, PersonId>> find_people_of_account(Connection& connection,
                                                                        AccountId account);

/// Writes the person, and deletes the memberships and invitations that are no longer in the
/// record. Of all people it comes before any `write_belongings`, because what vanished from one
/// record may have moved to another.
void write_person(Connection& connection, OrganizationId home, const Record& record);
/// Writes the memberships and invitations.
void write_belongings(Connection& connection, OrganizationId home, const Record& record);
/// With all that belongs to it, and its claims. That it is gone is remembered, under the
/// organization's present change number.
void delete_record(Connection& connection, OrganizationId home, PersonId person,
                   TransactionClaims& claims);

}  // namespace usher::store
