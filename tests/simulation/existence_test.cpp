#include <gtest/gtest.h>

#include <algorithm>

#include "shared/wire/answer.hpp"
#include "shared/wire/event_codec.hpp"
#include "tests/support/simulation/history.hpp"

namespace usher::test {
namespace {

constexpr std::uint64_t histories = 2'000;
constexpr int commands_a_history = 60;

bool names(const Body& body, AccountId account) {
    return std::visit(
        [&](const auto& command) {
            if constexpr (requires { command.account == account; }) {
                return command.account == account;
            } else {
                return false;
            }
        },
        body);
}

// What whoever issued the command is told of it.
std::string answer(const Decision& decision) {
    std::string text;
    for (const Error& error : decision.errors)
        text += std::string{name(error.code)} + " " + error.field + "\n";
    for (const Error& note : decision.notes)
        text += std::string{name(note.code)} + " " + note.field + "\n";
    for (const Event& event : decision.events) text += wire::encode_event(event) + "\n";
    return text;
}

World without_account(World world, AccountId account) {
    world.accounts.erase(std::remove_if(world.accounts.begin(), world.accounts.end(),
                                        [&](const Account& held) { return held.id == account; }),
                         world.accounts.end());
    return world;
}

std::string seen_of(const World& world) { return without_account(world, cast::maya).text(); }

// The same as a number: quick enough to look after every step.
std::uint64_t sight_of(const World& world) {
    return without_account(world, cast::maya).fingerprint();
}

// Maya has an account in one world and none in the other. Whatever all others do, and however much
// time goes by, they are told the same and see the same in both.
TEST(Existence, OfAnAccountShowsInNothingThatOthersDoOrSee) {
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= histories; ++seed) {
        World with = cast::northwind_world(Onboarding::direct);
        if (seed % 2 == 0) with.the_organization.policies.onboarding = Onboarding::verified;
        // A handle is a name that its owner made public: that one is taken may be seen.
        for (Account& account : with.accounts) {
            if (account.id == cast::maya) account.handle.reset();
        }
        World without = without_account(with, cast::maya);
        History history{with, seed};
        for (int i = 0; i < commands_a_history; ++i) {
            const Command command = history.next(with);
            const bool is_hers =
                command.by.actor == Actor::of(cast::maya) || names(command.body, cast::maya);
            if (is_hers) continue;
            const Decision one = with.decide(command);
            const Decision other = without.decide(command);
            ASSERT_EQ(answer(one), answer(other))
                << "seed " << seed << ": " << wire::encode_body(command.body);
            with.apply(command, one);
            without.apply(command, other);
            ASSERT_EQ(sight_of(with), sight_of(without)) << "seed " << seed;
            compared += one.refused() ? 0U : 1U;
        }
        ASSERT_EQ(seen_of(with), seen_of(without)) << "seed " << seed;
    }
    EXPECT_GT(compared, histories);
}

}  // namespace
}  // namespace usher::test
