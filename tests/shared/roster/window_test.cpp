#include "shared/roster/window.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;
using testing::ElementsAre;
using testing::IsEmpty;

const OrganizationId home{bits_of_label("organization:northwind")};
const Instant start{1795161600000};

PersonId id_of(const char* word) { return PersonId{bits_of_label(word)}; }

struct Somebody {
    const char* word;
    const char* name;
    Phase phase;
    int changed_hours;
};

void put(Roster& roster, const Somebody& somebody) {
    Record record;
    record.person.id = id_of(somebody.word);
    record.person.name = *Name::parse(somebody.name);
    record.person.address = *EmailAddress::parse(std::string{somebody.word} + "@Corp.example");
    Membership membership;
    membership.id = MembershipId{bits_of_label(somebody.word)};
    membership.phase = somebody.phase;
    membership.changed_at = start + hours(somebody.changed_hours);
    membership.invitation = InvitationId{bits_of_label(somebody.word)};
    record.memberships = {membership};
    Invitation invitation;
    invitation.id = *membership.invitation;
    invitation.sent_at = membership.changed_at;
    invitation.lapses_at = membership.changed_at + days(7);
    record.invitations = {invitation};
    roster.put(home, record);
}

// By hand: Ada active, maya invited and lapsed at the eighth day, noor offered, olga declined, and
// zoe without a name.
Roster people() {
    Roster roster{Roster::Unfilled::absent};
    for (const Somebody& somebody : {Somebody{"ada", "Ada Brandt", Phase::active, 1},
                                     {"maya", "maya Stone", Phase::invited, 2},
                                     {"noor", "Noor Haddad", Phase::offered, 30},
                                     {"olga", "Olga Berg", Phase::declined, 4},
                                     {"zoe", "", Phase::invited, 50}})
        put(roster, somebody);
    return roster;
}

Query at(Instant now) {
    Query query;
    query.now = now;
    return query;
}

const Instant eighth_day = start + days(7) + hours(2);

std::vector<PersonId> ids(std::initializer_list<const char*> words) {
    std::vector<PersonId> ids;
    for (const char* word : words) ids.push_back(id_of(word));
    return ids;
}

TEST(Select, ShowsEveryoneWithWhatChangedLastFirst) {
    const auto selection = select(people(), home, at(start));
    EXPECT_EQ(selection.people, ids({"zoe", "noor", "olga", "maya", "ada"}));
}

TEST(Select, SortsByNameIgnoringCaseAndByAddressWhereThereIsNone) {
    Query query = at(start);
    query.sort = Query::Sort::name;
    query.descending = false;
    EXPECT_EQ(select(people(), home, query).people, ids({"ada", "maya", "noor", "olga", "zoe"}));
    query.descending = true;
    EXPECT_EQ(select(people(), home, query).people, ids({"zoe", "olga", "noor", "maya", "ada"}));
}

TEST(Select, FiltersByPhaseAndCountsTheWhole) {
    Query query = at(eighth_day);
    query.show = Query::Show::phase;
    query.phase = Phase::invited;
    const auto selection = select(people(), home, query);
    EXPECT_EQ(selection.people, ids({"zoe", "maya"}));
    EXPECT_EQ(selection.counts.everyone, 5U);
    EXPECT_EQ(selection.counts.lapsed, 1U);
    EXPECT_THAT(selection.counts.by_phase, ElementsAre(0, 2, 0, 1, 1, 1, 0, 0, 0));
}

TEST(Select, KnowsALapseToTheMillisecond) {
    Query query = at(eighth_day);
    query.show = Query::Show::lapsed;
    EXPECT_EQ(select(people(), home, query).people, ids({"maya"}));
    query.now = Instant{eighth_day.ms - 1};
    EXPECT_THAT(select(people(), home, query).people, IsEmpty());
    query.now = eighth_day + days(30);
    EXPECT_EQ(select(people(), home, query).people, ids({"zoe", "noor", "maya"}));
}

TEST(Select, SearchesNamesAndAddresses) {
    Query query = at(start);
    for (const auto& [search, found] : {std::pair{" MAYA ", ids({"maya"})},
                                        {"stone", ids({"maya"})},
                                        {"zoe@corp", ids({"zoe"})},
                                        {"berg", ids({"olga"})},
                                        {"nobody", {}},
                                        {"", ids({"zoe", "noor", "olga", "maya", "ada"})}}) {
        query.search = search;
        const auto selection = select(people(), home, query);
        EXPECT_EQ(selection.people, found) << search;
        EXPECT_EQ(selection.counts.everyone, 5U);
    }
}

TEST(Select, ShowsPeopleOfTheScopeAlone) {
    Query query = at(start);
    query.scope = {ProjectId{bits_of_label("project:tower")}};
    EXPECT_THAT(select(people(), home, query).people, IsEmpty());
    const OrganizationId elsewhere{bits_of_label("organization:southwind")};
    EXPECT_THAT(select(people(), elsewhere, at(start)).people, IsEmpty());
}

}  // namespace
}  // namespace usher
