#include <atomic>
#include <thread>

#include "tests/server/resources/northwind.hpp"
#include "tests/support/event_reader.hpp"

namespace usher::test {
namespace {

constexpr std::size_t clients = 8;
constexpr std::size_t rounds = 6;

RunningHouse::Options on_several_threads() {
    RunningHouse::Options options;
    options.threads = 4;
    return options;
}

/// A listener with several threads, and more who ask at once than it has.
class ManyThreads : public AtNorthwind {
protected:
    ManyThreads() : AtNorthwind{on_several_threads()} {
        house.set_password(account("ivan"), password);
    }

    static std::string address(std::size_t client, std::size_t round) {
        return "guest" + std::to_string(client) + "-" + std::to_string(round) + "@corp.example";
    }

    Json batch(std::size_t client, std::size_t round) {
        const std::string who = address(client, round);
        const auto id = [&](const char* what) { return bits_of_label(what + who).text(); };
        const Json body{{"type", "invite_person"},
                        {"person", id("person:")},
                        {"name", "Some Body"},
                        {"address", who},
                        {"seats", {{{"id", id("membership:")}, {"scope", nullptr}}}},
                        {"role", role_},
                        {"invitation", id("invitation:")},
                        {"when", "now"}};
        const Json item{{"sequence", round + 1}, {"body", body}};
        return {{"client", bits_of_label("client:" + std::to_string(client)).text()},
                {"commands", {item}}};
    }

    /// Signs in, invites, looks around and signs out.
    void visit(std::size_t client, std::size_t round) {
        Browser browser = house.browser();
        const Json form{{"address", "ivan@northwind.example"}, {"password", password}};
        ASSERT_EQ(browser.post("/v1/sessions", form).outcome(), "201");
        const Reply reply = browser.post(path() + "/commands", batch(client, round));
        ASSERT_EQ(reply.outcome(), "200");
        EXPECT_EQ(reply.json()["answers"][0]["errors"], Json::array()) << reply.body;
        for (const std::string& target :
             {path() + "/people", path() + "/changes", std::string{"/v1/me"},
              std::string{"/readyz"}, std::string{"/v1/openapi.json"}, std::string{"/"}})
            EXPECT_EQ(browser.get(target).status, 200) << target;
        EXPECT_EQ(browser.remove("/v1/sessions/current").outcome(), "204");
        EXPECT_EQ(browser.get("/v1/me").outcome(), "401 not_signed_in");
    }

    /// How many changes of people, up to all that there are.
    static std::size_t told_to(EventReader& reader) {
        std::size_t told = 0;
        try {
            while (told < clients * rounds) {
                const auto event = reader.next();
                if (!event) break;
                const Json page = Json::parse(event->data);
                for (const Json& record : page["records"])
                    told += record["kind"] == "person" ? 1 : 0;
            }
        } catch (const std::runtime_error& silence) {
            ADD_FAILURE() << silence.what();
        }
        return told;
    }

private:
    const std::string role_ = named<RoleId>("role:member").text();
};

TEST_F(ManyThreads, AnswerEverybodyTheirOwn) {
    // Opened before anything happens, so that all of it is told.
    std::vector<std::unique_ptr<EventReader>> readers;
    for (int i = 0; i < 4; ++i) {
        readers.push_back(std::make_unique<EventReader>(as("ivan"), path() + "/changes"));
        ASSERT_TRUE(readers.back()->next());
    }
    {
        std::vector<std::jthread> threads;
        for (std::size_t client = 0; client < clients; ++client)
            threads.emplace_back([this, client] {
                for (std::size_t round = 0; round < rounds; ++round) visit(client, round);
            });
        for (auto& reader : readers)
            threads.emplace_back([&reader] { EXPECT_EQ(told_to(*reader), clients * rounds); });
    }
    EXPECT_EQ(house.reader().outbox(0, 1000).size(), clients * rounds + 1);
}

// Whoever asks while it stops gets an answer or none, and it does stop.
TEST(ManyThreadsAtTheEnd, FinishWhatRunsAndGo) {
    std::atomic<int> answered = 0;
    std::vector<std::jthread> threads;
    {
        Northwind northwind{on_several_threads()};
        const Browser ivan = northwind.as("ivan");
        const EventReader reader{ivan, northwind.path() + "/changes"};
        for (std::size_t client = 0; client < clients; ++client)
            threads.emplace_back([&answered, browser = ivan]() mutable {
                try {
                    while (browser.get("/v1/me").status == 200) ++answered;
                } catch (const std::runtime_error&) {
                    // Nobody listens any more.
                }
            });
        while (answered < 100) std::this_thread::yield();
    }
    threads.clear();
    EXPECT_GE(answered, 100);
}

}  // namespace
}  // namespace usher::test
