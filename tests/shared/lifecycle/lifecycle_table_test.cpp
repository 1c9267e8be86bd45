#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "shared/roster/turn.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/names.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;

constexpr const char* golden = "tests/shared/golden/lifecycle_table.txt";

const Instant sent{1795161600000};
const OrganizationId home{bits_of_label("organization:northwind")};
const AccountId founder{bits_of_label("account:hana")};
const AccountId owner{bits_of_label("account:maya")};
const RoleId founder_role{bits_of_label("role:founder")};
const RoleId member_role{bits_of_label("role:member")};
const InvitationId envelope{bits_of_label("invitation:maya")};
const MembershipId seat{bits_of_label("membership:maya")};
const EmailAddress address = *EmailAddress::parse("maya@corp.example");

bool was_claimed(Phase phase) {
    return phase == Phase::active || phase == Phase::left || phase == Phase::archived;
}

Membership in_phase(Phase phase) {
    return {seat,
            {},
            phase,
            member_role,
            Actor::of(founder),
            phase == Phase::uninvited ? std::nullopt : std::optional{envelope},
            phase == Phase::active,
            sent};
}

// One founder, and Maya in the phase. Who was a member before is linked to their account. The
// instance shows accounts, so that what is kept of an opened link is seen.
Roster world(Phase phase, Onboarding onboarding) {
    Roster roster{Roster::Unfilled::absent};
    Instance instance;
    instance.policies.account_existence_visible = AccountVisibility::org_admin;
    roster.put(instance);
    Policies policies;
    policies.onboarding = onboarding;
    roster.put(Organization{home,
                            *Name::parse("Northwind"),
                            policies,
                            {{founder_role, *Name::parse("Founder"), built_in::founder, true},
                             {member_role, *Name::parse("Member"), built_in::member, true}},
                            sent,
                            0});
    Record hana;
    hana.person.id = PersonId{bits_of_label("person:hana")};
    hana.person.account = founder;
    hana.memberships = {{MembershipId{bits_of_label("membership:hana")},
                         {},
                         Phase::active,
                         founder_role,
                         Actor::of(founder),
                         {},
                         true,
                         sent}};
    roster.put(home, hana);
    Record maya;
    maya.person.id = PersonId{bits_of_label("person:maya")};
    maya.person.address = address;
    if (was_claimed(phase)) maya.person.account = owner;
    maya.memberships = {in_phase(phase)};
    if (phase != Phase::uninvited)
        maya.invitations = {{envelope,
                             address,
                             1,
                             onboarding,
                             Delivery::mail,
                             Actor::of(founder),
                             sent,
                             sent + days(7),
                             {},
                             {}}};
    roster.put(home, maya);
    return roster;
}

Caller by_founder() { return {Actor::of(founder), {}, {}, {}, false}; }
Caller by_owner() { return {Actor::of(owner), {}, {{address, {}}}, {}, false}; }
Caller by_link(Channel::Kind kind) {
    return {Actor{}, {}, {}, PresentedLink{envelope, 1, {kind, {}}, address.key()}, false};
}

InvitePerson invite(When when) {
    return {PersonId{bits_of_label("person:new")},
            {},
            address,
            {{MembershipId{bits_of_label("membership:new")}, {}}},
            member_role,
            InvitationId{bits_of_label("invitation:new")},
            when,
            {},
            {}};
}

Invite invite_again(When when) {
    return {PersonId{bits_of_label("person:maya")},
            {seat},
            InvitationId{bits_of_label("invitation:new")},
            when,
            {}};
}

struct Row {
    const char* words;
    Caller by;
    Body body;
    Duration later;
};

