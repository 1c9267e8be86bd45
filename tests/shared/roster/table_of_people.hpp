#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "shared/roster/window.hpp"
#include "tests/support/vectors/labels.hpp"

/// A few people as a table of them is tested with.
namespace usher::test {

inline const Instant start{1795161600000};

inline PersonId id_of(const char* word) { return PersonId{test::bits_of_label(word)}; }

struct Somebody {
    const char* word;
    const char* name;
    Phase phase;
    int changed_hours;
};

/// The people, and the orders that are kept of them.
struct Table {
    Columns columns;
    mutable KeptSelections kept;

    Selection select(const Query& query, const Piece& piece = {}) const {
        return usher::select(columns, kept, nullptr, query, piece);
    }
    std::vector<PersonId> found(const Query& query) const {
        std::vector<PersonId> ids;
        for (const Row row : select(query).rows) ids.push_back(columns.id(row));
        return ids;
    }
    Record record(PersonId id) const { return columns.record(*columns.row_of(id)); }
};

inline void put(Table& table, const Somebody& somebody) {
    Record record;
    record.person.id = id_of(somebody.word);
    record.person.name = *Name::parse(somebody.name);
    record.person.address = *EmailAddress::parse(std::string{somebody.word} + "@Corp.example");
    Membership membership;
    membership.id = MembershipId{test::bits_of_label(somebody.word)};
    membership.phase = somebody.phase;
    membership.changed_at = start + hours(somebody.changed_hours);
    membership.invitation = InvitationId{test::bits_of_label(somebody.word)};
    record.memberships = {membership};
    Invitation invitation;
    invitation.id = *membership.invitation;
    invitation.sent_at = membership.changed_at;
    invitation.lapses_at = membership.changed_at + days(7);
    record.invitations = {invitation};
    table.columns.put(record);
}

// By hand: Ada active, maya invited and lapsed at the eighth day, noor offered, olga declined, and
// zoe without a name.
inline Table people() {
    Table table;
    for (const Somebody& somebody : {Somebody{"ada", "Ada Brandt", Phase::active, 1},
                                     {"maya", "maya Stone", Phase::invited, 2},
                                     {"noor", "Noor Haddad", Phase::offered, 30},
                                     {"olga", "Olga Berg", Phase::declined, 4},
                                     {"zoe", "", Phase::invited, 50}})
        put(table, somebody);
    return table;
}

inline Query at(Instant now) {
    Query query;
    query.now = now;
    return query;
}

inline const Instant eighth_day = start + days(7) + hours(2);

inline std::vector<PersonId> ids(std::initializer_list<const char*> words) {
    std::vector<PersonId> ids;
    for (const char* word : words) ids.push_back(id_of(word));
    return ids;
}

}  // namespace usher::test
