#include "shared/lifecycle/decide.hpp"

#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher {
namespace {

// What no vector can say, because the wire refuses it first.
TEST(InvitePersonDecision, TakesNoMoreSeatsThanACommandMayTouch) {
    for (const auto& vector : test::read_vectors("tests/vectors")) {
        if (vector.name != "an inviter invites a newcomer, who is mailed and has seven days")
            continue;
        Command command = *vector.when.command;
        auto& body = std::get<InvitePerson>(command.body);
        const auto seat = body.seats.front();
        body.seats.assign(limits::memberships_a_command + 1, seat);
        const auto turn = test::take_turn(test::world_of(vector.given), command);
        EXPECT_EQ(turn.decision.errors, (Errors{{Code::too_many, "seats"}}));
        return;
    }
    FAIL() << "the vector is gone";
}

// Any number of parallel accepts are decided one after the other: one membership, one answer.
TEST(AcceptDecision, OfTheSameMembershipAHundredTimesHappensOnce) {
    for (const auto& vector : test::read_vectors("tests/vectors")) {
        if (vector.name != "who has proved the address accepts, and is linked") continue;
        std::vector<Event> log = vector.given;
        int happened = 0;
        for (int i = 0; i < 100; ++i) {
            const auto turn = test::take_turn(test::world_of(log), *vector.when.command);
            EXPECT_FALSE(turn.decision.refused());
            happened += static_cast<int>(turn.decision.events.size());
            log.insert(log.end(), turn.decision.events.begin(), turn.decision.events.end());
        }
        EXPECT_EQ(happened, 1);
        return;
    }
    FAIL() << "the vector is gone";
}

}  // namespace
}  // namespace usher
