#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

using Heads = std::unordered_map<OrganizationId, std::uint64_t>;

/// Counts how many transactions are begun.
class CountedStore final : public app::Store {
public:
    explicit CountedStore(app::Store& store) : store_{store} {}
    std::unique_ptr<app::Transaction> begin() override {
        ++begun;
        return store_.begin();
    }
    app::Reader& reader() override { return store_.reader(); }

    std::atomic<int> begun = 0;

private:
    app::Store& store_;
};

/// A writer, and a task at its head that holds the others back until it is released.
class WriterTest : public testing::Test {
protected:
    std::future<bool> run(app::Writer::Work work) {
        const auto kept = std::make_shared<std::promise<bool>>();
        writer.run(std::move(work), [kept](bool done) { kept->set_value(done); });
        return kept->get_future();
    }
    std::future<bool> invite(const std::string& word) {
        return run([this, word](app::Turn& turn) { turn.apply(shop.command(shop.invite(word))); });
    }
    bool is_here(const std::string& word) {
        return !shop.reader().people_of_address(word + "@corp.example").empty();
    }
    // Whatever comes from now on gathers.
    void hold() {
        std::promise<void> running;
        held_ = run([this, &running](app::Turn&) {
            running.set_value();
            gate_.get_future().wait();
        });
        running.get_future().wait();
    }
    void release() {
        gate_.set_value();
        EXPECT_TRUE(held_.get());
    }

    Workshop shop;
    CountedStore store{shop.store()};
    std::mutex mutex;
    std::vector<std::pair<Heads, bool>> news;
    std::atomic<int> failures = 0;
    app::Writer writer{store, shop.random(), shop.digest(),
                       [this](const app::Writer::Kept& kept) {
                           const std::lock_guard lock{mutex};
                           news.emplace_back(kept.heads, kept.mail);
                       },
                       [this](const app::StoreFailure&) { ++failures; }};

private:
    std::promise<void> gate_;
    std::future<bool> held_;
};

TEST_F(WriterTest, KeepsWhatItWasGiven) {
    EXPECT_TRUE(invite("maya").get());
    EXPECT_TRUE(is_here("maya"));
}

TEST_F(WriterTest, CommitsOnceForAllThatGatheredWhileItWasBusy) {
    hold();
    std::vector<std::future<bool>> waiting;
    for (int i = 0; i < 40; ++i) waiting.push_back(invite("person" + std::to_string(i)));
    const int before = store.begun;
    release();
    for (auto& kept : waiting) EXPECT_TRUE(kept.get());
    EXPECT_EQ(store.begun - before, 1);
    EXPECT_TRUE(is_here("person0"));
    EXPECT_TRUE(is_here("person39"));
}

TEST_F(WriterTest, WorksInTheOrderOfAsking) {
    hold();
    std::string order;
    std::vector<std::future<bool>> waiting;
    for (const char letter : std::string{"abcdef"})
        waiting.push_back(run([&order, letter](app::Turn&) { order += letter; }));
    release();
    for (auto& kept : waiting) kept.get();
    EXPECT_EQ(order, "abcdef");
}

TEST_F(WriterTest, LetsOneThatFailsHarmNoneOfItsNeighbours) {
    hold();
    auto before = invite("maya");
    auto failing = run([this](app::Turn& turn) {
        turn.apply(shop.command(shop.invite("mallory")));
        throw app::StoreFailure{"asked for", false};
    });
    auto after = invite("noor");
    release();
    EXPECT_TRUE(before.get());
    EXPECT_FALSE(failing.get());
    EXPECT_TRUE(after.get());
    EXPECT_TRUE(is_here("maya"));
    EXPECT_FALSE(is_here("mallory"));
    EXPECT_TRUE(is_here("noor"));
    EXPECT_EQ(shop.reader().log(shop.home, 0, "invited", 100).size(), 2U);
}

TEST_F(WriterTest, TriesAgainWhatFailedForOnce) {
    shop.store().fail_at(1);
    EXPECT_TRUE(invite("maya").get());
    EXPECT_EQ(failures, 1);
    EXPECT_TRUE(is_here("maya"));
}

TEST_F(WriterTest, SaysThatNothingHappenedWhenTheStoreFails) {
    const std::string before = shop.contents();
    std::atomic<int> runs = 0;
    const auto always = [&](app::Turn&) {
        ++runs;
        throw app::StoreFailure{"the disk is full", false};
    };
    EXPECT_FALSE(run(always).get());
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(failures, 2);
    EXPECT_EQ(shop.contents(), before);
    EXPECT_TRUE(news.empty());
}

TEST_F(WriterTest, TellsAfterTheCommitWhatMovedAndWhetherMailWaits) {
    hold();
    auto mailed = invite("maya");
    auto quiet = run([](app::Turn&) {});
    release();
    mailed.get();
    quiet.get();
    EXPECT_TRUE(run([this](app::Turn& turn) {
                    turn.apply(shop.command(Revoke{named<MembershipId>("membership:maya")}));
                }).get());
    writer.stop();
    const std::lock_guard lock{mutex};
    ASSERT_EQ(news.size(), 3U);
    EXPECT_EQ(news[0], (std::pair{Heads{}, false}));
    EXPECT_EQ(news[1], (std::pair{Heads{{shop.home, 2}}, true}));
    EXPECT_EQ(news[2], (std::pair{Heads{{shop.home, 3}}, false}));
}

TEST_F(WriterTest, HasToldTheNewsBeforeItAnswers) {
    const auto told = std::make_shared<std::promise<std::size_t>>();
    writer.run([this](app::Turn& turn) { turn.apply(shop.command(shop.invite("maya"))); },
               [this, told](bool) {
                   const std::lock_guard lock{mutex};
                   told->set_value(news.size());
               });
    EXPECT_EQ(told->get_future().get(), 1U);
}

TEST_F(WriterTest, FinishesWhatItHasTakenWhenItStops) {
    hold();
    std::vector<std::future<bool>> waiting;
    for (int i = 0; i < 10; ++i) waiting.push_back(invite("person" + std::to_string(i)));
    std::thread stopping{[this] { writer.stop(); }};
    // It stops once it refuses; until then it takes these too.
    for (bool refused = false; !refused;) {
        auto taken = run([](app::Turn&) {});
        refused = taken.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
        std::this_thread::yield();
    }
    release();
    stopping.join();
    for (auto& kept : waiting) {
        ASSERT_EQ(kept.wait_for(std::chrono::seconds{0}), std::future_status::ready);
        EXPECT_TRUE(kept.get());
    }
    EXPECT_TRUE(is_here("person9"));
}

TEST_F(WriterTest, TakesNothingAfterItHasStopped) {
    writer.stop();
    const std::string before = shop.contents();
    EXPECT_FALSE(invite("maya").get());
    EXPECT_EQ(shop.contents(), before);
    writer.stop();
}

TEST_F(WriterTest, TakesWorkOfManyThreads) {
    std::vector<std::thread> threads;
    std::atomic<int> kept = 0;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([this, thread, &kept] {
            for (int i = 0; i < 10; ++i) {
                if (invite("p" + std::to_string(thread) + "x" + std::to_string(i)).get()) ++kept;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(kept, 80);
    EXPECT_EQ(shop.reader().head(shop.home), 81U);
    EXPECT_EQ(shop.ask("SELECT count(DISTINCT change) FROM people WHERE address LIKE 'p%x%'"),
              "80");
}

}  // namespace
}  // namespace usher::test
