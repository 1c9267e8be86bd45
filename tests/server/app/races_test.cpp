#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <cstdlib>
#include <functional>
#include <future>
#include <set>
#include <thread>

#include "server/app/command_batch.hpp"
#include "tests/server/app/workshop.hpp"
#include "tests/server/store/batch.hpp"

namespace usher::test {
namespace {

/// USHER_RACES: how many invitations are raced for, by 64 threads.
int races() {
    const char* wanted = std::getenv("USHER_RACES");
    return wanted == nullptr ? 50 : std::atoi(wanted);
}
constexpr int threads_at_once = 64;

/// Many threads that hand their commands to one writer.
class Races : public testing::Test {
protected:
    Races() {
        Batch batch{shop.store()};
        for (const AccountId id : accounts_) {
            Account account;
            account.id = id;
            account.name = *Name::parse("Somebody");
            account.addresses = {
                {*EmailAddress::parse(id.text().substr(0, 8) + "@own.example"), {}}};
            account.credential = Secret{"sealed"};
            account.created_at = shop.now;
            batch.put(account);
        }
        batch.commit();
    }

    static std::string word(int i) { return "guest" + std::to_string(i); }

    /// Kept and not refused, and something was to do.
    bool happened(const Command& command) {
        app::Outcome outcome;
        std::promise<bool> kept;
        writer.run([&](app::Turn& turn) { outcome = turn.apply(command); },
                   [&](bool done) { kept.set_value(done); });
        EXPECT_TRUE(kept.get_future().get());
        return outcome.change != 0;
    }

    Command accept(int i, AccountId by) const {
        Command command =
            shop.command(shop.home, by, Accept{named<MembershipId>("membership:" + word(i))});
        command.by.name = *Name::parse("Somebody");
        command.by.proved = {{*EmailAddress::parse(word(i) + "@corp.example"), {}}};
        command.by.link = PresentedLink{
            named<InvitationId>("invitation:" + word(i)), 1, {}, word(i) + "@corp.example"};
        return command;
    }

    /// Each thread goes through all races in the same order, beginning each with all others.
    void race(int count, const std::function<void(int race, int thread)>& run) {
        std::barrier together{threads_at_once};
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < threads_at_once; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < count; ++i) {
                    together.arrive_and_wait();
                    run(i, thread);
                }
            });
        }
    }

    Workshop shop;
    app::Writer writer{shop.store(), shop.random(), shop.digest(), [](const app::Writer::Kept&) {},
                       [](const app::StoreFailure& failure) { ADD_FAILURE() << failure.what; }};
    const std::array<AccountId, 2> accounts_{named<AccountId>("account:one"),
                                             named<AccountId>("account:other")};
};

// Two who hold the link, and, but for the first invitation, admins who withdraw, resend and
// archive.
TEST_F(Races, ForAnInvitationHaveOneWinner) {
    const int count = races();
    for (int i = 0; i < count; ++i) ASSERT_TRUE(happened(shop.command(shop.invite(word(i)))));
    struct Wins {
        std::array<std::atomic<int>, 2> accepted{};
        std::atomic<int> revoked{};
        std::atomic<int> archived{};
    };
    std::vector<Wins> wins(static_cast<std::size_t>(count));
    race(count, [&](int i, int thread) {
        Wins& here = wins[static_cast<std::size_t>(i)];
        const auto membership = named<MembershipId>("membership:" + word(i));
        const auto whose = static_cast<std::size_t>(thread % 2);
        switch (i == 0 ? 0 : thread % 8) {
            case 6:
                here.revoked += happened(shop.command(Revoke{membership}));
                break;
            case 7:
                here.archived += happened(shop.command(Archive{membership}));
                break;
            case 5:
                happened(shop.command(Resend{named<InvitationId>("invitation:" + word(i))}));
                break;
            default:
                here.accepted.at(whose) += happened(accept(i, accounts_.at(whose)));
        }
    });
    for (int i = 0; i < count; ++i) {
        SCOPED_TRACE(i);
        const Wins& here = wins[static_cast<std::size_t>(i)];
        const int accepted = here.accepted[0] + here.accepted[1];
        EXPECT_LE(accepted + here.revoked, 1);
        EXPECT_LE(here.archived, 1);
        EXPECT_GE(accepted + here.revoked + here.archived, 1);
        if (i == 0) {
            EXPECT_EQ(accepted, 1);
        }
        const auto record = shop.reader().person(shop.home, named<PersonId>("person:" + word(i)));
        ASSERT_TRUE(record);
        EXPECT_EQ(record->person.account.has_value(), accepted == 1);
        if (accepted == 1) {
            EXPECT_EQ(*record->person.account, accounts_.at(here.accepted[1] == 1 ? 1 : 0));
        }
    }
}

// Each takes the other's last right away; one of them is left.
TEST_F(Races, OfTheLastTwoManagersLeaveOne) {
    const RoleId owner = shop.reader().organization(shop.home)->roles.at(0).id;
    const auto hana = named<MembershipId>("membership:Hana");
    InvitePerson body = shop.invite(word(0));
    body.role = owner;
    ASSERT_TRUE(happened(shop.command(body)));
    ASSERT_TRUE(happened(accept(0, accounts_[0])));
    const auto other = named<MembershipId>("membership:" + word(0));
    std::atomic<int> archived = 0;
    race(1, [&](int, int thread) {
        const bool is_hana = thread % 2 == 0;
        archived += happened(shop.command(shop.home, is_hana ? shop.hana : accounts_[0],
                                          Archive{is_hana ? other : hana}));
    });
    EXPECT_EQ(archived, 1);
    const auto is_active = [&](const char* person) {
        return shop.reader().person(shop.home, named<PersonId>(person))->memberships.at(0).phase ==
               Phase::active;
    };
    EXPECT_NE(is_active("person:Hana"), is_active(("person:" + word(0)).c_str()));
}

TEST_F(Races, OfTheSameCommandHearTheSameAnswer) {
    const int count = races();
    std::vector<std::set<std::string>> heard(static_cast<std::size_t>(count));
    std::mutex mutex;
    race(count, [&](int i, int) {
        const wire::Batch batch{bits_of_label("client:one"),
                                {{static_cast<std::uint64_t>(i) + 1,
                                  Body{shop.invite(word(i))},
                                  {},
                                  wire::encode_body(shop.invite(word(i)))}}};
        const app::CommandBatch commands{shop.home, shop.command(Leave{}).by, shop.now,
                                         shop.digest(), batch};
        std::vector<std::string> answers;
        std::promise<void> done;
        writer.run([&](app::Turn& turn) { answers = commands.run(turn); },
                   [&](bool) { done.set_value(); });
        done.get_future().wait();
        const std::lock_guard lock{mutex};
        heard[static_cast<std::size_t>(i)].insert(answers.at(0));
    });
    for (int i = 0; i < count; ++i) {
        EXPECT_EQ(heard[static_cast<std::size_t>(i)].size(), 1U) << i;
    }
    EXPECT_EQ(shop.reader().head(shop.home), static_cast<std::uint64_t>(count) + 1);
}

}  // namespace
}  // namespace usher::test
