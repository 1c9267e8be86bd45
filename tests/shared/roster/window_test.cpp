#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/shared/roster/table_of_people.hpp"

namespace usher {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Select, ShowsEveryoneWithWhatChangedLastFirst) {
    EXPECT_EQ(people().found(at(start)), ids({"zoe", "noor", "olga", "maya", "ada"}));
}

TEST(Select, SortsByNameIgnoringCaseAndByAddressWhereThereIsNone) {
    Query query = at(start);
    query.sort = Query::Sort::name;
    query.descending = false;
    EXPECT_EQ(people().found(query), ids({"ada", "maya", "noor", "olga", "zoe"}));
    query.descending = true;
    EXPECT_EQ(people().found(query), ids({"zoe", "olga", "noor", "maya", "ada"}));
}

TEST(Select, FiltersByPhaseAndCountsTheWhole) {
    Query query = at(eighth_day);
    query.show = Query::Show::phase;
    query.phase = Phase::invited;
    EXPECT_EQ(people().found(query), ids({"zoe", "maya"}));
    const Counts counts = people().select(query).counts;
    EXPECT_EQ(counts.everyone, 5U);
    EXPECT_EQ(counts.lapsed, 1U);
    EXPECT_THAT(counts.by_phase, ElementsAre(0, 2, 0, 1, 1, 1, 0, 0, 0));
}

TEST(Select, KnowsALapseToTheMillisecond) {
    Query query = at(eighth_day);
    query.show = Query::Show::lapsed;
    EXPECT_EQ(people().found(query), ids({"maya"}));
    query.now = Instant{eighth_day.ms - 1};
    EXPECT_THAT(people().found(query), IsEmpty());
    query.now = eighth_day + days(30);
    EXPECT_EQ(people().found(query), ids({"zoe", "noor", "maya"}));
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
        EXPECT_EQ(people().found(query), found) << search;
        EXPECT_EQ(people().select(query).counts.everyone, 5U);
    }
}

TEST(Select, ShowsPeopleOfTheScopeAlone) {
    Query query = at(start);
    query.scope = {ProjectId{bits_of_label("project:tower")}};
    EXPECT_THAT(people().found(query), IsEmpty());
}

// Three people who are also, or only, in the harbour: Ada active at home and invited there, noor
// offered at home and active there, and pia invited there alone, by a program and with a code.
class InTheHarbour : public testing::Test {
protected:
    InTheHarbour() {
        join("ada", Phase::invited, Delivery::mail, Actor::Kind::account);
        join("noor", Phase::active, Delivery::mail, Actor::Kind::account);
        put(table_, {"pia", "Pia Lind", Phase::active, 3});
        join("pia", Phase::invited, Delivery::code, Actor::Kind::integration);
        Record pia = table_.record(id_of("pia"));
        pia.memberships.erase(pia.memberships.begin());
        pia.memberships.front().role = clerk_;
        pia.memberships.front().groups = {night_};
        table_.columns.put(pia);
    }

    void join(const char* word, Phase phase, Delivery delivery, Actor::Kind voucher) {
        Record record = table_.record(id_of(word));
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
        table_.columns.put(record);
    }

    std::vector<PersonId> found(Query query) const {
        query.now = start;
        query.sort = Query::Sort::name;
        query.descending = false;
        return table_.found(query);
    }

    Table table_ = people();
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
    const Counts counts = table_.select(query).counts;
    EXPECT_EQ(counts.everyone, 6U);
    EXPECT_EQ(counts.open, 5U);
    EXPECT_EQ(counts.by_phase[static_cast<std::size_t>(Phase::active)], 2U);
    EXPECT_EQ(counts.by_phase[static_cast<std::size_t>(Phase::offered)], 1U);
}

TEST_F(InTheHarbour, PrefersTheMembershipOfTheOrganization) {
    Query query;
    query.anywhere = true;
    const Record noor = table_.record(id_of("noor"));
    EXPECT_EQ(shown_by(noor, query)->phase, Phase::offered);
    query.show = Query::Show::phase;
    query.phase = Phase::active;
    EXPECT_EQ(shown_by(noor, query)->scope.project, harbour_);
    EXPECT_EQ(shown_by(table_.record(id_of("olga")), query), nullptr);
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
    const Table table = people();
    const auto first = [&](Query::Sort sort, bool descending) {
        Query query;
        query.now = start;
        query.sort = sort;
        query.descending = descending;
        return table.found(query).front();
    };
    EXPECT_EQ(first(Query::Sort::address, true), id_of("zoe"));
    EXPECT_EQ(first(Query::Sort::address, false), id_of("ada"));
    EXPECT_EQ(first(Query::Sort::phase, true), id_of("olga"));
    EXPECT_EQ(first(Query::Sort::sent, true), id_of("zoe"));
    EXPECT_EQ(first(Query::Sort::changed, false), id_of("ada"));
}

TEST(Select, SearchesWordByWordWithoutAccents) {
    Table table = people();
    put(table, {"lukasz", "Łukasz Öztürk-Ångström", Phase::active, 60});
    for (const char* search : {"lukasz", "OZTURK", "angstrom luk", "öztürk", "corp lukasz"}) {
        Query query = at(start);
        query.search = search;
        EXPECT_EQ(table.found(query), ids({"lukasz"})) << search;
    }
    Query query = at(start);
    query.search = "lukasz stone";
    EXPECT_THAT(table.found(query), IsEmpty());
}

}  // namespace
}  // namespace usher
