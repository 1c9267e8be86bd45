#include <algorithm>
#include <set>

#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

// Programs, by the token of an integration.
class Programs : public AtNorthwind {
protected:
    Programs() {
        const Reply made = as_page(hana, "POST", path() + "/integrations", fields());
        EXPECT_EQ(made.outcome(), "200") << made.body;
        token = new_token();
    }

    Json fields(std::uint32_t generation = 1) const {
        return {{"id", id},
                {"name", "Payroll"},
                {"permissions", {"people.read", "people.add", "invitations.send"}},
                {"auto_invite", true},
                {"generation", generation}};
    }

    std::string new_token() {
        const Reply shown =
            as_page(hana, "POST", path() + "/integrations/" + id + "/token", Json::object());
        EXPECT_EQ(shown.outcome(), "200") << shown.body;
        return shown.json()["token"];
    }

    void edit(Json changed) {
        changed.erase("id");
        const Reply reply = as_page(hana, "PATCH", path() + "/integrations/" + id, changed);
        ASSERT_EQ(reply.outcome(), "200") << reply.body;
    }

    Json person(const std::string& word) const {
        return {{"person", bits_of_label("person:" + word).text()},
                {"address", word + "@corp.example"},
                {"seats", Json::array({{{"id", bits_of_label("membership:" + word).text()}}})},
                {"role", bits_of_label("role:member").text()},
                {"invitation", bits_of_label("invitation:" + word).text()},
                {"when", "now"}};
    }

    static Reply as_page(Browser& browser, const std::string& method, const std::string& target,
                         const Json& body, const std::string& key = {}) {
        Ask ask{method, target, body.dump(), browser.fields_of_our_pages()};
        if (!key.empty()) ask.fields.emplace_back("Idempotency-Key", key);
        return browser.send(ask);
    }

    // Without cookies, from nowhere.
    Reply ask(const std::string& method, const std::string& target, const Json& body = {},
              const std::string& key = {}) {
        Ask ask{method, target, {}, {{"Authorization", "Bearer " + token}}};
        if (method != "GET") {
            ask.fields.emplace_back("Content-Type", "application/json");
            ask.body = body.is_null() ? "{}" : body.dump();
        }
        if (!key.empty()) ask.fields.emplace_back("Idempotency-Key", key);
        return house.browser().send(ask);
    }
    Reply invite(const std::string& word, const std::string& key = {}) {
        return ask("POST", path() + "/people", person(word), key);
    }

    std::string people() const { return house.ask("SELECT count(*) FROM people"); }

    Browser hana = as("hana");
    const std::string id = bits_of_label("integration:payroll").text();
    std::string token;
};

TEST_F(Programs, InviteInTheirOwnName_W18) {
    EXPECT_EQ(invite("otto").outcome(), "200");
    const auto record = house.reader().person(home, named<PersonId>("person:otto"));
    ASSERT_TRUE(record);
    EXPECT_EQ(record->memberships.at(0).phase, Phase::invited);
    EXPECT_EQ(record->invitations.at(0).inviter,
              Actor::of(named<IntegrationId>("integration:payroll")));
}

TEST_F(Programs, MayNothingBeyondWhatTheyWereGiven) {
    EXPECT_EQ(ask("DELETE", path() + "/people/" + bits_of_label("person:maya").text()).outcome(),
              "403 not_permitted");
    EXPECT_EQ(ask("GET", path() + "/audit").outcome(), "403 not_permitted");
    EXPECT_EQ(ask("POST", path() + "/integrations/" + id + "/token").outcome(),
              "403 not_permitted");
}

TEST_F(Programs, BelongToOneOrganization) {
    const std::string other = "/v1/organizations/" + elsewhere.text();
    EXPECT_EQ(ask("GET", other + "/people").outcome(), "404 organization_unknown");
    EXPECT_EQ(ask("POST", other + "/people", person("otto")).outcome(), "404 organization_unknown");
}

// A01, of programs.
TEST_F(Programs, AreNobodyWithATokenThatWasChanged) {
    const std::string right = token;
    for (std::size_t place = 0; place < right.size(); ++place) {
        token = right;
        token[place] = token[place] == 'A' ? 'B' : 'A';
        EXPECT_EQ(ask("GET", path() + "/people").outcome(), "401 not_signed_in") << place;
    }
    for (const std::string& wrong : {right + "A", right.substr(1), std::string{}, link()}) {
        token = wrong;
        EXPECT_EQ(ask("GET", path() + "/people").outcome(), "401 not_signed_in") << wrong;
    }
}

TEST_F(Programs, AreNobodyOnceTheirGenerationIsRaised) {
    edit(fields(2));
    EXPECT_EQ(ask("GET", path() + "/people").outcome(), "401 not_signed_in");
    token = new_token();
    EXPECT_EQ(ask("GET", path() + "/people").outcome(), "200");
}

