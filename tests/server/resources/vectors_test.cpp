#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <map>

#include "shared/lifecycle/invitation_state.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/state_codec.hpp"
#include "tests/server/resources/vector_expectations.hpp"
#include "tests/server/resources/vector_sender.hpp"
#include "tests/support/vectors/turn.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

std::vector<Event> events_of(const std::vector<Json>& written) {
    std::vector<Event> events;
    for (const Json& event : written)
        events.push_back(*wire::read_object<Event>(wire::write(event), wire::read_event));
    return events;
}

// Whoever makes an account by a link accepts with it what the link opens.
void append_accepted(std::vector<Event>& events, const Vector& vector) {
    const Account* account = nullptr;
    for (const Event& event : events) {
        if (const auto* made = std::get_if<AccountCreated>(&event.body)) account = &made->account;
        if (const auto* taken = std::get_if<AccountTakenOver>(&event.body))
            account = &taken->account;
    }
    if (!vector.when.by.link || vector.then.events.empty() || account == nullptr) return;
    const Account owner = *account;
    std::vector<Event> log = vector.given;
    log.insert(log.end(), events.begin(), events.end());
    const Roster world = world_of(log);
    const Record* record =
        world.person_of_invitation(vector.when.home, vector.when.by.link->invitation);
    for (const Membership* membership : opened_by(*record, *vector.when.by.link)) {
        if (!is_open(membership->phase)) continue;
        const Command accept{{},
                             vector.when.home,
                             {Actor::of(owner.id), owner.name, owner.addresses, {}, false},
                             vector.when.at,
                             Accept{membership->id}};
        const auto decision = take_turn(world, accept).decision;
        events.insert(events.end(), decision.events.begin(), decision.events.end());
    }
}

std::vector<Event> expected_events(const Vector& vector) {
    std::vector<Event> events = events_of(vector.then.events);
    if (vector.when.body.value("type", "") == "create_account") append_accepted(events, vector);
    events.insert(events.begin(), vector.given.begin(), vector.given.end());
    return events;
}

// What the server made itself, and what the vector calls it.
Ids made_ids(RunningHouse& house, Browser& browser, const Vector& vector) {
    Ids ids;
    const Json body = vector.when.body;
    const Json session = browser.get("/v1/sessions/current").json();
    if (session.is_null() || !session.contains("account")) return ids;
    const std::string type = body.value("type", "");
    const auto account = AccountId::parse(session["account"]["id"].get<std::string>());
    if (type == "create_account" && account && !world_of(vector.given).account(*account))
        ids[account->text()] = body["account"];
    if (type != "set_up" || vector.then.events.empty()) return ids;
    const Json house_of = session["organizations"][0];
    const auto home = *OrganizationId::parse(house_of["id"].get<std::string>());
    ids[account->text()] = body["account"];
    ids[home.text()] = body["organization"];
    ids[house_of["person"]] = body["person"];
    const auto record = house.reader().person_of_account(home, *account);
    ids[record->memberships.front().id.text()] = body["membership"];
    const auto organization = house.reader().organization(home);
    for (std::size_t i = 0; i < organization->roles.size(); ++i)
        ids[organization->roles[i].id.text()] = body["roles"][i];
    return ids;
}

// The account as the vector has it, but for the language, which no form says, and the spelling of
// the address, which is the invitation's.
void expect_accounts(RunningHouse& house, const Vector& vector, const Ids& ids) {
    for (const Event& event : events_of(vector.then.events)) {
        const auto* created = std::get_if<AccountCreated>(&event.body);
        const auto* taken = std::get_if<AccountTakenOver>(&event.body);
        if (created == nullptr && taken == nullptr) continue;
        const Account& expected = created == nullptr ? taken->account : created->account;
        AccountId id = expected.id;
        for (const auto& [made, label] : ids) {
            if (label == id.text()) id = *AccountId::parse(made);
        }
        auto actual = house.reader().account(id);
        ASSERT_TRUE(actual);
        EXPECT_FALSE(actual->credential.empty());
        EXPECT_EQ(actual->addresses, expected.addresses);
        actual->id = expected.id;
        actual->addresses = expected.addresses;
        actual->locale = expected.locale;
        EXPECT_EQ(wire::encode_described(*actual), wire::encode_described(expected));
    }
}

