#include <gtest/gtest.h>

#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

using State = app::OutboxMail::State;

class KeepMail : public StoreContract {
protected:
    void queue(std::uint64_t invitation, std::uint32_t generation, std::int64_t due_at) {
        change([&](app::Transaction& transaction) {
            transaction.queue(
                sample_mail(home_, id<InvitationId>(invitation), generation, {due_at}));
        });
    }
    void drop(std::uint64_t invitation, std::uint32_t up_to_generation) {
        change([&](app::Transaction& transaction) {
            transaction.drop_mail(home_, id<InvitationId>(invitation), up_to_generation, {500});
        });
    }
    void save(const app::OutboxMail& mail) {
        change([&](app::Transaction& transaction) { transaction.save_mail(mail); });
    }
    template <class Change>
    void change(Change change) {
        const auto transaction = store().begin();
        change(*transaction);
        transaction->commit();
    }
    std::vector<State> states() {
        std::vector<State> states;
        const std::vector<app::OutboxMail> mails = reader().outbox(0, 100);
        for (auto mail = mails.rbegin(); mail != mails.rend(); ++mail)
            states.push_back(mail->state);
        return states;
    }

    const OrganizationId home_ = id<OrganizationId>(1);
};
USHER_ON_EVERY_ENGINE(KeepMail);

TEST_P(KeepMail, ComesBackEqual) {
    queue(7, 3, 100);
    const app::OutboxMail expected = sample_mail(home_, id<InvitationId>(7), 3, {100});
    const std::vector<app::OutboxMail> mails = reader().outbox(0, 10);
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_GT(mails[0].number, 0);
    EXPECT_EQ(mails[0].kind, expected.kind);
    EXPECT_EQ(mails[0].home, expected.home);
    EXPECT_EQ(mails[0].person, expected.person);
    EXPECT_EQ(mails[0].invitation, expected.invitation);
    EXPECT_EQ(mails[0].generation, expected.generation);
    EXPECT_EQ(mails[0].sign_up, expected.sign_up);
    EXPECT_EQ(mails[0].to, expected.to);
    EXPECT_EQ(mails[0].queued_at, expected.queued_at);
    EXPECT_EQ(mails[0].due_at, expected.due_at);
    EXPECT_EQ(mails[0].attempts, expected.attempts);
    EXPECT_EQ(mails[0].state, expected.state);
    EXPECT_EQ(mails[0].reply, expected.reply);
    EXPECT_EQ(mails[0].changed_at, expected.changed_at);
}

TEST_P(KeepMail, PagesFromTheNewest) {
    for (std::uint32_t generation = 1; generation <= 5; ++generation) queue(7, generation, 100);
    const auto newest = reader().outbox(0, 2);
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(newest[0].generation, 5U);
    const auto rest = reader().outbox(newest[1].number, 10);
    ASSERT_EQ(rest.size(), 3U);
    EXPECT_EQ(rest[0].generation, 3U);
    EXPECT_EQ(rest[2].generation, 1U);
}

TEST_P(KeepMail, IsDueFromItsInstantOnTheLongestDueFirst) {
    EXPECT_EQ(reader().next_due(), std::nullopt);
    queue(1, 1, 300);
    queue(2, 1, 100);
    queue(3, 1, 200);
    EXPECT_EQ(reader().next_due(), Instant{100});
    EXPECT_TRUE(reader().due_mail({99}, 10).empty());
    const auto due = reader().due_mail({200}, 10);
    ASSERT_EQ(due.size(), 2U);
    EXPECT_EQ(due[0].invitation, id<InvitationId>(2));
    EXPECT_EQ(due[1].invitation, id<InvitationId>(3));
    EXPECT_EQ(reader().due_mail({300}, 1).size(), 1U);
}

TEST_P(KeepMail, WaitsAgainWhenDeferredAndNoLongerWhenAcceptedOrFailed) {
    for (const std::uint64_t invitation : {1U, 2U, 3U}) queue(invitation, 1, 100);
    auto mails = reader().due_mail({100}, 10);
    mails[0].state = State::accepted;
    mails[0].reply = "250 ok";
    mails[1].state = State::failed;
    mails[2].state = State::deferred;
    mails[2].due_at = {400};
    mails[2].attempts = 7;
    mails[2].changed_at = {101};
    for (const app::OutboxMail& mail : mails) save(mail);

    EXPECT_EQ(states(), (std::vector{State::accepted, State::failed, State::deferred}));
    EXPECT_EQ(reader().next_due(), Instant{400});
    const auto due = reader().due_mail({400}, 10);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].number, mails[2].number);
    EXPECT_EQ(due[0].attempts, 7);
    EXPECT_EQ(due[0].changed_at, Instant{101});
    EXPECT_EQ(reader().outbox(0, 10)[2].reply, "250 ok");
}

