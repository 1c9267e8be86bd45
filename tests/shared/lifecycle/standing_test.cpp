#include <gtest/gtest.h>

#include <set>

#include "shared/lifecycle/decide.hpp"
#include "shared/roster/roster_directory.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

// What the vectors' worlds do when their organization is suspended first.
namespace usher {
namespace {

bool is_of_organization_command(const Command& command) {
    return std::visit(
        [](const auto& body) { return is_of_organization<std::decay_t<decltype(body)>>; },
        command.body);
}

Roster suspended(const test::Vector& vector) {
    std::vector<Event> events = vector.given;
    events.push_back({vector.when.home, OrganizationSuspended{vector.when.at}});
    return test::world_of(events, vector.formers);
}

bool is_there(const Roster& world, OrganizationId home) {
    return !home.is_nil() && world.organization(home) != nullptr;
}

TEST(SuspendedOrganization, RefusesEveryCommandButTheWaysOut) {
    std::set<std::string> stopped;
    std::set<std::string> let_through;
    for (const test::Vector& vector : test::read_vectors("tests/vectors")) {
        const bool is_claimed = vector.file == "claim_code";
        if (!vector.when.command) continue;
        if (!is_of_organization_command(*vector.when.command) && !is_claimed) continue;
        const Roster world = suspended(vector);
        if (!is_there(world, vector.when.home)) continue;
        SCOPED_TRACE(vector.file + ": " + vector.name);
        const Decision decision = test::take_turn(world, *vector.when.command).decision;
        const bool is_stopped = decision.errors == Errors{{Code::organization_suspended, {}}};
        (is_stopped ? stopped : let_through).insert(vector.file);
        if (is_claimed) continue;
        const RosterDirectory directory{world, vector.when.home};
        EXPECT_EQ(predict(directory, *vector.when.command).refused() || !is_stopped, true);
        const Roster as_it_was = test::world_of(vector.given, vector.formers);
        if (!is_stopped) {
            EXPECT_EQ(decision.errors,
                      test::take_turn(as_it_was, *vector.when.command).decision.errors);
        }
    }
    EXPECT_EQ(let_through, (std::set<std::string>{"decline", "leave", "withdraw_request"}));
    EXPECT_TRUE(stopped.count("invite_person") == 1 && stopped.count("accept") == 1 &&
                stopped.count("claim_code") == 1 && stopped.count("undo") == 1);
}

// Whoever must be forgotten is, and nobody is reminded.
TEST(SuspendedOrganization, LetsTheServerEraseAndRemindNobody) {
    for (const test::Vector& vector : test::read_vectors("tests/vectors")) {
        if (vector.file != "erase_person" && vector.file != "remind") continue;
        if (!vector.when.command || vector.then.events.empty()) continue;
        const Roster world = suspended(vector);
        if (!is_there(world, vector.when.home)) continue;
        SCOPED_TRACE(vector.file + ": " + vector.name);
        Command command = *vector.when.command;
        command.by.actor = Actor::system();
        const bool is_stopped = test::take_turn(world, command).decision.refused();
        EXPECT_EQ(is_stopped, vector.file == "remind");
    }
}

// What is kept is seen as before: only the organization says that it is suspended.
TEST(SuspendedOrganization, GoesOnAsItWasWhenItIsReinstated) {
    for (const test::Vector& vector : test::read_vectors("tests/vectors")) {
        if (vector.file != "resend" || !vector.when.command) continue;
        std::vector<Event> events = vector.given;
        events.push_back({vector.when.home, OrganizationSuspended{vector.when.at}});
        events.push_back({vector.when.home, OrganizationReinstated{}});
        SCOPED_TRACE(vector.name);
        EXPECT_EQ(test::take_turn(test::world_of(events), *vector.when.command).decision.errors,
                  vector.then.errors);
    }
}

}  // namespace
}  // namespace usher
