#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "server/app/feed.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher::test {
namespace {

const OrganizationId here{bits_of_label("organization:here")};
const OrganizationId there{bits_of_label("organization:there")};

TEST(News, AreToldToWhoListensToThatOrganization) {
    app::News news;
    int first = 0;
    int second = 0;
    int other = 0;
    news.listen(here, [&] { ++first; });
    news.listen(here, [&] { ++second; });
    news.listen(there, [&] { ++other; });
    news.tell(here);
    news.tell(here);
    EXPECT_EQ(first, 2);
    EXPECT_EQ(second, 2);
    EXPECT_EQ(other, 0);
}

TEST(News, AreNotToldToWhoIsForgotten) {
    app::News news;
    int first = 0;
    int second = 0;
    const auto number = news.listen(here, [&] { ++first; });
    news.listen(here, [&] { ++second; });
    news.forget(here, number);
    news.forget(here, number);
    news.forget(there, number);
    news.tell(here);
    EXPECT_EQ(first, 0);
    EXPECT_EQ(second, 1);
}

TEST(News, NeedNobodyToListen) {
    app::News news;
    news.tell(here);
}

// Who has been forgotten is not called any more, not even by one who tells at that moment.
TEST(News, AreToldAndForgottenByManyThreads) {
    app::News news;
    std::atomic<bool> done = false;
    std::atomic<int> late = 0;
    std::thread teller{[&] {
        while (!done) news.tell(here);
    }};
    std::vector<std::thread> listeners;
    for (int i = 0; i < 4; ++i) {
        listeners.emplace_back([&] {
            for (int round = 0; round < 500; ++round) {
                std::atomic<bool> forgotten = false;
                const auto number = news.listen(here, [&] {
                    if (forgotten) ++late;
                });
                news.forget(here, number);
                forgotten = true;
            }
        });
    }
    for (std::thread& listener : listeners) listener.join();
    done = true;
    teller.join();
    EXPECT_EQ(late, 0);
}

}  // namespace
}  // namespace usher::test
