#include <gtest/gtest.h>

#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

/// Two organizations: in the first Maya is a member, in the second she is invited and known by her
/// address alone.
class FindPeople : public StoreContract {
protected:
    FindPeople() {
        Batch batch{store()};
        batch.put(account_);
        here_ = batch.put(sample_organization(1));
        there_ = batch.put(sample_organization(2));
        member_ = batch.put(here_.id, sample_member(20, "maya@corp.example", account_.id));
        invited_ = batch.put(there_.id, sample_record(30, "Maya@corp.example"));
        batch.commit();
    }

    const Account account_ = sample_account(5, "maya@corp.example");
    Organization here_;
    Organization there_;
    Record member_;
    Record invited_;
};
USHER_ON_EVERY_ENGINE(FindPeople);

using Pairs = std::vector<std::pair<Organization, Record>>;

TEST_P(FindPeople, ByInvitation) {
    const InvitationId invitation = invited_.invitations[1].id;
    EXPECT_EQ(reader().person_of_invitation(there_.id, invitation), invited_);
    EXPECT_EQ(reader().person_of_invitation(here_.id, invitation), std::nullopt);
}

TEST_P(FindPeople, ByAccount) {
    EXPECT_EQ(reader().person_of_account(here_.id, account_.id), member_);
    EXPECT_EQ(reader().person_of_account(there_.id, account_.id), std::nullopt);
}

TEST_P(FindPeople, AccountByAddress) {
    EXPECT_EQ(reader().account_of_address("maya@corp.example")->id, account_.id);
    EXPECT_FALSE(reader().account_of_address("jw@cowboy.com"));
    EXPECT_FALSE(reader().account(id<AccountId>(6)));
}

TEST_P(FindPeople, MembershipsOfAnAccountInEveryOrganization) {
    EXPECT_EQ(reader().memberships_of(account_.id), (Pairs{{here_, member_}}));
    Batch batch{store()};
    invited_.person.account = account_.id;
    invited_ = batch.put(there_.id, invited_);
    batch.commit();
    EXPECT_EQ(reader().memberships_of(account_.id), (Pairs{{here_, member_}, {there_, invited_}}));
    EXPECT_TRUE(reader().memberships_of(id<AccountId>(6)).empty());
}

TEST_P(FindPeople, ByAddressInEveryOrganization) {
    Batch batch{store()};
    invited_.memberships[0].phase = Phase::revoked;
    invited_ = batch.put(there_.id, invited_);
    batch.commit();
    EXPECT_EQ(reader().people_of_address("maya@corp.example"),
              (Pairs{{here_, member_}, {there_, invited_}}));
    EXPECT_TRUE(reader().people_of_address("jw@cowboy.com").empty());
}

TEST_P(FindPeople, HomeOfAMembership) {
    EXPECT_EQ(reader().home_of_membership(invited_.memberships[0].id), there_.id);
    EXPECT_EQ(reader().home_of_membership(id<MembershipId>(1)), std::nullopt);
}

TEST_P(FindPeople, NoHomeForAMembershipIdThatTwoOrganizationsUse) {
    Record copycat = sample_record(40, "jw@cowboy.com");
    copycat.memberships[0].id = invited_.memberships[0].id;
    Batch batch{store()};
    batch.put(here_.id, copycat);
    batch.commit();
    EXPECT_EQ(reader().home_of_membership(invited_.memberships[0].id), std::nullopt);
}

}  // namespace
}  // namespace usher::test
