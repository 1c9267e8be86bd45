#include <algorithm>

#include "tests/server/resources/programs.hpp"

namespace usher::test {
namespace {

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

// Else they could try one after the other what is kept of somebody.
TEST_F(Programs, AreNotToldWhetherTheyGuessedWhatTheyMayNotSee) {
    Json anna = person("anna");
    anna["username"] = "anna";
    ASSERT_EQ(ask("POST", path() + "/people", anna).outcome(), "200");
    const auto noted = [&](const std::string& time, const std::string& username) {
        Json again = person("anna");
        again["person"] = bits_of_label("person:" + time).text();
        again["seats"][0]["id"] = bits_of_label("membership:" + time).text();
        again["invitation"] = bits_of_label("invitation:" + time).text();
        again["username"] = username;
        return ask("POST", path() + "/people", again).json()["notes"];
    };
    EXPECT_NE(noted("second", "anna"), noted("third", "another"));
    Json blind = fields();
    blind["permissions"] = {"people.add", "invitations.send"};
    edit(blind);
    EXPECT_EQ(noted("fourth", "anna"), noted("fifth", "another"));
}

TEST_F(Programs, AreSentAwayFromWhatPeopleAloneMay) {
    EXPECT_EQ(ask("GET", path() + "/changes").outcome(), "403 not_permitted");
    EXPECT_EQ(ask("POST", path() + "/jobs/invite-all", {{"job", id}}).outcome(),
              "403 not_permitted");
}

}  // namespace
}  // namespace usher::test
