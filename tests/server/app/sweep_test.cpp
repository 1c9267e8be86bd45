#include <gtest/gtest.h>

#include "server/app/housekeeper.hpp"
#include "shared/lifecycle/reminding.hpp"
#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

class SweepTest : public testing::Test {
protected:
    void keep(Body body) {
        ASSERT_FALSE(shop.apply(shop.command(std::move(body))).decision.refused());
    }

    void set(Policies policies) { keep(SetPolicies{std::move(policies)}); }

    bool sweep(Instant now, bool whole = false) {
        app::Writer writer{shop.store(), shop.random(), shop.digest(),
                           [](const app::Writer::Kept&) {}, [](const app::StoreFailure&) {}};
        return app::Sweep{writer, shop.reader(), shop.random(), now}.run(whole);
    }

    std::string count(const std::string& what) { return shop.ask("SELECT count(*) FROM " + what); }

    Workshop shop;
};

TEST_F(SweepTest, RemindsOnceOfWhatNobodyAnswered) {
    Policies policies;
    policies.reminder = days(3);
    set(policies);
    keep(shop.invite("maya"));
    keep(shop.invite("noor"));
    keep(Revoke{named<MembershipId>("membership:noor")});

    EXPECT_TRUE(sweep(shop.now + days(2)));
    EXPECT_EQ(count("outbox WHERE kind = 2"), "0");
    for (int times = 0; times < 2; ++times) EXPECT_TRUE(sweep(shop.now + days(3)));
    EXPECT_EQ(count("outbox WHERE kind = 2"), "1");
    const auto mail = shop.reader().outbox(0, 1).at(0);
    EXPECT_EQ(mail.to, "maya@corp.example");
    EXPECT_EQ(mail.generation, 1U);
}

TEST_F(SweepTest, RemindsNobodyWhereNobodyAskedForIt) {
    keep(shop.invite("maya"));
    EXPECT_TRUE(sweep(shop.now + days(5)));
    EXPECT_EQ(count("outbox WHERE kind = 2"), "0");
}

TEST_F(SweepTest, ErasesWhomTheOrganizationNoLongerKeeps) {
    keep(shop.invite("maya"));
    keep(shop.invite("noor", When::later));
    EXPECT_TRUE(sweep(shop.now + limits::keep_unanswered - seconds(1), true));
    EXPECT_EQ(count("people WHERE address LIKE 'maya%'"), "1");
    EXPECT_TRUE(sweep(shop.now + limits::keep_unanswered, true));
    EXPECT_EQ(count("people WHERE address LIKE 'maya%'"), "0");
    EXPECT_EQ(count("people WHERE address LIKE 'noor%'"), "1");
}

TEST_F(SweepTest, ForgetsSessionsWhoseTimeIsOver) {
    shop.batch([&](app::Turn& turn) {
        turn.transaction().save_session({{1}, {}, shop.hana, 0, shop.now, shop.now});
        turn.transaction().save_session(
            {{2}, {}, shop.hana, 0, shop.now, shop.now + limits::session_idle});
    });
    EXPECT_TRUE(sweep(shop.now + limits::session_idle + seconds(1)));
    EXPECT_EQ(count("sessions"), "1");
}

TEST_F(SweepTest, CarriesOnWhenTheStoreFailedOnce) {
    Policies policies;
    policies.reminder = days(3);
    set(policies);
    keep(shop.invite("maya"));
    shop.store().fail_at(2);
    EXPECT_TRUE(sweep(shop.now + days(3)));
    EXPECT_EQ(count("outbox WHERE kind = 2"), "1");
}

}  // namespace
}  // namespace usher::test
