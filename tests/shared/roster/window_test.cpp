#include "shared/roster/window.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;
using testing::ElementsAre;
using testing::IsEmpty;

const Instant start{1795161600000};

PersonId id_of(const char* word) { return PersonId{bits_of_label(word)}; }

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

    Selection select(const Query& query) const {
        return usher::select(columns, kept, nullptr, query);
    }
    std::vector<PersonId> found(const Query& query) const {
        std::vector<PersonId> ids;
        for (const Row row : select(query).rows) ids.push_back(columns.id(row));
        return ids;
    }
    Record record(PersonId id) const { return columns.record(*columns.row_of(id)); }
};

void put(Table& table, const Somebody& somebody) {
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
    table.columns.put(record);
}

// By hand: Ada active, maya invited and lapsed at the eighth day, noor offered, olga declined, and
// zoe without a name.
Table people() {
    Table table;
    for (const Somebody& somebody : {Somebody{"ada", "Ada Brandt", Phase::active, 1},
                                     {"maya", "maya Stone", Phase::invited, 2},
                                     {"noor", "Noor Haddad", Phase::offered, 30},
                                     {"olga", "Olga Berg", Phase::declined, 4},
                                     {"zoe", "", Phase::invited, 50}})
        put(table, somebody);
    return table;
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

TEST(Select, IsNotKeptPastALapse) {
    const Table table = people();
    Query query = at(eighth_day - seconds(1));
    query.show = Query::Show::lapsed;
    EXPECT_THAT(table.found(query), IsEmpty());
    query.now = eighth_day;
    EXPECT_EQ(table.found(query), ids({"maya"}));
    query.now = eighth_day - seconds(1);
    EXPECT_THAT(table.found(query), IsEmpty());
}

// What is kept must be what would be made anew.
TEST(Select, KeepsOrdersWhilePeopleComeChangeAndGo) {
    Table table;
    std::vector<std::string> words;
    for (int i = 0; i < 600; ++i) words.push_back("p" + std::to_string(i * 7919 % 600));
    Query query = at(start);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string name = words[i] + " " + words[(i * 31 + 7) % words.size()];
        put(table, {words[i].c_str(), name.c_str(), Phase::active, static_cast<int>(i * 17 % 600)});
        if (i % 3 == 0) table.columns.remove(id_of(words[i / 2].c_str()));
        for (const auto sort : {Query::Sort::name, Query::Sort::changed, Query::Sort::phase}) {
            query.sort = sort;
            query.descending = i % 2 == 0;
            const Table anew{table.columns, {}};
            ASSERT_EQ(table.found(query), anew.found(query)) << i;
        }
    }
}

}  // namespace
}  // namespace usher
