#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

// Noor has an account; Northwind invites her as an admin.
class MembershipEndpoints : public testing::Test, protected Northwind {
protected:
    using Json = nlohmann::json;

    MembershipEndpoints() : Northwind{{}, world("noor_invited_as_admin")} {}

    std::string noors(const std::string& answer) const {
        return "/v1/memberships/" + named<MembershipId>("membership:noor").text() + "/" + answer;
    }
    Phase phase_of_noor() {
        const auto found =
            house.reader().person_of_invitation(home, named<InvitationId>("invitation:noor"));
        return found->memberships.at(0).phase;
    }
    std::string refused(Browser browser, const std::string& target) {
        const std::string before = house.contents();
        const std::string outcome = browser.post(target, Json::object()).outcome();
        EXPECT_TRUE(house.contents() == before);
        return outcome;
    }
};

TEST_F(MembershipEndpoints, ListWhatWaitsForMyAnswer) {
    const Json me = as("noor").get("/v1/me").json();
    EXPECT_EQ(me["memberships"], Json::array());
    ASSERT_EQ(me["invitations"].size(), 1U);
    const Json waiting = me["invitations"][0];
    EXPECT_EQ(waiting["membership"], named<MembershipId>("membership:noor").text());
    EXPECT_EQ(waiting["organization"]["name"], "Northwind");
    EXPECT_EQ(waiting["inviter"]["name"], "Ada Brandt");
    EXPECT_EQ(waiting["role"]["name"], "Admin");
    EXPECT_EQ(waiting["phase"], "invited");
    EXPECT_EQ(as("mei").get("/v1/me").json()["invitations"], Json::array());
}

TEST_F(MembershipEndpoints, AcceptAndListMyMembership) {
    Browser noor = as("noor");
    EXPECT_EQ(noor.post(noors("accept"), Json::object()).outcome(), "200");
    EXPECT_EQ(phase_of_noor(), Phase::active);
    const Json me = noor.get("/v1/me").json();
    EXPECT_EQ(me["invitations"], Json::array());
    ASSERT_EQ(me["memberships"].size(), 1U);
    EXPECT_EQ(me["memberships"][0]["role"]["name"], "Admin");
    EXPECT_EQ(noor.get("/v1/sessions/current").json()["organizations"].size(), 1U);
    EXPECT_EQ(noor.get(path() + "/changes").outcome(), "200");
}

// A05: accepting twice, or at the same time, is one acceptance and the same answer.
TEST_F(MembershipEndpoints, AcceptOnceHoweverOftenItIsAsked) {
    Browser noor = as("noor");
    noor.post(noors("accept"), Json::object());
    EXPECT_EQ(refused(noor, noors("accept")), "200");
    EXPECT_EQ(refused(noor, noors("decline")), "410 invitation_answered@membership");
    EXPECT_EQ(house.reader().log(home, 0, "invitation_accepted", 100).size(), 1U);
}

TEST_F(MembershipEndpoints, AcceptAfterTheLinkHasLapsed) {
    house.clock().advance(limits::invite_ttl);
    Browser noor = as("noor");
    EXPECT_EQ(noor.post(noors("accept"), Json::object()).outcome(), "200");
}

TEST_F(MembershipEndpoints, Decline) {
    Browser noor = as("noor");
    EXPECT_EQ(noor.post(noors("decline"), Json::object()).outcome(), "200");
    EXPECT_EQ(phase_of_noor(), Phase::declined);
    EXPECT_EQ(refused(noor, noors("decline")), "200");
    EXPECT_EQ(refused(noor, noors("accept")), "410 invitation_answered@membership");
}

// A10: nobody else answers, whatever they may otherwise do here.
TEST_F(MembershipEndpoints, LetNobodyElseAnswer) {
    for (const char* who : {"hana", "ada", "mei", "sol"}) {
        EXPECT_EQ(refused(as(who), noors("accept")), "403 wrong_account") << who;
        EXPECT_EQ(refused(as(who), noors("decline")), "403 wrong_account") << who;
    }
    EXPECT_EQ(refused(house.browser(), noors("accept")), "401 not_signed_in");
}

// A11: an address that an account has not proved opens nothing.
TEST_F(MembershipEndpoints, BelieveNoAddressThatIsProvedElsewhereAlone) {
    auto noor = *house.reader().account(account("noor"));
    noor.addresses.at(0).inside = elsewhere;
    house.keep(noor);
    EXPECT_EQ(refused(as("noor"), noors("accept")), "403 wrong_account");
    EXPECT_EQ(as("noor").get("/v1/me").json()["invitations"], Json::array());
    noor.addresses.at(0).inside = home;
    house.keep(noor);
    EXPECT_EQ(as("noor").get("/v1/me").json()["invitations"].size(), 1U);
}

TEST_F(MembershipEndpoints, AskWhoHasAnAccountToSignIn) {
    const std::string token = house.link(home, named<InvitationId>("invitation:noor"));
    const std::string before = house.contents();
    Browser browser = house.browser();
    EXPECT_EQ(browser.post("/v1/sign-ups", sign_up_form(token)).outcome(),
              "409 account_exists@address");
    EXPECT_TRUE(house.contents() == before);
    Browser noor = as("noor");
    const Json shown = noor.post("/v1/invitations/open", {{"token", token}}).json();
    EXPECT_EQ(shown["signed_in"]["same"], true);
}

// The page that says "you may accept" and the rule that lets one do so agree on scoped proofs.
TEST_F(MembershipEndpoints, OfferAcceptingToWhomItIsAllowed) {
    const std::string token = house.link(home, named<InvitationId>("invitation:noor"));
    auto noor = *house.reader().account(account("noor"));
    for (const bool here : {true, false}) {
        noor.addresses.at(0).inside = here ? home : elsewhere;
        house.keep(noor);
        Browser browser = as("noor");
        const Json shown = browser.post("/v1/invitations/open", {{"token", token}}).json();
        EXPECT_EQ(shown["signed_in"]["same"], here);
    }
    EXPECT_EQ(refused(as("noor"), noors("accept")), "403 wrong_account");
}

TEST_F(MembershipEndpoints, KnowNoOtherMembership) {
    Browser noor = as("noor");
    EXPECT_EQ(refused(noor, "/v1/memberships/" + Bits128{{5}}.text() + "/accept"),
              "404 membership_unknown@membership");
    EXPECT_EQ(refused(noor, "/v1/memberships/none/decline"), "404 membership_unknown@membership");
}

}  // namespace
}  // namespace usher::test
