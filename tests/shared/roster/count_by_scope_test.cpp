#include <gtest/gtest.h>

#include "shared/roster/window.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;

const Scope tower{ProjectId{bits_of_label("tower")}};

Membership in(const Scope& scope, Phase phase) {
    Membership membership;
    membership.scope = scope;
    membership.phase = phase;
    return membership;
}

Record somebody(const char* word, std::vector<Membership> memberships) {
    Record record;
    record.person.id = PersonId{bits_of_label(word)};
    record.memberships = std::move(memberships);
    return record;
}

TEST(CountByScope, CountsEachMembershipInItsScope) {
    Columns columns;
    columns.put(somebody("ada", {in({}, Phase::active)}));
    columns.put(somebody("maya", {in({}, Phase::invited), in(tower, Phase::active)}));
    columns.put(somebody("noor", {in({}, Phase::offered)}));
    columns.put(somebody("zoe", {in({}, Phase::invited)}));
    columns.remove(PersonId{bits_of_label("zoe")});
    const auto counts = count_by_scope(columns);
    ASSERT_EQ(counts.size(), 2U);
    EXPECT_EQ(counts[0].scope, Scope{});
    EXPECT_EQ(counts[0].everyone, 3U);
    EXPECT_EQ(counts[0].open, 2U);
    EXPECT_EQ(counts[0].active, 1U);
    EXPECT_EQ(counts[1].scope, tower);
    EXPECT_EQ(counts[1].everyone, 1U);
    EXPECT_EQ(counts[1].open, 0U);
    EXPECT_EQ(counts[1].active, 1U);
}

TEST(CountByScope, LeavesOutWhereNobodyIs) {
    Columns columns;
    EXPECT_TRUE(count_by_scope(columns).empty());
    columns.put(somebody("maya", {in(tower, Phase::active)}));
    columns.remove(PersonId{bits_of_label("maya")});
    EXPECT_TRUE(count_by_scope(columns).empty());
}

}  // namespace
}  // namespace usher
