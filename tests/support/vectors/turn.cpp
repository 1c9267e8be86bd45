#include "tests/support/vectors/turn.hpp"

#include <algorithm>

#include "shared/roster/roster_directory.hpp"
#include "tests/support/vectors/stop.hpp"

namespace usher::test {
namespace {

// The inverse of `external_id_key`.
ExternalIdentity external_identity(const std::string& key) {
    const std::size_t end = key.find('\n');
    return {IntegrationId::parse(key.substr(0, end)), *ExternalId::parse(key.substr(end + 1))};
}

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
        case Key::Kind::person_of_username:
            return world.person_of_username(home, *Username::parse(key.text));
        case Key::Kind::person_of_external_id:
            return world.person_of_external_id(home, external_identity(key.text));
        default:
            stop("not a key of a person");
    }
}

void put(Roster& roster, const Key& key, const Account* account) {
    account == nullptr ? roster.put_absent(key) : roster.put(*account);
}

void put_all(Roster& roster, OrganizationId home, const std::vector<const Record*>& people) {
    for (const Record* record : people) roster.put(home, *record);
}

const Organization* organization_of_handle(const Roster& world, const Key& key) {
    return world.organization_of_handle(*OrganizationHandle::parse(key.text));
}

void put_tally(Roster& roster, const Roster& world, OrganizationId home) {
    if (const Tally* tally = world.tally(home)) roster.put(home, *tally);
}

// Where the account is linked: the organization, what it counts, and the person.
void put_homes(Roster& roster, const Roster& world, AccountId account) {
    for (const OrganizationId home : world.homes_of(account)) {
        roster.put(*world.organization(home));
        put_tally(roster, world, home);
        roster.put(home, *world.person_of_account(home, account));
    }
}

// Questions with many answers, or none: what there is is put, and the key is answered.
bool fill_many(Roster& roster, const Roster& world, const Key& key) {
    const RosterDirectory directory{world, key.organization};
    switch (key.kind) {
        case Key::Kind::tally:
            put_tally(roster, world, key.organization);
            break;
        case Key::Kind::people_with_role:
            put_all(roster, key.organization, directory.people_with(RoleId{key.id}));
            break;
        case Key::Kind::people_in_group:
            put_all(roster, key.organization, directory.people_with(GroupId{key.id}));
            break;
        case Key::Kind::people_in_project:
            put_all(roster, key.organization, directory.people_in(ProjectId{key.id}));
            break;
        case Key::Kind::homes_of_account:
            put_homes(roster, world, AccountId{key.id});
            break;
        case Key::Kind::undo:
            if (const Former* former = world.former(key.organization, CommandId{key.id}))
                roster.put(key.organization, *former);
            break;
        case Key::Kind::organization_of_handle:
            if (const Organization* organization = organization_of_handle(world, key))
                roster.put(*organization);
            break;
        default:
            return false;
    }
    roster.put_absent(key);
    return true;
}

const Account* account_in(const Roster& world, const Key& key) {
    if (key.kind == Key::Kind::account) return world.account(AccountId{key.id});
    if (key.kind == Key::Kind::account_of_address) return world.account_of_address(key.text);
    if (key.kind == Key::Kind::account_of_handle)
        return world.account_of_handle(*Handle::parse(key.text));
    const std::size_t end = key.text.find('\n');
    return world.account_of_provider({key.text.substr(0, end), key.text.substr(end + 1)});
}

bool is_of_account(const Key& key) {
    return key.kind == Key::Kind::account || key.kind == Key::Kind::account_of_address ||
           key.kind == Key::Kind::account_of_handle || key.kind == Key::Kind::account_of_provider;
}

void fill(Roster& roster, const Roster& world, const Key& key) {
    if (key.kind == Key::Kind::instance) return roster.put(world.instance());
    if (is_of_account(key)) return put(roster, key, account_in(world, key));
    if (fill_many(roster, world, key)) return;
    if (key.kind == Key::Kind::organization) {
        const Organization* organization = world.organization(key.organization);
        return organization == nullptr ? roster.put_absent(key) : roster.put(*organization);
    }
    const Record* record = person_in(world, key);
    record == nullptr ? roster.put_absent(key) : roster.put(key.organization, *record);
}

}  // namespace

Roster world_of(const std::vector<Event>& events,
                const std::vector<std::pair<OrganizationId, Former>>& formers) {
    Roster world{Roster::Unfilled::absent};
    world.put(Instance{});
    for (const Event& event : events) evolve(world, event);
    for (const auto& [home, former] : formers) world.put(home, former);
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
