#include <gtest/gtest.h>

#include "tests/server/resources/northwind.hpp"

// What the server's administrator does with organizations, accounts and the server itself.
namespace usher::test {
namespace {

class Administration : public AtNorthwind {
protected:
    static Json policies(const char* visible) {
        return {{"copied_link_proves_mailbox", false},
                {"open_sign_up", false},
                {"account_existence_visible", visible}};
    }
    static std::string of_account(const std::string& word, const std::string& rest = {}) {
        return "/v1/accounts/" + account(word).text() + rest;
    }
    static std::string id(std::uint8_t number) {
        return Bits128{{0x01, 0x92, 0xf0, 0xc1, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number}}
            .text();
    }
    static Json eastwind() {
        return {{"organization", id(1)},
                {"name", "Eastwind"},
                {"person", id(2)},
                {"membership", id(3)},
                {"roles", {id(4), id(5), id(6), id(7)}}};
    }
    Reply put(Browser& browser, const std::string& target, const Json& body = Json::object()) {
        return browser.send({"PUT", target, body.dump(), browser.fields_of_our_pages()});
    }
    static std::vector<std::string> names(const Json& list, const char* key) {
        std::vector<std::string> names;
        for (const Json& each : list[key]) names.push_back(each["name"]);
        return names;
    }
    static bool is_granted(Browser& browser) { return browser.get("/v1/me").status == 200; }

