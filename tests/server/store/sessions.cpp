#include <gtest/gtest.h>

#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class KeepSessions : public StoreContract {
protected:
    template <class Change>
    void change(Change change) {
        const auto transaction = store().begin();
        change(*transaction);
        transaction->commit();
    }
};
USHER_ON_EVERY_ENGINE(KeepSessions);

TEST_P(KeepSessions, SessionComesBackEqualUntilItIsRemoved) {
    app::Session session{digest(1), app::Session::State::full, id<AccountId>(5), 3, {10}, {20}};
    change([&](app::Transaction& transaction) { transaction.save_session(session); });
    session.seen_at = {30};
    change([&](app::Transaction& transaction) { transaction.save_session(session); });

    const auto stored = reader().session(digest(1));
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->id, session.id);
    EXPECT_EQ(stored->state, session.state);
    EXPECT_EQ(stored->account, session.account);
    EXPECT_EQ(stored->session_generation, 3U);
    EXPECT_EQ(stored->created_at, Instant{10});
    EXPECT_EQ(stored->seen_at, Instant{30});
    EXPECT_FALSE(reader().session(digest(2)));

    change([&](app::Transaction& transaction) { transaction.remove_session(digest(1)); });
    EXPECT_FALSE(reader().session(digest(1)));
}

TEST_P(KeepSessions, ASessionThatIsSeenStaysAndOneThatEndedStaysEnded) {
    const app::Session session{digest(1), app::Session::State::full, id<AccountId>(5), 3, {10},
                               {20}};
    change([&](app::Transaction& transaction) { transaction.save_session(session); });
    change([&](app::Transaction& transaction) { transaction.see_session(digest(1), {30}); });
    EXPECT_EQ(reader().session(digest(1))->seen_at, Instant{30});
    EXPECT_EQ(reader().session(digest(1))->created_at, Instant{10});
    change([&](app::Transaction& transaction) {
        transaction.remove_session(digest(1));
        transaction.see_session(digest(1), {40});
    });
    EXPECT_FALSE(reader().session(digest(1)));
}

// One that waits for its second factor is forgotten with its time, others with theirs.
TEST_P(KeepSessions, AreForgottenWhenTheirTimeIsOver) {
    using State = app::Session::State;
    const Instant now{1'795'161'600'000};
    const auto begun = [&](std::uint8_t number, State state, Duration ago) {
        return app::Session{digest(number), state, id<AccountId>(5), 1, now - ago, now - ago};
    };
    change([&](app::Transaction& transaction) {
        transaction.save_session(begun(1, State::second_factor_pending, minutes(11)));
        transaction.save_session(begun(2, State::second_factor_pending, minutes(9)));
        transaction.save_session(begun(3, State::full, minutes(11)));
        transaction.save_session(begun(4, State::full_with_second_factor, days(13)));
        transaction.save_session(begun(5, State::full_with_second_factor, days(15)));
    });
    change([&](app::Transaction& transaction) { transaction.forget_old(now); });
    EXPECT_FALSE(reader().session(digest(1)));
    EXPECT_EQ(reader().session(digest(2))->state, State::second_factor_pending);
    EXPECT_EQ(reader().session(digest(3))->state, State::full);
    EXPECT_EQ(reader().session(digest(4))->state, State::full_with_second_factor);
    EXPECT_FALSE(reader().session(digest(5)));
}

class KeepSecondFactors : public KeepSessions {
protected:
    void save(const Account& account) {
        Roster roster{Roster::Unfilled::unknown};
        roster.put(account);
        Roster::Touched touched;
        touched.accounts.insert(account.id);
        change([&](app::Transaction& transaction) { transaction.save(roster, touched); });
    }
    static Account with(const char* second_factor) {
        Account account;
        account.id = id<AccountId>(5);
        account.second_factor = Secret{second_factor};
        return account;
    }
    void use(const app::SecondFactorUse& use) {
        change([&](app::Transaction& transaction) {
            transaction.save_second_factor_use(id<AccountId>(5), use);
        });
    }
};
USHER_ON_EVERY_ENGINE(KeepSecondFactors);