void expect_answer(const Vector& vector, const Sent& sent) {
    EXPECT_EQ(sent.errors, vector.then.errors) << sent.outcome;
    if (!sent.says_all) return;
    EXPECT_EQ(sent.notes, vector.then.notes);
    EXPECT_EQ(sent.renamed, vector.then.renamed);
    EXPECT_EQ(sent.change > 0, !vector.then.events.empty());
}

// Sends what can be sent; of what cannot, the nearest request, which must change nothing.
void run(const Vector& vector, std::map<std::string, std::vector<std::string>>& unsent) {
    SCOPED_TRACE(vector.file + ": " + vector.name);
    const auto obstacle = obstacle_to(vector, world_of(vector.given));
    if (obstacle) unsent[obstacle->why].push_back(vector.file + ": " + vector.name);
    if (obstacle && obstacle->answer.empty()) return;
    // Every claim goes to its table with the next commit.
    RunningHouse house{{true, vector.when.at, false, 1, 1, {0, 0}}};
    Sent sent = send_vector(house, vector);
    if (obstacle) {
        EXPECT_EQ(sent.outcome, obstacle->answer);
        return expect_feeds(house, vector.given, {});
    }
    expect_answer(vector, sent);
    const Ids ids = made_ids(house, sent.browser, vector);
    const auto events = expected_events(vector);
    expect_feeds(house, events, ids);
    expect_accounts(house, vector, ids);
    expect_mail(house, events);
}

// The names of the files of vectors, each a test of its own.
std::vector<std::string> files() {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{"tests/vectors", ignored}) {
        if (entry.path().extension() == ".json" &&
            entry.path().stem().string().rfind("worlds", 0) != 0)
            names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

// Files whose commands nobody, or hardly anybody, can give over HTTP yet.
constexpr std::array<std::pair<const char*, const char*>, 19> without_endpoint{{
    {"claim_code", "no endpoint"},
    {"recover_account", "no endpoint"},
    {"edit_account", "no endpoint"},
    {"change_password", "no endpoint"},
    {"set_second_factor", "no endpoint"},
    {"reset_second_factor", "no endpoint"},
    {"add_address", "no endpoint"},
    {"remove_address", "no endpoint"},
    {"link_provider", "no endpoint"},
    {"unlink_provider", "no endpoint"},
    {"erase_account", "mostly by the owner"},
    {"open", "by a link, which no endpoint takes for it"},
    {"reconsider", "by a link or an account that is not linked"},
    {"request_access", "by accounts that belong nowhere"},
    {"withdraw_request", "by accounts that belong nowhere"},
    {"advance_job", "by the job itself"},
    {"remind", "by the server itself"},
    {"submit_identity", "mostly by the owner"},
    {"apply_plan", "no rows are kept"},
}};

bool is_without_endpoint(const std::string& file) {
    return std::any_of(without_endpoint.begin(), without_endpoint.end(),
                       [&](const auto& each) { return file == each.first; });
}

class VectorsOverHttp : public testing::TestWithParam<std::string> {};

TEST_P(VectorsOverHttp, HappenAsWritten) {
    std::map<std::string, std::vector<std::string>> unsent;
    std::size_t all = 0;
    for (const Vector& vector : read_vectors("tests/vectors")) {
        if (vector.file != GetParam()) continue;
        ++all;
        run(vector, unsent);
    }
    std::size_t left_out = 0;
    for (const auto& [why, names] : unsent) {
        std::cout << "Not sent: " << why << " (" << names.size() << ")\n";
        for (const std::string& name : names) std::cout << "    " << name << '\n';
        left_out += names.size();
    }
    std::cout << all - left_out << " of " << all << " vectors sent\n";
    if (!is_without_endpoint(GetParam())) {
        EXPECT_GT(all - left_out, left_out);
    }
}

INSTANTIATE_TEST_SUITE_P(File, VectorsOverHttp, testing::ValuesIn(files()),
                         [](const auto& file) { return file.param; });

}  // namespace
}  // namespace usher::test