TEST_F(Programs, AreNobodyAfterTheirLastDay) {
    Json until = fields();
    until["expires_at"] = (house.clock().now() + hours(1)).text();
    edit(until);
    EXPECT_EQ(ask("GET", path() + "/people").outcome(), "200");
    house.clock().advance(hours(1));
    EXPECT_EQ(ask("GET", path() + "/people").outcome(), "401 not_signed_in");
}

TEST_F(Programs, AreNobodyOnceTheyAreRemoved) {
    const Reply gone = as_page(hana, "DELETE", path() + "/integrations/" + id, Json::object());
    EXPECT_EQ(gone.outcome(), "200") << gone.body;
    EXPECT_EQ(ask("GET", path() + "/people").outcome(), "401 not_signed_in");
}

TEST_F(Programs, HearTheSameWhenTheyAskAgain) {
    const Reply first = invite("otto", "a key");
    EXPECT_EQ(first.outcome(), "400 malformed_request@Idempotency-Key");
    const Reply second = invite("otto", "key-1");
    ASSERT_EQ(second.outcome(), "200");
    const std::string before = people();
    EXPECT_EQ(invite("otto", "key-1").body, second.body);
    EXPECT_EQ(people(), before);
    EXPECT_EQ(invite("anna", "key-1").outcome(), "422 idempotency_key_reused");
    EXPECT_EQ(people(), before);
    // A refusal is an answer too.
    const Reply refused = ask("POST", path() + "/memberships/" + id + "/revoke", {}, "key-2");
    EXPECT_EQ(refused.outcome().substr(0, 4), "403 ");
    EXPECT_EQ(ask("POST", path() + "/memberships/" + id + "/revoke", {}, "key-2").body,
              refused.body);
}

TEST_F(Programs, ShareNoKeyWithAnybodyElse) {
    ASSERT_EQ(invite("otto", "key-1").outcome(), "200");
    Browser ivan = as("ivan");
    EXPECT_EQ(as_page(ivan, "POST", path() + "/people", person("anna"), "key-1").outcome(), "200");
}

TEST_F(Programs, ReadEverybodyPageByPage) {
    for (const char* word : {"anna", "bela", "cleo", "dora", "emil"})
        ASSERT_EQ(invite(word).outcome(), "200");
    std::set<std::string> seen;
    std::string after;
    int pages = 0;
    do {
        const std::string cursor = after.empty() ? "" : "&after=" + after;
        const Reply reply = ask("GET", path() + "/people?limit=2" + cursor);
        ASSERT_EQ(reply.outcome(), "200");
        const Json page = reply.json();
        EXPECT_LE(page["people"].size(), 2U);
        for (const Json& record : page["people"])
            EXPECT_TRUE(seen.insert(record["person"]["id"]).second);
        after = page["next"].is_null() ? "" : page["next"].get<std::string>();
        ASSERT_LT(++pages, 20);
    } while (!after.empty());
    EXPECT_EQ(std::to_string(seen.size()),
              house.ask("SELECT count(*) FROM people WHERE organization = (SELECT organization "
                        "FROM people WHERE address = 'anna@corp.example')"));
}

TEST_F(Programs, ReadThoseTheyAskFor) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const auto found = [&](const std::string& query) {
        const Json page = ask("GET", path() + "/people?" + query).json();
        std::string names;
        for (const Json& record : page["people"])
            names += record["person"]["address"].get<std::string>() + ' ';
        return names;
    };
    EXPECT_EQ(found("search=ANNA"), "anna@corp.example ");
    EXPECT_EQ(found("phase=invited"), "maya@corp.example anna@corp.example ");
    EXPECT_EQ(found("phase=invited&search=maya"), "maya@corp.example ");
    EXPECT_EQ(found("role=" + bits_of_label("role:admin").text()), "ada@northwind.example ");
    EXPECT_EQ(found("group=" + bits_of_label("group:nobodys").text()), "");
    EXPECT_EQ(found("address=Anna@Corp.example"), "anna@corp.example ");
    EXPECT_EQ(found("address=anna@corp.example&phase=active"), "");
    EXPECT_EQ(found("address=nobody@corp.example"), "");
    EXPECT_EQ(ask("GET", path() + "/people?address=anna").outcome(),
              "422 address_no_at_sign@address");
    EXPECT_EQ(ask("GET", path() + "/people?serach=anna").outcome(), "422 unknown_field@serach");
    EXPECT_EQ(ask("GET", path() + "/people?phase=odd").outcome(), "422 unknown_value@phase");
    EXPECT_EQ(ask("GET", path() + "/people?limit=0").outcome(), "422 out_of_range@limit");
    EXPECT_EQ(ask("GET", path() + "/people?after=9.9.9").outcome(), "400 cursor_malformed@after");
}

