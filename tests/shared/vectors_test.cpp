#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "shared/lifecycle/claims.hpp"
#include "shared/lifecycle/evolve.hpp"
#include "shared/lifecycle/mail_change.hpp"
#include "shared/wire/command_codec.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/state_codec.hpp"
#include "tests/support/to_json.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher::test {
namespace {

using wire::Json;

const std::vector<Vector>& vectors() {
    static const std::vector<Vector> all = read_vectors("tests/vectors");
    return all;
}

template <class Check>
void for_each_vector(Check check) {
    ASSERT_FALSE(vectors().empty());
    for (const Vector& vector : vectors()) {
        SCOPED_TRACE(vector.file + ": " + vector.name);
        check(vector);
    }
}

// For those that the wire lets through.
template <class Check>
void for_each_turn(Check check) {
    for_each_vector([&](const Vector& vector) {
        if (!vector.when.command) return;
        const Roster world = world_of(vector.given, vector.formers);
        check(vector, world, take_turn(world, *vector.when.command));
    });
}

Json home_of(OrganizationId home) { return home.is_nil() ? Json(nullptr) : Json(home.text()); }

Json written(const Errors& errors) {
    Json array = Json::array();
    for (const Error& error : errors)
        array.push_back({{"code", name(error.code)}, {"field", error.field}});
    return array;
}

Json written(const std::vector<Renamed>& renamed) {
    Json array = Json::array();
    for (const Renamed& pair : renamed)
        array.push_back({{"from", pair.from.text()}, {"to", pair.to.text()}});
    return array;
}

Json written(const std::vector<Event>& events) {
    Json array = Json::array();
    for (const Event& event : events) array.push_back(wire::to_json(event));
    return array;
}

Json written(const Claim& claim) {
    static const std::map<Claim::Kind, const char*> kinds{
        {Claim::Kind::account_address, "account_address"},
        {Claim::Kind::organization_address, "organization_address"},
        {Claim::Kind::set_up, "set_up"},
        {Claim::Kind::username, "username"},
        {Claim::Kind::external_id, "external_id"},
        {Claim::Kind::account_handle, "account_handle"},
        {Claim::Kind::provider_subject, "provider_subject"},
        {Claim::Kind::organization_handle, "organization_handle"}};
    return {{"kind", kinds.at(claim.kind)},
            {"home", home_of(claim.home)},
            {"key", claim.key},
            {"owner", claim.owner.text()}};
}

Json written(const MailChange& change) {
    static const std::map<MailChange::Kind, const char*> kinds{
        {MailChange::Kind::queue, "queue"},
        {MailChange::Kind::drop, "drop"},
        {MailChange::Kind::restore, "restore"},
        {MailChange::Kind::remind, "remind"},
        {MailChange::Kind::release, "release"}};
    if (change.job)
        return {{"kind", kinds.at(change.kind)},
                {"home", home_of(change.home)},
                {"job", change.job->text()}};
    return {{"kind", kinds.at(change.kind)},
            {"home", home_of(change.home)},
            {"person", change.person.text()},
            {"invitation", change.invitation.text()},
            {"generation", change.generation}};
}

// Those of an event's people who are there.
std::vector<Record> people_of(const Roster& roster, const Event& event) {
    std::vector<Record> people;
    for (const PersonId id : usher::people_of(event)) {
        const auto found = roster.people(event.home).find(id);
        if (found != roster.people(event.home).end()) people.push_back(found->second);
    }
    return people;
}

std::string readable(const Json& json) { return usher::test::readable(json.dump(2)); }

void expect_equal(const Json& actual, const Json& expected) {
    if (actual == expected) return;
    EXPECT_EQ(readable(actual), readable(expected));
}

// The records and organizations of a world, in an order of their own.
Json snapshot(const Roster& roster, const std::vector<Event>& events) {
    std::set<OrganizationId> homes;
    for (const Event& event : events) homes.insert(event.home);
    std::map<std::string, Json> records;
    for (const OrganizationId home : homes) {
        if (const auto* organization = roster.organization(home))
            records[home.text()] = wire::to_json(*organization);
        for (const auto& [id, record] : roster.people(home))
            records[home.text() + id.text()] = wire::to_json(record);
    }
    return records;
}

TEST(Vectors, HappenExactlyAsWritten) {
    for_each_vector([](const Vector& vector) {
        const Json expected{{"events", vector.then.events},
                            {"errors", written(vector.then.errors)},
                            {"notes", written(vector.then.notes)},
                            {"renamed", written(vector.then.renamed)}};
        Decision decision;
        decision.errors = vector.when.malformed;
        if (vector.when.command)
            decision =
                take_turn(world_of(vector.given, vector.formers), *vector.when.command).decision;
        const Json actual{{"events", written(decision.events)},
                          {"errors", written(decision.errors)},
                          {"notes", written(decision.notes)},
                          {"renamed", written(decision.renamed)}};
        expect_equal(actual, expected);
    });
}

TEST(Vectors, AreDecidedInAtMostFourRounds) {
    for_each_turn(
        [](const Vector&, const Roster&, const Turn& turn) { EXPECT_LE(turn.rounds, 4); });
}

TEST(Vectors, RefuseWithoutEventsAndHappenWithoutErrors) {
    for_each_turn([](const Vector&, const Roster&, const Turn& turn) {
        EXPECT_TRUE(turn.decision.errors.empty() || turn.decision.events.empty());
        EXPECT_TRUE(turn.decision.errors.empty() || turn.decision.notes.empty());
        // Of errors of state only the first is told; those of input come all at once.
        const auto& errors = turn.decision.errors;
        const bool is_of_state = std::any_of(errors.begin(), errors.end(), [](const Error& error) {
            return static_cast<int>(error.code) >= 300;
        });
        EXPECT_TRUE(!is_of_state || errors.size() == 1U);
    });
}

TEST(Vectors, LeaveWhatReplayingTheLogLeaves) {
    for_each_turn([](const Vector& vector, const Roster& world, Turn turn) {
        std::vector<Event> log = vector.given;
        log.insert(log.end(), turn.decision.events.begin(), turn.decision.events.end());
        const Roster replayed = world_of(log);

        Roster kept = world;
        for (const Event& event : turn.decision.events) evolve(turn.roster, event);
        for (const OrganizationId home : turn.roster.touched().organizations)
            kept.put(*turn.roster.organization(home));
        for (const auto& [home, people] : turn.roster.touched().people) {
            for (const PersonId id : people) {
                const auto found = turn.roster.people(home).find(id);
                if (found == turn.roster.people(home).end()) {
                    kept.remove(home, id);
                } else {
                    kept.put(home, found->second);
                }
            }
        }
        expect_equal(snapshot(kept, log), snapshot(replayed, log));
        for (const OrganizationId home : turn.roster.touched().tallies)
            EXPECT_EQ(*turn.roster.tally(home), *replayed.tally(home));
        for (const AccountId id : turn.roster.touched().accounts) {
            const Account* replayed_account = replayed.account(id);
            if (replayed_account == nullptr) continue;
            EXPECT_EQ(wire::to_json(*turn.roster.account(id)), wire::to_json(*replayed_account));
        }
        if (turn.roster.touched().instance) {
            EXPECT_EQ(turn.roster.instance(), replayed.instance());
        }
        if (turn.decision.refused()) {
            expect_equal(snapshot(replayed, log), snapshot(world, log));
        }
    });
}

TEST(Vectors, SurviveTheLog) {
    for_each_turn([](const Vector&, const Roster&, const Turn& turn) {
        for (const Event& event : turn.decision.events) {
            const Json before = wire::to_json(event);
            const auto read = wire::read_object<Event>(wire::write(before), wire::read_event);
            ASSERT_TRUE(read) << readable(written(read.error()));
            EXPECT_EQ(wire::to_json(*read), before);
        }
    });
}

TEST(Vectors, ClaimAndMailAsWritten) {
    for_each_turn([](const Vector& vector, const Roster&, Turn turn) {
        Json claims = Json::array();
        Json releases = Json::array();
        Json mail = Json::array();
        for (const Event& event : turn.decision.events) {
            const auto before = people_of(turn.roster, event);
            evolve(turn.roster, event);
            for (const Claim& claim : claims_of(event)) claims.push_back(written(claim));
            for (const Claim& claim : releases_of(event)) releases.push_back(written(claim));
            for (const auto& change : mail_changes(event, before, people_of(turn.roster, event)))
                mail.push_back(written(change));
        }
        expect_equal(claims, vector.then.claims.value_or(claims));
        expect_equal(releases, vector.then.releases.value_or(releases));
        expect_equal(mail, vector.then.mail.value_or(mail));
    });
}

// What an organization's people do to each other is decided without a question to the accounts, so
// two worlds that differ only in accounts cannot differ in the answer.
TEST(Vectors, OfOrganizationsAskForNoAccount) {
    for_each_turn([](const Vector& vector, const Roster&, const Turn& turn) {
        const bool is_owners =
            vector.when.command->body.index() >= std::variant_size_v<OrganizationBody>;
        if (is_owners) return;
        for (const Key& key : turn.asked) {
            EXPECT_NE(key.kind, Key::Kind::account);
            EXPECT_NE(key.kind, Key::Kind::account_of_address);
            EXPECT_NE(key.kind, Key::Kind::account_of_handle);
            EXPECT_NE(key.kind, Key::Kind::account_of_provider);
            EXPECT_NE(key.kind, Key::Kind::homes_of_account);
            EXPECT_TRUE(key.kind == Key::Kind::instance ||
                        key.kind == Key::Kind::organization_of_handle ||
                        key.organization == vector.when.command->home);
        }
    });
}

TEST(Vectors, HaveNamesOfTheirOwnAndStandInTheFileOfTheirCommand) {
    std::set<std::string> names;
    for_each_vector([&](const Vector& vector) {
        EXPECT_TRUE(names.insert(vector.name).second);
        EXPECT_EQ(vector.when.body.value("type", ""), vector.file);
    });
}

TEST(Vectors, NameFeaturesByTheirIds) {
    for_each_vector([](const Vector& vector) {
        for (const std::string& id : vector.features) {
            ASSERT_EQ(id.size(), 4U) << id;
            EXPECT_THAT(std::string{"DTUIW"}, testing::HasSubstr(id.substr(0, 1)));
            EXPECT_EQ(id[1], '-');
            EXPECT_EQ(id.find_first_not_of("0123456789", 2), std::string::npos) << id;
        }
    });
}

}  // namespace
}  // namespace usher::test
