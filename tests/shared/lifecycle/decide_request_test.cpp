#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher {
namespace {

// What would be tedious as a vector.
TEST(RequestAccessDecision, LetsNoMoreStandBesideThanTheOrganizationHolds) {
    for (const auto& vector : test::read_vectors("tests/vectors")) {
        if (vector.name != "anybody with an account asks where everybody may") continue;
        const Command& command = *vector.when.command;
        std::vector<Event> log = vector.given;
        AccessRequest request{{}, {}, command.by.proved.front().address, {}, {}, {}, command.at};
        for (std::size_t i = 0; i < limits::requests_beside; ++i) {
            request.id = RequestId{test::bits_of_label("request:" + std::to_string(i))};
            request.account = AccountId{test::bits_of_label("account:" + std::to_string(i))};
            log.push_back({command.home, AccessRequestSet{request}});
        }
        const auto turn = test::take_turn(test::world_of(log), command);
        log.pop_back();
        EXPECT_FALSE(test::take_turn(test::world_of(log), command).decision.refused());
        EXPECT_EQ(turn.decision.errors, (Errors{{Code::too_many, ""}}));
        return;
    }
    FAIL() << "the vector is gone";
}

}  // namespace
}  // namespace usher