TEST_P(KeepMail, IsDroppedUpToAGenerationOfOneInvitation) {
    queue(7, 1, 100);
    queue(7, 2, 100);
    queue(7, 3, 100);
    queue(8, 1, 100);
    drop(7, 2);
    EXPECT_EQ(states(),
              (std::vector{State::dropped, State::dropped, State::queued, State::queued}));
    EXPECT_EQ(reader().due_mail({100}, 10).size(), 2U);
    EXPECT_EQ(reader().outbox(0, 10)[3].changed_at, Instant{500});
}

TEST_P(KeepMail, IsNotDroppedOnceItHasLeftOrInAnotherOrganization) {
    queue(7, 1, 100);
    app::OutboxMail mail = reader().due_mail({100}, 1)[0];
    mail.state = State::accepted;
    save(mail);
    queue(7, 1, 100);
    change([&](app::Transaction& transaction) {
        transaction.drop_mail(id<OrganizationId>(2), id<InvitationId>(7), 1, {500});
    });
    EXPECT_EQ(states(), (std::vector{State::accepted, State::queued}));
    drop(7, 1);
    EXPECT_EQ(states(), (std::vector{State::accepted, State::dropped}));
}

TEST_P(KeepMail, NeverWaitsAgainAfterItWasDroppedBehindTheWorkersBack) {
    queue(7, 1, 100);
    app::OutboxMail taken = reader().due_mail({100}, 1)[0];
    drop(7, 1);
    taken.state = State::deferred;
    taken.due_at = {200};
    save(taken);
    EXPECT_EQ(states(), std::vector{State::dropped});
    EXPECT_EQ(reader().next_due(), std::nullopt);
}

TEST_P(KeepMail, WaitsAgainWhenItsDroppingIsUndone) {
    const auto restore = [&](std::uint32_t generation, std::int64_t dropped_at) {
        change([&](app::Transaction& transaction) {
            transaction.restore_mail({home_, id<InvitationId>(7), generation, {dropped_at}}, {600});
        });
    };
    queue(7, 1, 100);
    queue(7, 2, 100);
    queue(8, 1, 100);
    drop(7, 2);
    drop(8, 1);
    restore(2, 499);
    EXPECT_EQ(states(), (std::vector{State::dropped, State::dropped, State::dropped}));
    restore(2, 500);
    EXPECT_EQ(states(), (std::vector{State::dropped, State::queued, State::dropped}));
    EXPECT_EQ(reader().outbox(0, 10)[1].changed_at, Instant{600});
    EXPECT_EQ(reader().due_mail({100}, 10).size(), 1U);
}

TEST_P(KeepMail, SaysSoWhenADroppedMailHadLeft) {
    queue(7, 1, 100);
    app::OutboxMail taken = reader().due_mail({100}, 1)[0];
    drop(7, 1);
    taken.state = State::accepted;
    save(taken);
    EXPECT_EQ(states(), std::vector{State::accepted});
}

TEST_P(KeepMail, IsClaimedOnceCodesFirstAndComesBackWhenItsSenderDies) {
    const auto claim = [&](std::int64_t now) {
        std::optional<app::OutboxMail> claimed;
        change([&](app::Transaction& transaction) {
            claimed = transaction.claim_mail({now}, {now + 1000});
        });
        return claimed;
    };
    const auto queue_kind = [&](app::OutboxMail::Kind kind, std::uint64_t invitation,
                                std::int64_t due_at) {
        app::OutboxMail mail = sample_mail(home_, id<InvitationId>(invitation), 1, {due_at});
        mail.kind = kind;
        change([&](app::Transaction& transaction) { transaction.queue(mail); });
    };
    queue_kind(app::OutboxMail::Kind::invitation, 1, 50);
    queue_kind(app::OutboxMail::Kind::address_code, 2, 90);
    const int attempts = sample_mail(home_, id<InvitationId>(1), 1, {50}).attempts;
    EXPECT_FALSE(claim(10));
    EXPECT_EQ(claim(100)->invitation, id<InvitationId>(2));
    const auto second = claim(100);
    EXPECT_EQ(second->invitation, id<InvitationId>(1));
    EXPECT_EQ(second->attempts, attempts + 1);
    EXPECT_FALSE(claim(100));
    EXPECT_EQ(claim(1100)->invitation, id<InvitationId>(2));
}

}  // namespace
}  // namespace usher::test
