#include "tests/support/vectors/turn.hpp"

#include <algorithm>

#include "tests/support/vectors/stop.hpp"

namespace usher::test {
namespace {

const Record* person_in(const Roster& world, const Key& key) {
    const OrganizationId home = key.organization;
    switch (key.kind) {
        case Key::Kind::person:
            return world.person(home, PersonId{key.id});
        case Key::Kind::person_of_address:
            return world.person_of_address(home, key.text);
        case Key::Kind::person_of_account:
            return world.person_of_account(home, AccountId{key.id});
        case Key::Kind::person_of_membership:
            return world.person_of_membership(home, MembershipId{key.id});
        case Key::Kind::person_of_invitation:
            return world.person_of_invitation(home, InvitationId{key.id});
        default:
            stop("not a key of a person");
    }
}

void put(Roster& roster, const Key& key, const Account* account) {
    account == nullptr ? roster.put_absent(key) : roster.put(*account);
}

void fill(Roster& roster, const Roster& world, const Key& key) {
    if (key.kind == Key::Kind::instance) return roster.put(world.instance());
    if (key.kind == Key::Kind::account) return put(roster, key, world.account(AccountId{key.id}));
    if (key.kind == Key::Kind::account_of_address)
        return put(roster, key, world.account_of_address(key.text));
    if (key.kind == Key::Kind::organization) {
        const Organization* organization = world.organization(key.organization);
        return organization == nullptr ? roster.put_absent(key) : roster.put(*organization);
    }
    const Record* record = person_in(world, key);
    record == nullptr ? roster.put_absent(key) : roster.put(key.organization, *record);
}

}  // namespace

Roster world_of(const std::vector<Event>& events) {
    Roster world{Roster::Unfilled::absent};
    world.put(Instance{});
    for (const Event& event : events) evolve(world, event);
    return world;
}

Turn take_turn(const Roster& world, const Command& command) {
    Turn turn;
    for (Keys keys = needs(turn.roster, command); !keys.empty();
         keys = needs(turn.roster, command)) {
        ++turn.rounds;
        for (const Key& key : keys) {
            if (std::find(turn.asked.begin(), turn.asked.end(), key) != turn.asked.end())
                stop("a key was asked for that is filled");
        }
        turn.asked.insert(turn.asked.end(), keys.begin(), keys.end());
        for (const Key& key : keys) fill(turn.roster, world, key);
    }
    turn.decision = decide(turn.roster, command);
    return turn;
}

}  // namespace usher::test
