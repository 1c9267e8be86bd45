#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

class OrganizationEndpoints : public AtNorthwind {
protected:
    Json invite(const std::string& word, const std::string& role = "role:member") const {
        return {{"type", "invite_person"},
                {"person", bits_of_label("person:" + word).text()},
                {"name", ""},
                {"address", word + "@corp.example"},
                {"seats", Json::array({{{"id", bits_of_label("membership:" + word).text()},
                                        {"scope", nullptr}}})},
                {"role", bits_of_label(role).text()},
                {"invitation", bits_of_label("invitation:" + word).text()},
                {"when", "now"},
                {"message", ""},
                {"locale", "en"}};
    }
    static Json batch(const std::vector<Json>& bodies, std::uint64_t first = 1) {
        Json commands = Json::array();
        for (const Json& body : bodies) commands.push_back({{"sequence", first++}, {"body", body}});
        return {{"client", Bits128{{3}}.text()}, {"commands", commands}};
    }
    std::string link_path() const { return path() + "/invitations/" + invitation.text() + "/link"; }

    Browser ivan = as("ivan");
};

TEST_F(OrganizationEndpoints, TakeCommandsAndAnswerEach) {
    const Reply reply =
        ivan.post(path() + "/commands", batch({invite("john"), invite("eve", "role:admin")}));
    ASSERT_EQ(reply.outcome(), "200");
    const Json answers = reply.json()["answers"];
    EXPECT_EQ(answers[0]["errors"], Json::array());
    EXPECT_EQ(answers[0]["change"], house.reader().head(home));
    EXPECT_EQ(answers[1]["errors"],
              Json::array({{{"code", "grant_above_ceiling"}, {"field", "role"}}}));
    EXPECT_EQ(house.outbox().at(0).to, "john@corp.example");
}

TEST_F(OrganizationEndpoints, GiveARepeatItsFirstAnswer) {
    const Json commands = batch({invite("john"), invite("lea")});
    const std::string first = ivan.post(path() + "/commands", commands).body;
    const auto again = without_a_trace([&] { return ivan.post(path() + "/commands", commands); });
    EXPECT_EQ(again.body, first);
    const auto other = without_a_trace([&] {
        return ivan.post(path() + "/commands", batch({invite("eve"), invite("lea")}));
    });
    EXPECT_EQ(other.json()["answers"][0]["errors"][0]["code"], "idempotency_key_reused");
    const auto later =
        without_a_trace([&] { return ivan.post(path() + "/commands", batch({invite("eve")}, 9)); });
    EXPECT_EQ(later.json()["answers"][0]["errors"][0]["code"], "out_of_order");
}

TEST_F(OrganizationEndpoints, TakeAtMostAThousandCommands) {
    const std::vector<Json> bodies(limits::commands_a_batch + 1, {{"type", "revoke"}});
    const auto reply =
        without_a_trace([&] { return ivan.post(path() + "/commands", batch(bodies)); });
    EXPECT_EQ(reply.outcome(), "422 too_many@commands");
}

TEST_F(OrganizationEndpoints, LetTheServersAdministratorActWhereAnOrganizationIs) {
    Browser hana = as("hana");
    const Json revoke{{"type", "revoke"},
                      {"membership", named<MembershipId>("membership:sol").text()}};
    const std::string there = "/v1/organizations/" + elsewhere.text() + "/commands";
    EXPECT_EQ(hana.post(there, batch({revoke})).json()["answers"][0]["errors"][0]["code"],
              "already_active");
    const std::string nowhere = "/v1/organizations/" + Bits128{{5}}.text() + "/commands";
    const auto reply = without_a_trace([&] { return hana.post(nowhere, batch({revoke})); });
    EXPECT_EQ(reply.outcome(), "404 organization_unknown");
}

TEST_F(OrganizationEndpoints, PageTheChanges) {
    const Json first = ivan.get(path() + "/changes").json();
    EXPECT_EQ(first["more"], false);
    EXPECT_EQ(first["records"].size(), 8U);
    EXPECT_EQ(first["records"][0]["kind"], "organization");
    EXPECT_EQ(first["now"], "2026-11-20T08:00:00.000Z");
    const std::string after = path() + "/changes?after=" + first["cursor"].get<std::string>();
    EXPECT_EQ(ivan.get(after).json()["records"], Json::array());
    ivan.post(path() + "/commands", batch({invite("john")}));
    const Json next = ivan.get(after).json();
    ASSERT_EQ(next["records"].size(), 1U);
    EXPECT_EQ(next["records"][0]["person"]["address"], "john@corp.example");
}

