#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <unordered_set>

#include "shared/wire/answer.hpp"
#include "shared/wire/state_codec.hpp"
#include "tests/support/simulation/moves.hpp"
#include "tests/support/simulation/witness.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher::test {
namespace {

/// A world that was reached, with who watched the way there, and the way itself.
struct Reached {
    World world;
    Witness witness;
    int hours = 0;
    std::vector<std::string> way;
};

struct Seen {
    std::size_t states = 0;
    std::size_t steps = 0;
    std::size_t refused = 0;
};

std::string told(const Command& command) {
    return wire::encode_described(command.by.actor) + (command.by.link ? " with a link" : "") +
           ": " + wire::encode_body(command.body);
}

std::string way_to(const Reached& reached, const Command& command) {
    std::string text;
    for (const std::string& step : reached.way) text += "\n  " + step;
    return text + "\n  " + told(command);
}

std::uint64_t fingerprint(const Reached& reached) {
    return reached.world.fingerprint() ^ (reached.witness.fingerprint() * 31) ^
           static_cast<std::uint64_t>(reached.hours) << 56U;
}

/// Goes breadth first through every distinct world that the cast can bring about in `depth` steps,
/// one of which may be that eight days go by; stops at the first that must not be, with the way to
/// it.
class Enumeration {
public:
    Enumeration(Onboarding onboarding, int depth) : depth_{depth} {
        World world = cast::northwind_world(onboarding);
        Witness witness{world};
        frontier_.push_back({std::move(world), std::move(witness), 0, {}});
    }

    Seen run() {
        for (int step = 0; step < depth_ && wrong_.empty(); ++step) {
            std::vector<Reached> next;
            for (const Reached& reached : frontier_) {
                go_on(reached, next, step + 1 == depth_);
                if (!wrong_.empty()) break;
            }
            frontier_ = std::move(next);
        }
        seen_.states = known_.size();
        return seen_;
    }

    const std::string& wrong() const { return wrong_; }

private:
    void go_on(const Reached& reached, std::vector<Reached>& next, bool is_last) {
        const Instant now = cast::begin + hours(reached.hours);
        for (const Command& command : moves(reached.world, now)) {
            const Decision decision = reached.world.decide(command);
            ++seen_.steps;
            if (decision.events.empty()) {
                seen_.refused += decision.refused() ? 1U : 0U;
                continue;
            }
            Reached after = reached;
            after.world.apply(command, decision);
            if (const auto wrong =
                    after.witness.see(reached.world, command, decision, after.world)) {
                wrong_ = *wrong + way_to(reached, command);
                return;
            }
            if (!known_.insert(fingerprint(after)).second || is_last) continue;
            after.way.push_back(told(command));
            next.push_back(std::move(after));
        }
        if (reached.hours > 0 || reached.way.empty()) return;
        Reached later = reached;
        later.hours = 8 * 24;
        if (known_.insert(fingerprint(later)).second) next.push_back(std::move(later));
    }

    int depth_;
    std::vector<Reached> frontier_;
    std::unordered_set<std::uint64_t> known_;
    Seen seen_;
    std::string wrong_;
};

// A fast machine may go deeper: USHER_DEPTH.
int depth(int otherwise) {
    const char* wanted = std::getenv("USHER_DEPTH");
    return wanted == nullptr ? otherwise : std::atoi(wanted);
}

void expect_sound(Onboarding onboarding, int otherwise) {
    Enumeration enumeration{onboarding, depth(otherwise)};
    const Seen seen = enumeration.run();
    EXPECT_EQ(enumeration.wrong(), "");
    std::cout << seen.states << " worlds, " << seen.steps << " steps tried, " << seen.refused
              << " refused\n";
    EXPECT_GT(seen.states, 100U);
    EXPECT_GT(seen.refused, 1000U);
}

TEST(Enumeration, OfDirectOnboardingMeetsNoWorldThatMustNotBe) {
    expect_sound(Onboarding::direct, 5);
}

TEST(Enumeration, OfVerifiedOnboardingMeetsNoWorldThatMustNotBe) {
    expect_sound(Onboarding::verified, 5);
}

}  // namespace
}  // namespace usher::test
