#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <unordered_set>

#include "shared/wire/command_codec.hpp"
#include "shared/wire/names.hpp"
#include "tests/support/simulation/moves.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher::test {
namespace {

constexpr const char* page_path = "docs/lifecycle.md";
constexpr int depth = 4;

using Step = std::pair<Phase, Phase>;
/// By command, from where to where it was seen to take a membership.
using Steps = std::map<std::string, std::set<Step>>;

std::string words(Phase phase) { return std::string{wire::names::of(wire::names::phases, phase)}; }

void note_steps(Steps& steps, const World& before, const Command& command, const World& after) {
    for (const Record& record : after.people) {
        for (const Membership& membership : record.memberships) {
            const Record* was = before.person_of_membership(membership.id);
            const Phase from =
                was == nullptr ? Phase::uninvited : was->membership(membership.id)->phase;
            const bool is_new = was == nullptr && membership.phase == Phase::uninvited;
            if (from != membership.phase || is_new)
                steps[std::string{wire::type_of(command.body)}].insert({from, membership.phase});
        }
    }
}

// Every step that anybody of the cast can take within a few moves, undoing apart.
void walk(Steps& steps, Onboarding onboarding) {
    std::vector<World> frontier{cast::northwind_world(onboarding)};
    std::unordered_set<std::uint64_t> known;
    for (int step = 0; step < depth; ++step) {
        std::vector<World> next;
        for (const World& world : frontier) {
            for (const Command& command : moves(world, cast::begin)) {
                if (std::holds_alternative<Undo>(command.body)) continue;
                const Decision decision = world.decide(command);
                if (decision.events.empty()) continue;
                World after = world;
                after.apply(command, decision);
                after.formers.clear();
                note_steps(steps, world, command, after);
                if (step + 1 < depth && known.insert(after.fingerprint()).second)
                    next.push_back(std::move(after));
            }
        }
        frontier = std::move(next);
    }
}

void write_diagram(std::ostringstream& text, const Steps& steps) {
    std::map<Step, std::set<std::string>> arrows;
    for (const auto& [command, taken] : steps) {
        for (const Step& step : taken) arrows[step].insert(command);
    }
    text << "```mermaid\nstateDiagram-v2\n    [*] --> uninvited : invite_person\n";
    for (const auto& [step, commands] : arrows) {
        if (step.first == step.second) continue;
        text << "    " << words(step.first) << " --> " << words(step.second) << " : ";
        bool first = true;
        for (const std::string& command : commands) {
            text << (first ? "" : ", ") << command;
            first = false;
        }
        text << "\n";
    }
    text << "```\n";
}

void write_table(std::ostringstream& text, const Steps& steps) {
    text << "| command | from | to |\n|---|---|---|\n";
    for (const auto& [command, taken] : steps) {
        std::map<Phase, std::set<Phase>> by_target;
        for (const auto& [from, to] : taken) {
            if (from != to) by_target[to].insert(from);
        }
        for (const auto& [to, from] : by_target) {
            text << "| `" << command << "` | ";
            bool first = true;
            for (const Phase phase : from) {
                text << (first ? "" : ", ") << words(phase);
                first = false;
            }
            text << " | " << words(to) << " |\n";
        }
    }
}

// How often each command stands in the vectors, and what it may refuse with there.
void write_codes(std::ostringstream& text) {
    std::map<std::string, std::set<std::string>> codes;
    for (const Vector& vector : read_vectors("tests/vectors")) {
        auto& of_command = codes[vector.file];
        for (const Error& error : vector.then.errors) {
            if (vector.when.command) of_command.insert(std::string{name(error.code)});
        }
    }
    text << "| command | refuses with |\n|---|---|\n";
    for (const auto& [command, refusals] : codes) {
        text << "| `" << command << "` | ";
        bool first = true;
        for (const std::string& code : refusals) {
            text << (first ? "" : ", ") << code;
            first = false;
        }
        text << " |\n";
    }
}

std::string page() {
    Steps steps;
    walk(steps, Onboarding::direct);
    walk(steps, Onboarding::verified);
    std::ostringstream text;
    text << "# The lifecycle of a membership\n\n"
            "Written by a test from what the rules do, and checked by it: nothing here is written "
            "by hand.\n\n"
            "A person is in a scope (the organization, or one of its projects) by a membership. "
            "Where it stands is its phase:\n\n";
    write_diagram(text, steps);
    text << "\n## What each command does\n\n"
            "`undo` takes any of it back within ten seconds, and `merge_people` carries what both "
            "people had.\n\n";
    write_table(text, steps);
    text << "\n## What each command may refuse with\n\n"
            "Errors of state: of several that apply the first in the order of "
            "`shared/lifecycle/decide*.hpp` is told.\n\n";
    write_codes(text);
    return text.str();
}

TEST(LifecyclePage, IsWhatTheRulesDo) {
    const std::string actual = page();
    if (std::getenv("USHER_UPDATE_GOLDEN") != nullptr)
        std::ofstream{page_path, std::ios::binary} << actual;
    std::ifstream file{page_path, std::ios::binary};
    const std::string expected{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(actual, expected) << "If the rules were meant to change: run this test with "
                                   "USHER_UPDATE_GOLDEN=1 and review the diff of "
                                << page_path;
}

}  // namespace
}  // namespace usher::test