TEST_F(Programs, FindWhomTheyCallByAnExternalId) {
    Json anna = person("anna");
    anna["external_ids"] = {{{"integration", id}, {"id", "HR-7"}}, {{"id", "7"}}};
    ASSERT_EQ(ask("POST", path() + "/people", anna).outcome(), "200");
    const auto found = [&](const std::string& query) {
        const Json page = ask("GET", path() + "/people?" + query).json();
        return page["people"].size();
    };
    EXPECT_EQ(found("external_id=HR-7"), 1U);
    EXPECT_EQ(found("external_id=7"), 1U);
    EXPECT_EQ(found("external_id=HR-8"), 0U);
    EXPECT_EQ(found("external_id=HR-7&address=anna@corp.example"), 1U);
    EXPECT_EQ(found("external_id=HR-7&address=maya@corp.example"), 0U);
    EXPECT_EQ(found("search=hr-7"), 1U);
}

TEST_F(Programs, AreToldWhatOfSomebodyKnownIsNotTaken) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    Json again = person("anna");
    again["person"] = bits_of_label("person:another").text();
    again["seats"][0]["id"] = bits_of_label("membership:another").text();
    again["invitation"] = bits_of_label("invitation:another").text();
    again["username"] = "anna";
    again["locale"] = "de";
    const Json notes = ask("POST", path() + "/people", again).json()["notes"];
    const auto is_noted = [&](const char* field) {
        return std::find(notes.begin(), notes.end(),
                         Json{{"code", "not_taken"}, {"field", field}}) != notes.end();
    };
    EXPECT_TRUE(is_noted("username")) << notes.dump();
    EXPECT_TRUE(is_noted("locale"));
    EXPECT_FALSE(is_noted("address"));
}

TEST_F(Programs, AreSentAwayFromWhatPeopleAloneMay) {
    EXPECT_EQ(ask("GET", path() + "/changes").outcome(), "403 not_permitted");
    EXPECT_EQ(ask("POST", path() + "/jobs/invite-all", {{"job", id}}).outcome(),
              "403 not_permitted");
}

TEST_F(Programs, ReadAllOfALogWhoseChangesAreLongerThanAPage) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Json whole = hana.get(path() + "/audit?limit=1000").json()["entries"];
    Json read = Json::array();
    std::string before;
    do {
        const Json page = hana.get(path() + "/audit?limit=1" + before).json();
        for (const Json& entry : page["entries"]) read.push_back(entry);
        before = page["next"].is_null() ? "" : "&before=" + page["next"].get<std::string>();
    } while (!before.empty());
    EXPECT_EQ(read, whole);
}

TEST_F(Programs, ReadNothingTwiceThatHasNotMoved) {
    const std::string one = path() + "/people/" + bits_of_label("person:maya").text();
    const Reply first = ask("GET", one);
    ASSERT_EQ(first.outcome(), "200");
    const std::string tag = first.field("ETag");
    Ask again{"GET", one, {}, {{"Authorization", "Bearer " + token}, {"If-None-Match", tag}}};
    EXPECT_EQ(house.browser().send(again).status, 304);
    ASSERT_EQ(as_page(hana, "PATCH", one, {{"name", "Maya I. Stone"}}).outcome(), "200");
    EXPECT_EQ(house.browser().send(again).status, 200);
}

TEST_F(Programs, AreListedInTheAuditByWhatTheyDid) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Json entries = hana.get(path() + "/audit?kind=invited").json()["entries"];
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0]["by"], Json({{"kind", "integration"}, {"integration", id}}));
    const Reply table = hana.get(path() + "/audit?format=csv");
    EXPECT_EQ(table.body.substr(0, 35), "change,at,by,kind,command,payload\r\n");
    EXPECT_EQ(table.field("Content-Disposition"), "attachment; filename=\"audit.csv\"");
}

TEST_F(Programs, FindTheAuditUnbroken) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Reply reply = hana.get(path() + "/audit/verification");
    EXPECT_EQ(reply.outcome(), "200");
    EXPECT_EQ(reply.json(), Json({{"broken", nullptr}}));
}

TEST_F(Programs, SeeWhatBecameOfTheirMailButNotWhatItSaid) {
    ASSERT_EQ(invite("anna").outcome(), "200");
    const Reply reply = hana.get(path() + "/deliveries");
    ASSERT_EQ(reply.outcome(), "200");
    const Json newest = reply.json()["deliveries"][0];
    EXPECT_EQ(newest["to"], "anna@corp.example");
    EXPECT_EQ(newest["state"], "held");
    EXPECT_EQ(reply.body.find("/i#"), std::string::npos);
    house.clock().advance(limits::undo);
    EXPECT_EQ(hana.get(path() + "/deliveries").json()["deliveries"][0]["state"], "queued");
}

}  // namespace
}  // namespace usher::test