TEST_P(KeepSecondFactors, WhatIsUsedUpComesBackEqual) {
    EXPECT_EQ(reader().second_factor_use(id<AccountId>(5)).last_step, 0);
    save(with("sealed"));
    use({58'000'000, {digest(1), digest(2)}});
    EXPECT_EQ(reader().second_factor_use(id<AccountId>(5)).last_step, 58'000'000);
    EXPECT_EQ(reader().second_factor_use(id<AccountId>(5)).recovery,
              (std::vector{digest(1), digest(2)}));
    EXPECT_TRUE(reader().second_factor_use(id<AccountId>(6)).recovery.empty());
    use({58'000'001, {}});
    change([&](app::Transaction& transaction) {
        EXPECT_EQ(transaction.second_factor_use(id<AccountId>(5)).last_step, 58'000'001);
        EXPECT_TRUE(transaction.second_factor_use(id<AccountId>(5)).recovery.empty());
    });
}

TEST_P(KeepSecondFactors, WhatIsUsedUpStaysWithTheFactorAndGoesWithIt) {
    save(with("sealed"));
    use({7, {digest(1)}});
    save(with("sealed"));
    EXPECT_EQ(reader().second_factor_use(id<AccountId>(5)).last_step, 7);
    save(with(""));
    EXPECT_EQ(reader().second_factor_use(id<AccountId>(5)).last_step, 0);
    EXPECT_TRUE(reader().second_factor_use(id<AccountId>(5)).recovery.empty());
}

TEST_P(KeepSessions, SignUpComesBackEqual) {
    const app::SignUp expected = sample_sign_up(1, "Maya@corp.example");
    change([&](app::Transaction& transaction) {
        transaction.save_sign_up(expected);
        EXPECT_TRUE(transaction.sign_up(digest(1)));
        EXPECT_FALSE(transaction.sign_up(digest(2)));
    });
    const auto stored = reader().sign_up(digest(1));
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->id, expected.id);
    EXPECT_EQ(stored->browser, expected.browser);
    EXPECT_EQ(stored->organization, expected.organization);
    EXPECT_EQ(stored->person, expected.person);
    EXPECT_EQ(stored->invitation, expected.invitation);
    EXPECT_EQ(stored->generation, expected.generation);
    EXPECT_EQ(stored->channel, expected.channel);
    EXPECT_EQ(stored->address.text(), "Maya@corp.example");
    EXPECT_EQ(stored->name, expected.name);
    EXPECT_EQ(stored->credential.reveal(), "sealed");
    EXPECT_EQ(stored->created_at, expected.created_at);
    EXPECT_EQ(stored->code_sent_at, expected.code_sent_at);
    EXPECT_EQ(stored->tries, expected.tries);
}

TEST_P(KeepSessions, SecondSignUpOfABrowserReplacesTheFirst) {
    app::SignUp second = sample_sign_up(1, "jw@cowboy.com");
    second.id = bits(77);
    change([&](app::Transaction& transaction) {
        transaction.save_sign_up(sample_sign_up(1, "maya@corp.example"));
        transaction.save_sign_up(second);
    });
    EXPECT_EQ(reader().sign_up(digest(1))->id, bits(77));
    EXPECT_EQ(reader().sign_up(digest(1))->address.key(), "jw@cowboy.com");
}

TEST_P(KeepSessions, SignUpsForAnAddressAreRemovedInEveryBrowser) {
    change([&](app::Transaction& transaction) {
        transaction.save_sign_up(sample_sign_up(1, "Maya@corp.example"));
        transaction.save_sign_up(sample_sign_up(2, "maya@Corp.example"));
        transaction.save_sign_up(sample_sign_up(3, "jw@cowboy.com"));
    });
    change(
        [&](app::Transaction& transaction) { transaction.remove_sign_ups("maya@corp.example"); });
    EXPECT_FALSE(reader().sign_up(digest(1)));
    EXPECT_FALSE(reader().sign_up(digest(2)));
    EXPECT_TRUE(reader().sign_up(digest(3)));
}

}  // namespace
}  // namespace usher::test