std::vector<Row> rows() {
    const Duration soon = hours(1);
    const Duration lapsed = days(8);
    return {
        {"invite_person, now", by_founder(), invite(When::now), soon},
        {"invite_person, by link", by_founder(), invite(When::by_link), soon},
        {"invite_person, later", by_founder(), invite(When::later), soon},
        {"invite, now", by_founder(), invite_again(When::now), soon},
        {"invite, by link", by_founder(), invite_again(When::by_link), soon},
        {"resend", by_founder(), Resend{envelope}, soon},
        {"renew_link, before the lapse", by_link(Channel::Kind::mail), RenewLink{envelope}, soon},
        {"renew_link, lapsed", by_link(Channel::Kind::mail), RenewLink{envelope}, lapsed},
        {"copy_link", by_founder(), CopyLink{envelope, {}}, soon},
        {"copy_link, lapsed", by_founder(), CopyLink{envelope, {}}, lapsed},
        {"revoke", by_founder(), Revoke{seat}, soon},
        {"open, by mailed link", by_link(Channel::Kind::mail), Open{envelope}, soon},
        {"open, by copied link", by_link(Channel::Kind::copy), Open{envelope}, soon},
        {"open, lapsed", by_link(Channel::Kind::mail), Open{envelope}, lapsed},
        {"accept", by_owner(), Accept{seat}, soon},
        {"accept, lapsed", by_owner(), Accept{seat}, lapsed},
        {"decline, by mailed link", by_link(Channel::Kind::mail), Decline{seat}, soon},
        {"decline, by mailed link, lapsed", by_link(Channel::Kind::mail), Decline{seat}, lapsed},
        {"decline, by copied link", by_link(Channel::Kind::copy), Decline{seat}, soon},
        {"decline, signed in", by_owner(), Decline{seat}, soon},
        {"reconsider, by mailed link", by_link(Channel::Kind::mail), Reconsider{seat}, soon},
        {"reconsider, by copied link", by_link(Channel::Kind::copy), Reconsider{seat}, soon},
        {"reconsider, signed in", by_owner(), Reconsider{seat}, soon},
        {"reconsider, lapsed", by_owner(), Reconsider{seat}, lapsed},
        {"leave", by_owner(), Leave{seat}, soon}};
}

std::string outcome(const Row& row, Phase phase, Onboarding onboarding) {
    Roster roster = world(phase, onboarding);
    const Decision decision = decide(roster, Command{{}, home, row.by, sent + row.later, row.body});
    if (decision.refused()) return "refused: " + std::string{name(decision.errors.front().code)};
    std::string text;
    for (const Event& event : decision.events) {
        text += (text.empty() ? "" : ", ") + std::string{wire::type_of(event)};
        evolve(roster, event);
    }
    for (const Error& note : decision.notes) text += "nothing: " + std::string{name(note.code)};
    const Phase after = roster.person_of_membership(home, seat)->membership(seat)->phase;
    if (after != phase)
        text = std::string{wire::names::of(wire::names::phases, after)} + " by " + text;
    return text.empty() ? "nothing" : text;
}

// The outcome under direct onboarding; under verified, where that differs.
std::string outcomes(const Row& row, Phase phase) {
    const std::string direct = outcome(row, phase, Onboarding::direct);
    const std::string verified = outcome(row, phase, Onboarding::verified);
    return direct == verified ? direct : direct + " | verified: " + verified;
}

std::string table() {
    std::ostringstream text;
    text << "What each command makes of a membership in each phase.\n";
    for (const Row& row : rows()) {
        text << "\n" << row.words << "\n";
        for (const auto& phase : wire::names::phases) {
            std::string place{phase.name};
            place.resize(20, ' ');
            text << "    " << place << outcomes(row, phase.value) << "\n";
        }
    }
    return text.str();
}

TEST(LifecycleTable, IsAsReviewed) {
    const std::string actual = table();
    if (std::getenv("USHER_UPDATE_GOLDEN") != nullptr) {
        std::ofstream{golden, std::ios::binary} << actual;
    }
    std::ifstream file{golden, std::ios::binary};
    const std::string expected{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(actual, expected) << "If the rules were meant to change: run this test with "
                                   "USHER_UPDATE_GOLDEN=1 and review the diff of "
                                << golden;
}

}  // namespace
}  // namespace usher
