#include "server/store/whole_state.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

// Read page by page, whoever changes meanwhile would stand in it before and after.
TEST(WholeState, IsOneWhateverIsCommittedMeanwhile) {
    Workshop shop;
    ASSERT_FALSE(shop.apply(shop.command(shop.invite("maya"))).decision.refused());
    const auto goes_on = [&] {
        EXPECT_FALSE(shop.apply(shop.command(shop.invite("noor"))).decision.refused());
        EXPECT_FALSE(shop.apply(shop.command(Revoke{named<MembershipId>("membership:maya")}))
                         .decision.refused());
    };
    std::vector<std::string> homes, people;
    bool began = false;
    store::read_whole_state(
        shop.file(),
        [&](const Organization& organization) {
            if (!began) goes_on();
            began = true;
            homes.push_back(organization.id.text());
        },
        [&](OrganizationId home, const Record& record) {
            EXPECT_EQ(home.text(), homes.back());
            people.push_back(record.person.name.text());
            for (const Membership& membership : record.memberships)
                EXPECT_NE(membership.phase, Phase::revoked);
        });
    EXPECT_EQ(homes.size(), 2U);
    std::sort(people.begin(), people.end());
    EXPECT_EQ(people, (std::vector<std::string>{"Hana", "Sol", "maya"}));
}

}  // namespace
}  // namespace usher::test
