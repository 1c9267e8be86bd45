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

// Three people who are also, or only, in the harbour: Ada active at home and invited there, noor
// offered at home and active there, and pia invited there alone, by a program and with a code.
class InTheHarbour : public testing::Test {
protected:
    InTheHarbour() {
        join("ada", Phase::invited, Delivery::mail, Actor::Kind::account);
        join("noor", Phase::active, Delivery::mail, Actor::Kind::account);
        put(roster_, {"pia", "Pia Lind", Phase::active, 3});
        join("pia", Phase::invited, Delivery::code, Actor::Kind::integration);
        Record pia = *roster_.person(home, id_of("pia"));
        pia.memberships.erase(pia.memberships.begin());
        pia.memberships.front().role = clerk_;
        pia.memberships.front().groups = {night_};
        roster_.put(home, pia);
    }

    void join(const char* word, Phase phase, Delivery delivery, Actor::Kind voucher) {
        Record record = *roster_.person(home, id_of(word));
        Membership& membership = record.memberships.emplace_back();
        membership.id = MembershipId{bits_of_label(std::string{word} + " there")};
        membership.scope.project = harbour_;
        membership.phase = phase;
        membership.voucher.kind = voucher;
        membership.invitation = InvitationId{bits_of_label(std::string{word} + " there")};
        membership.changed_at = start;
        Invitation& invitation = record.invitations.emplace_back();
        invitation.id = *membership.invitation;
        invitation.delivery = delivery;
        invitation.sent_at = start;
        invitation.lapses_at = start + days(7);
        roster_.put(home, record);
    }

    std::vector<PersonId> found(Query query) const {
        query.now = start;
        query.sort = Query::Sort::name;
        query.descending = false;
        return select(roster_, home, query).people;
    }

    Roster roster_ = people();
    ProjectId harbour_{bits_of_label("project:harbour")};
    RoleId clerk_{bits_of_label("role:clerk")};
    GroupId night_{bits_of_label("group:night")};
};

TEST_F(InTheHarbour, ShowsPeopleByTheirMembershipThere) {
    Query query;
    query.scope.project = harbour_;
    EXPECT_THAT(found(query), ElementsAre(id_of("ada"), id_of("noor"), id_of("pia")));
    query.show = Query::Show::phase;
    query.phase = Phase::active;
    EXPECT_THAT(found(query), ElementsAre(id_of("noor")));
}

TEST_F(InTheHarbour, D_09_ListsWhoIsInvitedAnywhereOnce) {
    Query query;
    query.anywhere = true;
    query.show = Query::Show::open;
    EXPECT_THAT(found(query), ElementsAre(id_of("ada"), id_of("maya"), id_of("noor"), id_of("pia"),
                                          id_of("zoe")));
    query.now = start;
    const Counts counts = select(roster_, home, query).counts;
    EXPECT_EQ(counts.everyone, 6U);
    EXPECT_EQ(counts.open, 5U);
    EXPECT_EQ(counts.by_phase[static_cast<std::size_t>(Phase::active)], 2U);
    EXPECT_EQ(counts.by_phase[static_cast<std::size_t>(Phase::offered)], 1U);
}

TEST_F(InTheHarbour, PrefersTheMembershipOfTheOrganization) {
    Query query;
    query.anywhere = true;
    EXPECT_EQ(shown_by(*roster_.person(home, id_of("noor")), query)->phase, Phase::offered);
    query.show = Query::Show::phase;
    query.phase = Phase::active;
    EXPECT_EQ(shown_by(*roster_.person(home, id_of("noor")), query)->scope.project, harbour_);
    EXPECT_EQ(shown_by(*roster_.person(home, id_of("olga")), query), nullptr);
}

TEST_F(InTheHarbour, FiltersByRoleGroupDeliveryAndSource) {
    Query query;
    query.anywhere = true;
    query.role = clerk_;
    EXPECT_THAT(found(query), ElementsAre(id_of("pia")));
    query = {};
    query.anywhere = true;
    query.group = night_;
    EXPECT_THAT(found(query), ElementsAre(id_of("pia")));
    query = {};
    query.anywhere = true;
    query.delivery = Delivery::code;
    EXPECT_THAT(found(query), ElementsAre(id_of("pia")));
    query.delivery = Delivery::link;
    EXPECT_THAT(found(query), IsEmpty());
    query = {};
    query.anywhere = true;
    query.source = Actor::Kind::integration;
    EXPECT_THAT(found(query), ElementsAre(id_of("pia")));
    query.group = GroupId{bits_of_label("group:day")};
    EXPECT_THAT(found(query), IsEmpty());
}

TEST(Window, SortsByAnyColumn) {
    const Roster roster = people();
    const auto first = [&](Query::Sort sort, bool descending) {
        Query query;
        query.now = start;
        query.sort = sort;
        query.descending = descending;
        return select(roster, home, query).people.front();
    };
    EXPECT_EQ(first(Query::Sort::address, true), id_of("zoe"));
    EXPECT_EQ(first(Query::Sort::address, false), id_of("ada"));
    EXPECT_EQ(first(Query::Sort::phase, true), id_of("olga"));
    EXPECT_EQ(first(Query::Sort::sent, true), id_of("zoe"));
    EXPECT_EQ(first(Query::Sort::changed, false), id_of("ada"));
}

}  // namespace
}  // namespace usher
