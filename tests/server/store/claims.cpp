#include <gtest/gtest.h>

#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class ClaimSomething : public StoreContract {
protected:
    bool claim(Claim::Kind kind, std::uint64_t home, std::string key, std::uint64_t owner) {
        const auto transaction = store().begin();
        const bool held =
            transaction->claim({kind, id<OrganizationId>(home), std::move(key), bits(owner)});
        transaction->commit();
        return held;
    }
};
USHER_ON_EVERY_ENGINE(ClaimSomething);

TEST_P(ClaimSomething, IsLostWhenSomebodyElseHoldsIt) {
    EXPECT_TRUE(claim(Claim::Kind::organization_address, 1, "jw@cowboy.com", 20));
    EXPECT_FALSE(claim(Claim::Kind::organization_address, 1, "jw@cowboy.com", 21));
}

TEST_P(ClaimSomething, IsHeldByWhoHeldItBefore) {
    EXPECT_TRUE(claim(Claim::Kind::account_address, 0, "jw@cowboy.com", 20));
    EXPECT_TRUE(claim(Claim::Kind::account_address, 0, "jw@cowboy.com", 20));
}

TEST_P(ClaimSomething, LosesNothingOfAnotherKindOrOrganization) {
    EXPECT_TRUE(claim(Claim::Kind::organization_address, 1, "jw@cowboy.com", 20));
    EXPECT_TRUE(claim(Claim::Kind::organization_address, 2, "jw@cowboy.com", 21));
    EXPECT_TRUE(claim(Claim::Kind::account_address, 0, "jw@cowboy.com", 22));
    EXPECT_TRUE(claim(Claim::Kind::organization_address, 1, "jw@cowboy.co", 23));
}

TEST_P(ClaimSomething, IsInstanceWideWhateverHomeItNames) {
    EXPECT_TRUE(claim(Claim::Kind::account_address, 1, "jw@cowboy.com", 20));
    EXPECT_FALSE(claim(Claim::Kind::account_address, 2, "jw@cowboy.com", 21));
    EXPECT_TRUE(claim(Claim::Kind::set_up, 1, "", 20));
    EXPECT_FALSE(claim(Claim::Kind::set_up, 2, "", 21));
}

TEST_P(ClaimSomething, IsLostToAnEarlierOneOfTheSameTransaction) {
    const auto transaction = store().begin();
    EXPECT_TRUE(transaction->claim({Claim::Kind::set_up, {}, "", bits(1)}));
    EXPECT_FALSE(transaction->claim({Claim::Kind::set_up, {}, "", bits(2)}));
}

TEST_P(ClaimSomething, OfAPersonIsOfTheirOrganizationAndOfAnAccountOfAll) {
    for (const auto kind : {Claim::Kind::username, Claim::Kind::external_id}) {
        EXPECT_TRUE(claim(kind, 1, "maya", 20));
        EXPECT_TRUE(claim(kind, 2, "maya", 21));
        EXPECT_FALSE(claim(kind, 1, "maya", 22));
    }
    for (const auto kind : {Claim::Kind::account_handle, Claim::Kind::provider_subject,
                            Claim::Kind::organization_handle}) {
        EXPECT_TRUE(claim(kind, 1, "maya", 20));
        EXPECT_FALSE(claim(kind, 2, "maya", 21));
    }
}

TEST_P(ClaimSomething, IsFreeOnceItsOwnerLetsGo) {
    const auto transaction = store().begin();
    const Claim held{Claim::Kind::username, id<OrganizationId>(1), "maya", bits(20)};
    const Claim wanted{Claim::Kind::username, id<OrganizationId>(1), "maya", bits(21)};
    EXPECT_TRUE(transaction->claim(held));
    transaction->release(wanted);
    EXPECT_FALSE(transaction->claim(wanted));
    transaction->release(held);
    EXPECT_TRUE(transaction->claim(wanted));
}

TEST_P(ClaimSomething, IsFreeAgainAfterRollback) {
    store().begin()->claim({Claim::Kind::set_up, {}, "", bits(1)});
    EXPECT_TRUE(claim(Claim::Kind::set_up, 0, "", 2));
}

}  // namespace
}  // namespace usher::test
