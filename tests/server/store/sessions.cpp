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
