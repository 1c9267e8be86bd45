#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

class InvitationEndpoints : public AtNorthwind {
protected:
    Reply open(const std::string& token) {
        return without_a_trace([&] {
            return browser.post("/v1/invitations/open", {{"token", token}});
        });
    }
    Reply open_by_code(const std::string& address, const std::string& code) {
        return without_a_trace([&] {
            return browser.post("/v1/invitations/open", {{"address", address}, {"code", code}});
        });
    }
    void happens(const Json& body) {
        const Json batch{{"client", Bits128{{9}}.text()},
                         {"commands", Json::array({{{"sequence", ++sequence_}, {"body", body}}})}};
        const Reply reply = as("ivan").post(path() + "/commands", batch);
        EXPECT_EQ(reply.json()["answers"][0]["errors"], Json::array()) << reply.body;
    }
    void resend() { happens({{"type", "resend"}, {"invitation", invitation.text()}}); }
    void revoke() { happens({{"type", "revoke"}, {"membership", membership.text()}}); }

    Browser browser = house.browser();

private:
    int sequence_ = 0;
};

TEST_F(InvitationEndpoints, ShowWhoInvitesToWhat) {
    const Reply reply = open(link());
    ASSERT_EQ(reply.outcome(), "200");
    const Json shown = reply.json();
    EXPECT_EQ(shown["organization"], (Json{{"id", home.text()}, {"name", "Northwind"}}));
    EXPECT_EQ(shown["inviter"]["name"], "Ivan Petrov");
    EXPECT_EQ(shown["address"], "maya@corp.example");
    EXPECT_EQ(shown["name"], "Maya Stone");
    EXPECT_EQ(shown["channel"], "mail");
    EXPECT_EQ(shown["proves"], "everywhere");
    EXPECT_EQ(shown["mail"], true);
    EXPECT_EQ(shown["memberships"][0]["id"], membership.text());
    EXPECT_EQ(shown["memberships"][0]["role"]["name"], "Member");
    EXPECT_EQ(shown["memberships"][0]["phase"], "invited");
    EXPECT_EQ(shown["sent_at"], "2026-11-20T08:00:00.000Z");
    EXPECT_EQ(shown["lapses_at"], "2026-11-27T08:00:00.000Z");
    EXPECT_TRUE(shown["signed_in"].is_null());
}

TEST_F(InvitationEndpoints, ShowTheSameToWhoTypesTheCode) {
    Json by_link = open(link()).json();
    const Reply reply = open_by_code("MAYA@corp.example", house.code(home, invitation));
    ASSERT_EQ(reply.outcome(), "200");
    by_link["channel"] = "code";
    EXPECT_EQ(reply.json(), by_link);
}

TEST_F(InvitationEndpoints, SayThatACopiedLinkProvesNothing) {
    const Json shown = open(copied_link()).json();
    EXPECT_EQ(shown["channel"], "copy");
    EXPECT_EQ(shown["proves"], "nothing");
}

TEST_F(InvitationEndpoints, SayWhetherTheAccountSignedInMayAccept) {
    browser = as("noor");
    EXPECT_EQ(open(link()).json()["signed_in"],
              (Json{{"name", "Noor Haddad"}, {"address", "noor@corp.example"}, {"same", false}}));
}