    Browser hana = as("hana");
};

TEST_F(Administration, ListsEveryOrganizationWithItsCounts) {
    const Json list = hana.get("/v1/organizations").json();
    EXPECT_EQ(names(list, "organizations").size(), 2U);
    EXPECT_TRUE(list["next"].is_null());
    const Json northwind = hana.get(path() + "/outline").json();
    EXPECT_EQ(northwind["name"], "Northwind");
    EXPECT_GT(northwind["members"], 3);
    EXPECT_EQ(northwind["pending"], 1);
    EXPECT_TRUE(northwind["suspended_at"].is_null());
}

TEST_F(Administration, ListsOrganizationsPageByPageByNameAndByState) {
    const Json first = hana.get("/v1/organizations?limit=1").json();
    const std::string next = first["next"];
    const Json second = hana.get("/v1/organizations?limit=1&after=" + next).json();
    EXPECT_NE(names(first, "organizations"), names(second, "organizations"));
    EXPECT_TRUE(second["next"].is_null());
    EXPECT_EQ(names(hana.get("/v1/organizations?search=SOUTH").json(), "organizations"),
              (std::vector<std::string>{"Southwind"}));
    const std::string southwind = "/v1/organizations/" + elsewhere.text();
    EXPECT_EQ(put(hana, southwind + "/suspension").outcome(), "200");
    EXPECT_EQ(names(hana.get("/v1/organizations?state=suspended").json(), "organizations"),
              (std::vector<std::string>{"Southwind"}));
    EXPECT_EQ(names(hana.get("/v1/organizations?state=active").json(), "organizations"),
              (std::vector<std::string>{"Northwind"}));
    EXPECT_EQ(hana.get("/v1/organizations?state=lost").outcome(), "422 unknown_value@state");
    EXPECT_EQ(hana.get("/v1/organizations?after=lost").outcome(), "400 cursor_malformed@after");
    EXPECT_EQ(hana.get("/v1/organizations?limit=0").outcome(), "422 out_of_range@limit");
}

TEST_F(Administration, TellsWhoHasAListAlreadyThatItIsTheSame) {
    const Reply first = hana.get("/v1/organizations");
    const std::string tag = first.field("ETag");
    ASSERT_FALSE(tag.empty());
    EXPECT_EQ(hana.send({"GET", "/v1/organizations", {}, {{"If-None-Match", tag}}}).status, 304);
}

// T-18: whoever is to run it is invited like anybody and founds it by accepting.
TEST_F(Administration, MakesAnOrganizationAndInvitesWhoIsToRunItT18) {
    Json body = eastwind();
    body["founder"] = {{"person", id(8)},
                       {"membership", id(9)},
                       {"invitation", id(10)},
                       {"address", "noor@corp.example"},
                       {"name", "Noor Haddad"}};
    EXPECT_EQ(hana.post("/v1/organizations", body).outcome(), "200");
    EXPECT_EQ(house.outbox().front().to, "noor@corp.example");
    Browser noor = as("noor");
    EXPECT_EQ(noor.post("/v1/memberships/" + id(9) + "/accept", Json::object()).outcome(), "200");
    const Json outline = hana.get("/v1/organizations/" + id(1) + "/outline").json();
    EXPECT_EQ(outline["members"], 2);
    EXPECT_EQ(outline["pending"], 0);
    const Json seats = noor.get("/v1/sessions/current").json()["organizations"];
    ASSERT_EQ(seats.size(), 1U);
    EXPECT_EQ(seats[0]["role"]["name"], "Founder");
    // Whoever made it may go now.
    EXPECT_EQ(
        hana.post("/v1/organizations/" + id(1) + "/memberships/" + id(3) + "/leave", Json::object())
            .outcome(),
        "200");
}

TEST_F(Administration, DoesTheSameRequestWithTheSameKeyOnce) {
    auto fields = hana.fields_of_our_pages();
    fields.emplace_back("Idempotency-Key", "the-first");
    const Ask ask{"POST", "/v1/organizations", eastwind().dump(), fields};
    const Reply first = hana.send(ask);
    EXPECT_EQ(first.outcome(), "200");
    EXPECT_EQ(hana.send(ask).body, first.body);
    Ask other = ask;
    Json renamed = eastwind();
    renamed["name"] = "Westwind";
    other.body = renamed.dump();
    EXPECT_EQ(hana.send(other).outcome(), "422 idempotency_key_reused");
}

TEST_F(Administration, HasNothingHappenInASuspendedOrganization) {
    EXPECT_EQ(put(hana, path() + "/suspension").outcome(), "200");
    Browser ivan = as("ivan");
    EXPECT_EQ(ivan.post(path() + "/invitations/" + invitation.text() + "/resend", Json::object())
                  .outcome(),
              "403 organization_suspended");
    EXPECT_EQ(ivan.get(path() + "/people").outcome(), "200");
    Browser maya = house.browser();
    EXPECT_EQ(maya.post("/v1/invitations/open", {{"token", link()}}).outcome(),
              "403 organization_suspended");
    EXPECT_EQ(maya.post("/v1/invitations/renew", {{"token", link()}}).outcome(),
              "403 organization_suspended");
    EXPECT_EQ(ivan.get(path()).json()["suspended_at"], house.clock().now().text());

    EXPECT_EQ(hana.remove(path() + "/suspension").outcome(), "200");
    EXPECT_EQ(maya.post("/v1/invitations/open", {{"token", link()}}).outcome(), "200");
    EXPECT_EQ(ivan.post(path() + "/invitations/" + invitation.text() + "/resend", Json::object())
                  .outcome(),
              "200");
}

// D-03, D-14: the address, groups and time, and no more.
TEST_F(Administration, ResendsWhereItBelongsNowhereAndSeesNoMoreThanItNeedsD14) {
    auto events = world("maya_invited");
    events.push_back({{}, AdministratorAdded{account("sol")}});
    Northwind there{{}, events};
    Browser sol = there.as("sol");
    EXPECT_EQ(sol.get(path() + "/people").outcome(), "404 organization_unknown");
    const Json list = sol.get(path() + "/open-invitations").json();
    ASSERT_EQ(list["invitations"].size(), 1U);
    const Json open = list["invitations"][0];
    const std::vector<std::string> keys{"address", "groups", "invitation", "lapses_at", "sent_at"};
    std::vector<std::string> seen;
    for (const auto& [key, value] : open.items()) seen.push_back(key);
    EXPECT_EQ(seen, keys);
    EXPECT_EQ(open["address"], "maya@corp.example");
    const std::uint32_t before = there.maya().invitations.at(0).generation;
    const std::string resent =
        path() + "/invitations/" + open["invitation"].get<std::string>() + "/resend";
    EXPECT_EQ(sol.post(resent, Json::object()).outcome(), "200");
    EXPECT_EQ(there.maya().invitations.at(0).generation, before + 1);
}

TEST_F(Administration, SetsThePoliciesOfTheServerT16) {
    EXPECT_EQ(hana.get("/v1/policies").json(), policies("never"));
    EXPECT_EQ(put(hana, "/v1/policies", policies("org_admin")).outcome(), "200");
    EXPECT_EQ(hana.get("/v1/policies").json(), policies("org_admin"));
    EXPECT_EQ(hana.get("/v1/sessions/current").json()["sees_accounts"], true);
    EXPECT_EQ(put(hana, "/v1/policies", {{"open_sign_up", true}}).outcome(),
              "422 missing_field@copied_link_proves_mailbox");
}

TEST_F(Administration, FindsNoAccountByItsAddressWhereTheServerKeepsThatSecretD01) {
    const auto find = [&](const std::string& address) {
        return hana.get("/v1/accounts?address=" + address).body;
    };
    EXPECT_EQ(hana.get("/v1/accounts?address=mei@northwind.example").outcome(),
              "403 account_existence_hidden");
    EXPECT_EQ(find("mei@northwind.example"), find("nobody@corp.example"));
    // Whose account somebody's own record names has no address there either.
    EXPECT_TRUE(hana.get(of_account("mei")).json()["addresses"].is_null());

    EXPECT_EQ(put(hana, "/v1/policies", policies("server_admin")).outcome(), "200");
    const Json found = hana.get("/v1/accounts?address=MEI@northwind.example").json();
    ASSERT_EQ(names(found, "accounts"), (std::vector<std::string>{"Mei Lin"}));
    EXPECT_EQ(found["accounts"][0]["addresses"], Json::array({"mei@northwind.example"}));
    EXPECT_EQ(hana.get("/v1/accounts?address=nobody@corp.example").json()["accounts"],
              Json::array());
    EXPECT_EQ(hana.get("/v1/accounts?address=nobody").outcome(), "422 address_no_at_sign@address");
}

TEST_F(Administration, SuspendsAnAccountAndLetsItSignInAgain) {
    Browser mei = as("mei");
    EXPECT_EQ(put(hana, of_account("mei", "/suspension")).outcome(), "200");
    EXPECT_FALSE(is_granted(mei));
    EXPECT_FALSE(hana.get(of_account("mei")).json()["suspended_at"].is_null());
    EXPECT_EQ(hana.remove(of_account("mei", "/suspension")).outcome(), "200");
    EXPECT_TRUE(hana.get(of_account("mei")).json()["suspended_at"].is_null());
    Browser again = as("mei");
    EXPECT_TRUE(is_granted(again));
}

TEST_F(Administration, EndsEverySessionOfAnAccount) {
    Browser mei = as("mei");
    EXPECT_EQ(hana.get(of_account("mei")).json()["sessions"], 1);
    EXPECT_EQ(hana.remove(of_account("mei", "/sessions")).outcome(), "200");
    EXPECT_FALSE(is_granted(mei));
    EXPECT_EQ(hana.get(of_account("mei")).json()["sessions"], 0);
}

TEST_F(Administration, ErasesAnAccountAndItsMembershipsEnd) {
    Browser mei = as("mei");
    EXPECT_EQ(hana.remove(of_account("mei")).outcome(), "200");
    EXPECT_FALSE(is_granted(mei));
    EXPECT_EQ(hana.get(of_account("mei")).outcome(), "404 account_unknown@account");
}

TEST_F(Administration, IsGivenAndTakenButTheLastStays) {
    const std::string ivans = "/v1/administrators/" + account("ivan").text();
    const std::string hanas = "/v1/administrators/" + account("hana").text();
    // Nobody signs in without a password.
    house.set_password(account("ivan"), password);
    house.set_password(account("hana"), password);
    EXPECT_EQ(hana.remove(hanas).outcome(), "409 last_administrator@account");
    EXPECT_EQ(put(hana, ivans).outcome(), "200");
    EXPECT_EQ(names(hana.get("/v1/administrators").json(), "administrators"),
              (std::vector<std::string>{"Hana Novak", "Ivan Petrov"}));
    Browser ivan = as("ivan");
    EXPECT_EQ(ivan.remove(hanas).outcome(), "200");
    EXPECT_EQ(hana.get("/v1/administrators").outcome(), "403 not_permitted");
    EXPECT_EQ(ivan.remove(ivans).outcome(), "409 last_administrator@account");
}

// T-14: requested or invited, where the server shows that and to whom it shows it.
TEST_F(Administration, ShowsWhoseAddressHasAnAccountWhereThePolicySaysSoT14) {
    const std::string known = path() + "/known?people=" + bits_of_label("person:maya").text();
    Browser ada = as("ada");
    EXPECT_EQ(ada.get(known).outcome(), "403 account_existence_hidden");
    EXPECT_EQ(put(hana, "/v1/policies", policies("server_admin")).outcome(), "200");
    EXPECT_EQ(ada.get(known).outcome(), "403 account_existence_hidden");
    EXPECT_EQ(hana.get(known).json()["people"], Json::array());
    EXPECT_EQ(put(hana, "/v1/policies", policies("org_admin")).outcome(), "200");
    EXPECT_EQ(ada.get(known).json()["people"], Json::array());

    Account owner;
    owner.id = account("maya");
    owner.name = *Name::parse("Maya Stone");
    owner.addresses = {{maya().invitations.at(0).written_to.value(), std::nullopt}};
    owner.created_at = house.clock().now();
    auto events = world("maya_invited");
    events.push_back({{}, AccountCreated{owner}});
    Northwind there{{}, events};
    Browser administrator = there.as("hana");
    EXPECT_EQ(put(administrator, "/v1/policies", policies("org_admin")).outcome(), "200");
    EXPECT_EQ(there.as("ada").get(known).json()["people"],
              Json::array({bits_of_label("person:maya").text()}));
    EXPECT_EQ(as("ivan").get(known).outcome(), "403 not_permitted");
    EXPECT_EQ(ada.get(path() + "/known").outcome(), "422 missing_field@people");
    EXPECT_EQ(ada.get(path() + "/known?people=x").outcome(), "422 id_malformed@people");
}

}  // namespace
}  // namespace usher::test
