#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>

#include "shared/wire/answer.hpp"
#include "shared/wire/command_codec.hpp"
#include "shared/wire/state_codec.hpp"
#include "tests/support/simulation/history.hpp"
#include "tests/support/simulation/witness.hpp"
#include "tests/support/vectors/turn.hpp"

namespace usher::test {
namespace {

constexpr int commands_a_history = 60;

std::uint64_t number(const char* name, std::uint64_t otherwise) {
    const char* wanted = std::getenv(name);
    return wanted == nullptr ? otherwise : std::strtoull(wanted, nullptr, 10);
}

std::string told(const Command& command) {
    return wire::encode_described(command.by.actor) + (command.by.link ? " with a link " : " ") +
           wire::encode_body(command.body);
}

/// What one history was, for whoever must understand what went wrong in it.
struct Told {
    std::string way;
    std::string wrong;
};

// The same decision from a roster that was filled with what the command says it needs.
std::string differs(const World& world, const Command& command, const Decision& decision) {
    const Turn turn = take_turn(world.roster(), command);
    const auto codes = [](const Errors& errors) {
        std::string text;
        for (const Error& error : errors)
            text += std::string{name(error.code)} + "(" + error.field + ") ";
        return text;
    };
    if (turn.rounds > 4) return "needs more than four rounds";
    if (codes(turn.decision.errors) != codes(decision.errors) ||
        codes(turn.decision.notes) != codes(decision.notes) ||
        turn.decision.events.size() != decision.events.size())
        return "decides otherwise on what it said it needs: " + codes(turn.decision.errors) +
               "instead of " + codes(decision.errors);
    return {};
}

using Counts = std::map<std::string, std::size_t>;

Told run(std::uint64_t seed, Counts& happened) {
    World world = cast::northwind_world(seed % 2 == 0 ? Onboarding::direct : Onboarding::verified);
    Witness witness{world};
    History history{world, seed};
    Told told_of;
    for (int i = 0; i < commands_a_history; ++i) {
        const Command command = history.next(world);
        const Decision decision = world.decide(command);
        told_of.wrong = differs(world, command, decision);
        World after = world;
        after.apply(command, decision);
        if (!decision.events.empty()) {
            told_of.way += "\n  " + told(command);
            ++happened[std::string{wire::type_of(command.body)}];
        }
        if (told_of.wrong.empty())
            told_of.wrong = witness.see(world, command, decision, after).value_or("");
        if (!told_of.wrong.empty()) {
            told_of.wrong += " at " + told(command);
            return told_of;
        }
        world = std::move(after);
    }
    return told_of;
}

TEST(Histories, AtRandomMeetNoWorldThatMustNotBe) {
    const std::uint64_t first = number("USHER_SEED", 1);
    const std::uint64_t count = number("USHER_HISTORIES", 20'000);
    std::cout << count << " histories from seed " << first << "\n";
    Counts happened;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const Told told_of = run(seed, happened);
        ASSERT_EQ(told_of.wrong, "") << "seed " << seed << told_of.way;
    }
    for (const auto& [type, times] : happened) std::cout << "  " << type << ": " << times << "\n";
}

}  // namespace
}  // namespace usher::test
