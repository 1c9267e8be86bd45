#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"
#include "tests/support/event_reader.hpp"

namespace usher::test {
namespace {

class FeedStreamTest : public AtNorthwind {
protected:
    std::string target() const { return path() + "/changes"; }
    void command(const std::string& who, const Json& body, int sequence = 1) {
        Browser browser = as(who);
        const Json batch{{"client", Bits128{{7}}.text()},
                         {"commands", Json::array({{{"sequence", sequence}, {"body", body}}})}};
        EXPECT_EQ(browser.post(path() + "/commands", batch).outcome(), "200");
    }
    Json revoke() const { return {{"type", "revoke"}, {"membership", membership.text()}}; }
    Json resend() const { return {{"type", "resend"}, {"invitation", invitation.text()}}; }
    static std::string phase_in(const EventReader::Event& event) {
        const Json page = Json::parse(event.data);
        return page["records"].at(0)["memberships"].at(0)["phase"];
    }
};

TEST_F(FeedStreamTest, BringsTheSnapshotAndThenEachCommit) {
    EventReader reader{as("ivan"), target()};
    ASSERT_EQ(reader.status(), 200);
    const auto snapshot = reader.next();
    ASSERT_TRUE(snapshot);
    const Json first = Json::parse(snapshot->data);
    EXPECT_EQ(first["cursor"], snapshot->id);
    EXPECT_EQ(first["records"].size(), 8U);
    EXPECT_TRUE(snapshot->name.empty());

    command("ivan", revoke());
    const auto news = reader.next();
    ASSERT_TRUE(news);
    EXPECT_EQ(phase_in(*news), "revoked");
    EXPECT_NE(news->id, snapshot->id);
}

TEST_F(FeedStreamTest, IsTheSamePageThatPagingBrings) {
    Browser ivan = as("ivan");
    EventReader reader{ivan, target()};
    EXPECT_EQ(Json::parse(reader.next()->data), ivan.get(target()).json());
}

TEST_F(FeedStreamTest, GoesOnFromTheLastEvent) {
    Browser ivan = as("ivan");
    const std::string cursor = ivan.get(target()).json()["cursor"];
    command("ivan", revoke());
    EventReader reader{ivan, target(), cursor};
    EXPECT_EQ(phase_in(*reader.next()), "revoked");
    EventReader by_parameter{ivan, target() + "?after=" + cursor};
    EXPECT_EQ(phase_in(*by_parameter.next()), "revoked");
}

TEST_F(FeedStreamTest, TellsToBeginAnewWhoHasOtherRights) {
    EventReader reader{as("ivan"), target(), "1.12345.1"};
    const auto restart = reader.next();
    ASSERT_TRUE(restart);
    EXPECT_EQ(restart->name, "restart");
    EXPECT_EQ(Json::parse(restart->data)["restart"], true);
    EXPECT_EQ(Json::parse(restart->data)["records"], Json::array());
    EXPECT_EQ(Json::parse(reader.next()->data)["records"].size(), 8U);
}

TEST_F(FeedStreamTest, IsOpenedToNobodyWhoMayNotLook) {
    EXPECT_EQ((EventReader{house.browser(), target()}.status()), 401);
    for (const char* who : {"mei", "noor", "sol"})
        EXPECT_EQ((EventReader{as(who), target()}.status()), 404) << who;
    EXPECT_EQ((EventReader{as("ivan"), target(), "nonsense"}.status()), 400);
}

// Whoever is not allowed to look any more sees nothing of what comes next.
TEST_F(FeedStreamTest, EndsWhenTheSessionHasEnded) {
    Browser ivan = as("ivan");
    EventReader reader{ivan, target()};
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(ivan.remove("/v1/sessions/current").outcome(), "204");
    command("hana", revoke());
    EXPECT_FALSE(reader.next());
}

TEST_F(FeedStreamTest, EndsWhenTheSessionHasLapsed) {
    EventReader reader{as("ivan"), target()};
    ASSERT_TRUE(reader.next());
    house.clock().advance(limits::session_idle);
    command("hana", revoke());
    EXPECT_FALSE(reader.next());
}

TEST_F(FeedStreamTest, ServesManyAtOnce) {
    std::vector<std::unique_ptr<EventReader>> readers;
    for (int i = 0; i < 20; ++i) {
        readers.push_back(std::make_unique<EventReader>(as("ivan"), target()));
        ASSERT_TRUE(readers.back()->next());
    }
    command("ivan", revoke());
    for (const auto& reader : readers) EXPECT_EQ(phase_in(*reader->next()), "revoked");
}

TEST_F(FeedStreamTest, LeavesOutNothingThatHappensWhileItReads) {
    EventReader reader{as("ivan"), target()};
    ASSERT_TRUE(reader.next());
    for (int i = 1; i <= 20; ++i) command("ivan", resend(), i);
    const std::uint64_t head = house.reader().head(home);
    std::uint64_t reached = 0;
    while (reached < head) {
        const auto event = reader.next();
        ASSERT_TRUE(event);
        reached = Json::parse(event->data)["reached"];
    }
    EXPECT_EQ(reached, head);
}

// The server stops although somebody listens.
TEST_F(FeedStreamTest, EndsWhenTheServerStops) {
    auto another = std::make_unique<Northwind>();
    EventReader reader{another->as("ivan"), another->path() + "/changes"};
    ASSERT_TRUE(reader.next());
    another.reset();
    EXPECT_FALSE(reader.next());
}

}  // namespace
}  // namespace usher::test
