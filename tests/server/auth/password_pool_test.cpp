#include "server/auth/password_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>
#include <utility>

namespace usher::auth {
namespace {

/// A job that runs until it is let go.
class Gate {
public:
    PasswordPool::Job job() {
        return [this] {
            entered_.set_value();
            opened_.wait();
        };
    }
    void wait_until_entered() { entered_.get_future().wait(); }
    void open() { open_.set_value(); }

private:
    std::promise<void> entered_;
    std::promise<void> open_;
    std::shared_future<void> opened_ = open_.get_future().share();
};

TEST(PasswordPool, RunsJobsOnAThreadOfItsOwn) {
    PasswordPool pool;
    std::promise<std::thread::id> answer;
    ASSERT_TRUE(pool.submit([&] { answer.set_value(std::this_thread::get_id()); }));
    EXPECT_NE(answer.get_future().get(), std::this_thread::get_id());
}

TEST(PasswordPool, TurnsAwayWhatItsQueueHasNoRoomForA46) {
    Gate gate;
    PasswordPool pool{1, 2};
    ASSERT_TRUE(pool.submit(gate.job()));
    gate.wait_until_entered();
    std::atomic<int> done{0};
    std::promise<void> last;
    EXPECT_TRUE(pool.submit([&] { ++done; }));
    EXPECT_TRUE(pool.submit([&] {
        ++done;
        last.set_value();
    }));
    EXPECT_FALSE(pool.submit([&] { ++done; }));
    gate.open();
    last.get_future().wait();
    EXPECT_EQ(done, 2);
}

TEST(PasswordPool, RunsAsManyAtOnceAsItHasThreads) {
    Gate one;
    Gate other;
    PasswordPool pool{2, 8};
    ASSERT_TRUE(pool.submit(one.job()));
    ASSERT_TRUE(pool.submit(other.job()));
    one.wait_until_entered();
    other.wait_until_entered();
    one.open();
    other.open();
}

TEST(PasswordPool, FinishesWhatRunsAndDropsWhatWaitsWhenItStops) {
    Gate gate;
    PasswordPool pool{1, 4};
    ASSERT_TRUE(pool.submit(gate.job()));
    gate.wait_until_entered();
    auto promise = std::make_shared<std::promise<void>>();
    auto answer = promise->get_future();
    ASSERT_TRUE(pool.submit([promise = std::move(promise)] { promise->set_value(); }));
    std::thread stopper{[&] { pool.stop(); }};
    answer.wait();
    gate.open();
    stopper.join();
    EXPECT_THROW(answer.get(), std::future_error);
    EXPECT_FALSE(pool.submit([] {}));
    pool.stop();
}

TEST(PasswordPool, OutlivesAJobThatThrows) {
    PasswordPool pool;
    auto held = std::make_shared<int>(0);
    ASSERT_TRUE(pool.submit([held] { throw std::runtime_error{"no memory"}; }));
    std::promise<void> answer;
    ASSERT_TRUE(pool.submit([&] { answer.set_value(); }));
    answer.get_future().wait();
    EXPECT_EQ(held.use_count(), 1);
}

}  // namespace
}  // namespace usher::auth
