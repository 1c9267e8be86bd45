#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

// Rule 5: where the administrator lets copied links prove an address, they do so inside their
// organization alone; who proves the address everywhere takes such an account over whole.
class TakeOver : public testing::Test, protected Northwind {
protected:
    TakeOver() : Northwind{{}, lenient()} {}

    static std::vector<Event> lenient() {
        auto events = world("maya_invited");
        for (Event& event : events) {
            if (auto* set_up = std::get_if<InstanceSetUp>(&event.body))
                set_up->copied_link_proves_mailbox = true;
        }
        return events;
    }
    // Southwind invites the same address by mail.
    std::string link_of_southwind() {
        const auto events = world("sol_invited_maya");
        house.given({events.end() - 3, events.end()});
        return house.link(elsewhere, invitation);
    }

    Reply sign_up(Browser& browser, const std::string& token, const std::string& secret) {
        return browser.post("/v1/sign-ups",
                            {{"token", token}, {"name", "Maya Stone"}, {"password", secret}});
    }
    Reply sign_in(const std::string& secret) {
        Browser browser = house.browser();
        return browser.post("/v1/sessions",
                            {{"address", "maya@corp.example"}, {"password", secret}});
    }

    const std::string first = "a loud drive along the motorway";
};

TEST_F(TakeOver, BeginsWithAnAccountThatIsProvedInsideAlone) {
    Browser holder = house.browser();
    const std::string copied = copied_link();
    EXPECT_EQ(holder.post("/v1/invitations/open", {{"token", copied}}).json()["proves"],
              "organization");
    EXPECT_EQ(sign_up(holder, copied, first).outcome(), "201");
    const auto account = house.reader().account_of_address("maya@corp.example");
    EXPECT_EQ(account->addresses.at(0).inside, home);
}

TEST_F(TakeOver, IsDoneByWhoProvesTheAddressEverywhere) {
    Browser holder = house.browser();
    ASSERT_EQ(sign_up(holder, copied_link(), first).outcome(), "201");
    Browser owner = house.browser();
    const Reply reply = sign_up(owner, link_of_southwind(), password);
    ASSERT_EQ(reply.outcome(), "201");
    const auto account = house.reader().account_of_address("maya@corp.example");
    EXPECT_FALSE(account->addresses.at(0).inside);
    EXPECT_EQ(holder.get("/v1/sessions/current").outcome(), "401 not_signed_in");
    EXPECT_EQ(sign_in(first).outcome(), "401 wrong_credentials");
    EXPECT_EQ(sign_in(password).outcome(), "201");
    EXPECT_EQ(owner.get("/v1/me").outcome(), "200");
}

TEST_F(TakeOver, IsNotDoneByAnotherCopiedLink) {
    Browser holder = house.browser();
    const std::string copied = copied_link();
    ASSERT_EQ(sign_up(holder, copied, first).outcome(), "201");
    Browser another = house.browser();
    const std::string before = house.contents();
    EXPECT_EQ(sign_up(another, copied, password).status, 410);
    EXPECT_TRUE(house.contents() == before);
    EXPECT_EQ(sign_in(first).outcome(), "201");
}

}  // namespace
}  // namespace usher::test
