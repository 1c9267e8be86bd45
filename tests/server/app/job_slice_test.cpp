#include "server/app/job_slice.hpp"

#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

using State = app::OutboxMail::State;

class Jobs : public testing::Test {
protected:
    void add(const std::string& word) {
        ASSERT_FALSE(shop.apply(shop.command(shop.invite(word, When::later))).decision.refused());
    }

    void start() { ASSERT_FALSE(apply(StartInviteAll{id, {}, {}}).refused()); }

    Decision apply(Body body) { return shop.apply(command(std::move(body))).decision; }

    Command command(Body body) {
        Command wanted = shop.command(std::move(body));
        wanted.id = named<CommandId>("command:" + std::to_string(++commands_));
        wanted.at = now;
        return wanted;
    }

    // One slice, in a transaction of its own, as the runner does it.
    void work(JobId which) {
        const auto slice = app::next_slice(shop.reader(), shop.digest(), shop.home, job(which));
        shop.batch([&](app::Turn& turn) { app::take(turn, shop.digest(), shop.home, slice, now); });
    }

    void work_off(JobId which) {
        for (int slices = 0; job(which).state == Job::State::running; ++slices) {
            ASSERT_LT(slices, 1000);
            work(which);
        }
    }

    Job job(JobId which) { return *shop.reader().organization(shop.home)->job(which); }

    Phase phase(const std::string& word) { return record(word)->memberships.at(0).phase; }
    std::optional<Record> record(const std::string& word) {
        const auto page = shop.reader().changes(shop.home, 0, {}, 10'000);
        for (const Record& each : page.people)
            if (each.person.id == named<PersonId>("person:" + word)) return each;
        return std::nullopt;
    }

    Workshop shop;
    Instant now = shop.now + minutes(1);
    const JobId id = named<JobId>("job:all");
    const JobId back = named<JobId>("job:back");

private:
    int commands_ = 0;
};

TEST_F(Jobs, InviteEverybodyWhoWasUninvited_W16) {
    for (const char* word : {"maya", "noor", "sol"}) add(word);
    start();
    work_off(id);
    for (const char* word : {"maya", "noor", "sol"}) EXPECT_EQ(phase(word), Phase::invited);
    EXPECT_EQ(job(id).done, 3U);
    EXPECT_EQ(job(id).failed, 0U);
    EXPECT_EQ(job(id).state, Job::State::done);
}

TEST_F(Jobs, LeaveWhoCameAfterTheirStart) {
    add("maya");
    start();
    now = now + minutes(1);
    Command later = command(shop.invite("noor", When::later));
    ASSERT_FALSE(shop.apply(later).decision.refused());
    work_off(id);
    EXPECT_EQ(phase("maya"), Phase::invited);
    EXPECT_EQ(phase("noor"), Phase::uninvited);
}

TEST_F(Jobs, InviteManyMoreThanASliceHolds) {
    constexpr int many = 1203;
    shop.batch([&](app::Turn& turn) {
        for (int i = 0; i < many; ++i)
            turn.apply(shop.command(shop.invite("person" + std::to_string(i), When::later)));
    });
    start();
    work_off(id);
    EXPECT_EQ(job(id).done, static_cast<std::uint64_t>(many));
    EXPECT_EQ(shop.ask("SELECT count(*) FROM memberships WHERE phase = 0"), "0");
}

// What it has done and how far it has come stand in one commit: a slice that is taken again after a
// crash finds nobody.
TEST_F(Jobs, GoOnWhereTheyStood) {
    add("maya");
    start();
    const auto slice = app::next_slice(shop.reader(), shop.digest(), shop.home, job(id));
    for (int i = 0; i < 2; ++i)
        shop.batch([&](app::Turn& turn) { app::take(turn, shop.digest(), shop.home, slice, now); });
    EXPECT_EQ(job(id).done, 1U);
    EXPECT_EQ(shop.reader().outbox(0, 10).size(), 1U);
}

TEST_F(Jobs, AskWhatTheirStarterMayDoNow) {
    add("maya");
    start();
    shop.run("UPDATE memberships SET phase = 8 WHERE can_sign_in = 1");
    work_off(id);
    EXPECT_EQ(phase("maya"), Phase::uninvited);
    EXPECT_EQ(job(id).failed, 1U);
}

TEST_F(Jobs, StayAsTheyAreWhilePaused) {
    add("maya");
    start();
    const auto slice = app::next_slice(shop.reader(), shop.digest(), shop.home, job(id));
    ASSERT_FALSE(apply(PauseJob{id}).refused());
    shop.batch([&](app::Turn& turn) { app::take(turn, shop.digest(), shop.home, slice, now); });
    EXPECT_EQ(phase("maya"), Phase::uninvited);
    EXPECT_EQ(job(id).state, Job::State::paused);
    EXPECT_EQ(job(id).done, 0U);
}

TEST_F(Jobs, HoldTheirMailUntilTheLastOfItIsThere) {
    add("maya");
    start();
    auto slice = app::next_slice(shop.reader(), shop.digest(), shop.home, job(id));
    slice.is_last = false;
    shop.batch([&](app::Turn& turn) { app::take(turn, shop.digest(), shop.home, slice, now); });
    EXPECT_LT(now + days(365), shop.reader().outbox(0, 1).at(0).due_at);
    now = now + minutes(5);
    work_off(id);
    EXPECT_EQ(shop.reader().outbox(0, 1).at(0).due_at, now + limits::undo);
}

TEST_F(Jobs, AreTakenBackWholeWhileTheirMailIsHeld) {
    for (const char* word : {"maya", "noor"}) add(word);
    start();
    work_off(id);
    ASSERT_FALSE(apply(UndoJob{back, id}).refused());
    // However long that takes.
    now = now + minutes(10);
    work_off(back);
    for (const char* word : {"maya", "noor"}) EXPECT_EQ(phase(word), Phase::uninvited) << word;
    EXPECT_EQ(job(back).done, 2U);
    for (const auto& mail : shop.reader().outbox(0, 10)) EXPECT_EQ(mail.state, State::dropped);
}

// Nothing is called done that was not.
TEST_F(Jobs, OfAPlanFailWholeWhileNoRowsAreKept) {
    ASSERT_FALSE(apply(ApplyPlan{id, std::string(64, 'a'), 90, {}}).refused());
    work_off(id);
    EXPECT_EQ(job(id).done, 0U);
    EXPECT_EQ(job(id).failed, 90U);
}

TEST_F(Jobs, LeaveWhatHasChangedSinceWhenTheyTakeBack) {
    for (const char* word : {"maya", "noor"}) add(word);
    start();
    work_off(id);
    ASSERT_FALSE(apply(Revoke{named<MembershipId>("membership:maya")}).refused());
    ASSERT_FALSE(apply(UndoJob{back, id}).refused());
    work_off(back);
    EXPECT_EQ(phase("maya"), Phase::revoked);
    EXPECT_EQ(phase("noor"), Phase::uninvited);
    EXPECT_EQ(job(back).done, 1U);
    EXPECT_EQ(job(back).failed, 1U);
}

}  // namespace
}  // namespace usher::test