// A01: every bit of a token counts, and every wrong one gets the same answer.
TEST_F(InvitationEndpoints, KnowNoLinkWithABitFlipped) {
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const std::string token = link();
    const std::string before = house.contents();
    const std::string unknown = browser.post("/v1/invitations/open", {{"token", "x"}}).body;
    for (std::size_t i = 0; i < token.size(); ++i) {
        for (unsigned bit = 0; bit < 6; ++bit) {
            std::string flipped = token;
            flipped[i] = alphabet[alphabet.find(token[i]) ^ (1U << bit)];
            // As fast as anybody may guess.
            house.clock().advance(Duration{60'000 / limits::guessing.prefix.a_minute});
            const Reply reply = browser.post("/v1/invitations/open", {{"token", flipped}});
            ASSERT_EQ(reply.outcome(), "404 link_invalid@token") << i << ' ' << bit;
            ASSERT_EQ(reply.body, unknown);
        }
    }
    for (const std::string& altered : {token.substr(1), token.substr(0, token.size() - 1),
                                       token + "A", token + "=", token + " ", std::string{}})
        EXPECT_EQ(browser.post("/v1/invitations/open", {{"token", altered}}).outcome(),
                  "404 link_invalid@token");
    EXPECT_TRUE(house.contents() == before);
}

TEST_F(InvitationEndpoints, KnowNoSecretOfAnotherPurpose) {
    Browser ivan = as("ivan");
    for (const std::string& other :
         {house.secrets().set_up_secret().reveal(), ivan.cookies["session"], ivan.csrf_token,
          house.code(home, invitation)})
        EXPECT_EQ(open(other).outcome(), "404 link_invalid@token");
    browser.cookies["session"] = link();
    EXPECT_EQ(browser.get("/v1/sessions/current").outcome(), "401 not_signed_in");
}

TEST_F(InvitationEndpoints, SayThatANewerOneWasSentAndOfferIt) {
    const std::string old = link();
    const std::string old_code = house.code(home, invitation);
    const std::string copied = copied_link();
    resend();
    const Reply reply = open(old);
    EXPECT_EQ(reply.outcome(), "410 invitation_superseded");
    EXPECT_EQ(reply.json()["renewable"], true);
    EXPECT_EQ(open_by_code("maya@corp.example", old_code).outcome(), "410 invitation_superseded");
    EXPECT_FALSE(open(copied).json().contains("renewable"));
    EXPECT_EQ(open(link()).outcome(), "200");
}

TEST_F(InvitationEndpoints, SayThatItLapsedAtTheVeryInstant) {
    house.clock().set(Instant{maya().invitations.at(0).lapses_at.ms - 1});
    EXPECT_EQ(open(link()).outcome(), "200");
    house.clock().advance({1});
    const Reply reply = open(link());
    EXPECT_EQ(reply.outcome(), "410 invitation_lapsed");
    EXPECT_EQ(reply.json()["renewable"], true);
}

TEST_F(InvitationEndpoints, SayThatItWasRevokedOrAnswered) {
    const std::string token = link();
    revoke();
    const Reply reply = open(token);
    EXPECT_EQ(reply.outcome(), "410 invitation_revoked");
    EXPECT_FALSE(reply.json().contains("renewable"));
    EXPECT_EQ(browser.post("/v1/invitations/renew", {{"token", token}}).outcome(),
              "410 invitation_revoked");
}

TEST_F(InvitationEndpoints, RenewALapsedLinkToTheSameMailboxOnceADay) {
    const std::string token = link();
    const auto renew = [&](const std::string& with) {
        return browser.post("/v1/invitations/renew", {{"token", with}});
    };
    EXPECT_EQ(without_a_trace([&] { return renew(token); }).outcome(), "409 link_still_valid");
    house.clock().advance(limits::invite_ttl);
    EXPECT_EQ(renew(token).outcome(), "202");
    EXPECT_EQ(house.outbox().at(0).to, "maya@corp.example");
    EXPECT_EQ(house.outbox().at(0).generation, 2U);
    EXPECT_EQ(house.outbox().at(1).state, app::OutboxMail::State::dropped);
    EXPECT_EQ(without_a_trace([&] { return renew(token); }).outcome(), "429 renewed_recently");
    EXPECT_EQ(renew(copied_link()).outcome(), "403 copied_link_cannot");
    EXPECT_EQ(open(link()).outcome(), "200");
}

TEST_F(InvitationEndpoints, DeclineByLinkAndSayTheSameTwice) {
    const std::string token = link();
    EXPECT_EQ(browser.post("/v1/invitations/decline", {{"token", token}}).outcome(), "200");
    EXPECT_EQ(phase(), Phase::declined);
    const auto again = without_a_trace([&] {
        return browser.post("/v1/invitations/decline", {{"token", token}});
    });
    EXPECT_EQ(again.outcome(), "200");
    EXPECT_EQ(open(token).outcome(), "410 invitation_answered");
}

TEST_F(InvitationEndpoints, DeclineByCode) {
    const Json body{{"address", "maya@corp.example"}, {"code", house.code(home, invitation)}};
    EXPECT_EQ(browser.post("/v1/invitations/decline", body).outcome(), "200");
    EXPECT_EQ(phase(), Phase::declined);
}

TEST_F(InvitationEndpoints, DeclineNothingByACopiedLink) {
    const std::string token = copied_link();
    const auto reply = without_a_trace([&] {
        return browser.post("/v1/invitations/decline", {{"token", token}});
    });
    EXPECT_EQ(reply.outcome(), "403 copied_link_cannot");
}

// A02: well-formed guesses at a code are counted by the address, however it is written.
TEST_F(InvitationEndpoints, PauseAfterTenWrongCodes) {
    const std::string wrong = TypedCode::from_bytes({1, 2, 3}).text();
    for (int i = 0; i < limits::tries_before_pause; ++i)
        EXPECT_EQ(
            open_by_code(i % 2 == 0 ? "Maya@corp.example" : "maya@CORP.example", wrong).outcome(),
            "422 code_wrong@code");
    const Reply paused = open_by_code("maya@corp.example", house.code(home, invitation));
    EXPECT_EQ(paused.outcome(), "429 too_many_attempts");
    EXPECT_EQ(paused.field("Retry-After"), "60");
    house.clock().advance(minutes(1));
    EXPECT_EQ(open_by_code("maya@corp.example", house.code(home, invitation)).outcome(), "200");
}

TEST_F(InvitationEndpoints, DoNotRefillTheTriesByANewCode) {
    const std::string wrong = TypedCode::from_bytes({1, 2, 3}).text();
    for (int i = 0; i < limits::tries_before_pause; ++i) open_by_code("maya@corp.example", wrong);
    resend();
    EXPECT_EQ(open_by_code("maya@corp.example", house.code(home, invitation)).outcome(),
              "429 too_many_attempts");
}

TEST_F(InvitationEndpoints, SayAtOnceThatACodeIsMistyped) {
    std::string code = house.code(home, invitation);
    std::swap(code[0], code[1]);
    if (code[0] == code[1]) code[0] = code[0] == 'Z' ? 'Y' : 'Z';
    EXPECT_EQ(open_by_code("maya@corp.example", code).outcome(), "422 code_mistyped@code");
}

// A17: an address that nobody invited and one with a wrong code are the same.
TEST_F(InvitationEndpoints, DoNotTellWhoIsInvited) {
    const std::string wrong = TypedCode::from_bytes({1, 2, 3}).text();
    EXPECT_EQ(open_by_code("maya@corp.example", wrong).body,
              open_by_code("nobody@corp.example", wrong).body);
}

}  // namespace
}  // namespace usher::test