TEST_F(OrganizationEndpoints, TellAReaderOfOtherRightsToBeginAnew) {
    const std::string cursor = as("hana").get(path() + "/changes").json()["cursor"];
    const Json page = ivan.get(path() + "/changes?after=" + cursor).json();
    EXPECT_EQ(page["restart"], true);
    EXPECT_EQ(page["records"], Json::array());
}

TEST_F(OrganizationEndpoints, KnowNoOtherCursor) {
    for (const char* cursor : {"x", "1", "1.2", "1.2.3.4", "-1.2.3", "1.2.99999999999999999999"})
        EXPECT_EQ(ivan.get(path() + "/changes?after=" + cursor).outcome(),
                  "400 cursor_malformed@after")
            << cursor;
}

TEST_F(OrganizationEndpoints, HandOverALink) {
    const Reply reply = ivan.post(link_path(), Json::object());
    ASSERT_EQ(reply.outcome(), "200");
    EXPECT_EQ(reply.json()["link"], ivan.origin() + "/i#" + copied_link());
    EXPECT_EQ(reply.json()["lapses_at"], "2026-11-27T08:00:00.000Z");
    EXPECT_EQ(house.reader().log(home, 0, "link_copied", 100).size(), 1U);
    EXPECT_EQ(house.outbox().size(), 1U);
}

TEST_F(OrganizationEndpoints, RenewALapsedInvitationForTheLink) {
    house.clock().advance(limits::invite_ttl);
    const Json answer = as("ivan").post(link_path(), Json::object()).json();
    EXPECT_EQ(answer["lapses_at"], "2026-12-04T08:00:00.000Z");
    Browser holder = house.browser();
    const std::string link = answer["link"];
    const Json token{{"token", link.substr(link.find('#') + 1)}};
    EXPECT_EQ(holder.post("/v1/invitations/open", token).outcome(), "200");
    EXPECT_EQ(house.outbox().at(0).state, app::OutboxMail::State::dropped);
}

// A16: a copied link is the only place where the organization sees a secret.
TEST_F(OrganizationEndpoints, ShowNoSecretInTheChanges) {
    ivan.post(link_path(), Json::object());
    const std::string page = ivan.get(path() + "/changes").body;
    EXPECT_EQ(page.find(copied_link()), std::string::npos);
    EXPECT_EQ(page.find(link()), std::string::npos);
    EXPECT_EQ(page.find("credential"), std::string::npos);
}

// Wherever the store fails, nothing half done is kept and the same commands can be sent again.
TEST_F(OrganizationEndpoints, KeepAllOrNothingWhereverTheStoreFails) {
    const Json commands = batch({invite("john")});
    for (std::uint64_t operation = 1; operation < 60; ++operation) {
        RunningHouse::Options options;
        options.takes_failures = true;
        Northwind other{options};
        Browser browser = other.as("ivan");
        other.house.faults().fail_at(operation);
        const Reply first = browser.post(path() + "/commands", commands);
        EXPECT_TRUE(first.status == 200 || first.status >= 500) << first.outcome();
        const bool never_came = other.house.faults().operations() < operation;
        other.house.faults().fail_at(0);
        const Reply again = browser.post(path() + "/commands", commands);
        EXPECT_EQ(again.json()["answers"][0]["change"], other.house.reader().head(home));
        EXPECT_EQ(other.house.outbox().size(), 2U);
        EXPECT_EQ(other.house.reader().log(home, 0, "invited", 100).size(), 2U);
        if (never_came) return;
    }
    ADD_FAILURE() << "one request takes more than sixty operations";
}

// What the disk cannot take has not happened, and nobody is told otherwise.
TEST_F(OrganizationEndpoints, SayThatTheServerIsUnavailableWhenNothingCanBeKept) {
    RunningHouse::Options options;
    options.takes_failures = true;
    Northwind other{options};
    Browser browser = other.as("ivan");
    other.house.writer().stop();
    const std::string before = other.house.contents();
    const Reply reply = browser.post(path() + "/commands", batch({invite("john")}));
    EXPECT_EQ(reply.outcome(), "503 unavailable");
    EXPECT_EQ(reply.field("Retry-After"), "5");
    EXPECT_TRUE(other.house.contents() == before);
}

}  // namespace
}  // namespace usher::test
