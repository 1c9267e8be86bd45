#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher {
namespace {

// What no vector can say, because the wire refuses it first.
TEST(InviteDecision, NamesNoMoreMembershipsThanACommandMayTouch) {
    for (const auto& vector : test::read_vectors("tests/vectors")) {
        if (vector.name != "who was added for later is invited, and the inviter vouches") continue;
        Command command = *vector.when.command;
        auto& memberships = std::get<Invite>(command.body).memberships;
        memberships.assign(limits::memberships_a_command + 1, memberships.front());
        const auto turn = test::take_turn(test::world_of(vector.given), command);
        EXPECT_EQ(turn.decision.errors, (Errors{{Code::too_many, "memberships"}}));
        return;
    }
    FAIL() << "the vector is gone";
}

}  // namespace
}  // namespace usher
