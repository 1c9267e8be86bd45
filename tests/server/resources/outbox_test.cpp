#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

class OutboxEndpoint : public AtNorthwind {
protected:
    // Ten a day, since nobody is sent more than they can bear.
    void resend(std::size_t times) {
        Browser ivan = as("ivan");
        for (std::size_t sent = 0; sent < times; house.clock().advance(days(1))) {
            Json commands = Json::array();
            for (int i = 0; i < 10 && sent < times; ++i) {
                commands.push_back(
                    {{"sequence", ++sent},
                     {"body", {{"type", "resend"}, {"invitation", invitation.text()}}}});
            }
            ivan.post(path() + "/commands",
                      {{"client", Bits128{{3}}.text()}, {"commands", commands}});
        }
    }

    Browser hana = as("hana");
};

TEST_F(OutboxEndpoint, ShowsWhatWouldBeMailed) {
    const Json page = hana.get("/v1/outbox").json();
    EXPECT_EQ(page["more"], false);
    ASSERT_EQ(page["mails"].size(), 1U);
    const Json mail = page["mails"][0];
    EXPECT_EQ(mail["to"], "maya@corp.example");
    EXPECT_NE(mail["subject"].get<std::string>().find("Northwind"), std::string::npos);
    EXPECT_NE(mail["text"].get<std::string>().find(hana.origin() + "/i#"), std::string::npos);
}

// Rule 5: whoever reads the page could not receive the mail; it proves no mailbox to them.
TEST_F(OutboxEndpoint, ShowsLinksThatAreCopiedAndNoCode) {
    const std::string page = hana.get("/v1/outbox").body;
    EXPECT_NE(page.find(copied_link()), std::string::npos);
    EXPECT_EQ(page.find(link()), std::string::npos);
    EXPECT_EQ(page.find(house.code(home, invitation)), std::string::npos);

    Browser holder = house.browser();
    holder.post("/v1/sign-ups", sign_up_form(copied_link()));
    EXPECT_EQ(hana.get("/v1/outbox").body.find(house.address_code(holder)), std::string::npos);
}

TEST_F(OutboxEndpoint, PagesFromTheNewest) {
    resend(limits::mails_a_page);
    const Json first = hana.get("/v1/outbox").json();
    EXPECT_EQ(first["more"], true);
    ASSERT_EQ(first["mails"].size(), limits::mails_a_page);
    const auto last = first["mails"].back()["number"].get<std::int64_t>();
    EXPECT_GT(first["mails"][0]["number"].get<std::int64_t>(), last);
    const Json second = hana.get("/v1/outbox?before=" + std::to_string(last)).json();
    EXPECT_EQ(second["more"], false);
    ASSERT_EQ(second["mails"].size(), 1U);
    EXPECT_LT(second["mails"][0]["number"].get<std::int64_t>(), last);
}

TEST_F(OutboxEndpoint, KnowsNoOtherPlaceToBeginAt) {
    for (const char* before : {"x", "", "1x", "-1", "99999999999999999999"})
        EXPECT_EQ(hana.get(std::string{"/v1/outbox?before="} + before).outcome(),
                  "400 cursor_malformed@before")
            << before;
}

}  // namespace
}  // namespace usher::test
