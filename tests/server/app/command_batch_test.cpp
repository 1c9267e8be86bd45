#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/app/command_batch.hpp"
#include "server/app/new_id.hpp"
#include "shared/wire/answer.hpp"
#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

class CommandBatchTest : public testing::Test {
protected:
    Json body(const std::string& word) { return Json::parse(wire::encode_body(shop.invite(word))); }
    static Json item(std::uint64_t sequence, Json body) {
        return {{"sequence", sequence}, {"body", std::move(body)}};
    }
    std::vector<Json> send(const std::vector<Json>& commands) {
        return send(commands, shop.hana, "client:a");
    }
    std::vector<Json> send(const std::vector<Json>& commands, AccountId by, const char* client) {
        const Json written{{"client", bits_of_label(client).text()}, {"commands", commands}};
        const auto batch = wire::decode_batch(written.dump());
        if (!batch) throw std::runtime_error{wire::encode_errors(batch.error())};
        Caller caller;
        caller.actor = Actor::of(by);
        const app::CommandBatch commands_of_client{shop.home, caller, shop.now, shop.digest(),
                                                   *batch};
        std::vector<std::string> texts;
        shop.batch([&](app::Turn& turn) { texts = commands_of_client.run(turn); });
        std::vector<Json> answers;
        for (const std::string& text : texts) answers.push_back(Json::parse(text));
        return answers;
    }
    /// The first code of an answer; its change number when there is none.
    static std::string gist(const Json& answer) {
        if (!answer["errors"].empty()) return answer["errors"][0]["code"].get<std::string>();
        return std::to_string(answer["change"].get<std::uint64_t>());
    }
    static std::vector<std::string> gists(const std::vector<Json>& answers) {
        std::vector<std::string> all;
        for (const Json& answer : answers) all.push_back(gist(answer));
        return all;
    }
    using Gists = std::vector<std::string>;

    Workshop shop;
};

TEST_F(CommandBatchTest, AnswersEachCommandWithItsChange) {
    const auto answers = send({item(1, body("maya")), item(2, body("noor"))});
    EXPECT_EQ(gists(answers), (Gists{"2", "3"}));
    EXPECT_EQ(answers[1]["sequence"], 2);
}

TEST_F(CommandBatchTest, SaysWhatUndoCallsACommandThatChangedSomething) {
    const auto answers = send({item(1, body("maya")), item(2, body("maya"))});
    const std::string kept = shop.ask("SELECT lower(hex(command)) FROM formers");
    std::string told = answers[0]["command"];
    told.erase(std::remove(told.begin(), told.end(), '-'), told.end());
    EXPECT_EQ(told, kept);
    EXPECT_FALSE(answers[1].contains("command"));
}

TEST_F(CommandBatchTest, GivesARepeatItsFirstAnswerAndChangesNothing) {
    const std::vector<Json> commands{item(1, body("maya")), item(2, body("noor"))};
    const auto first = send(commands);
    const std::string before = shop.contents();
    EXPECT_EQ(send(commands), first);
    EXPECT_EQ(send({commands[1]}), std::vector{first[1]});
    EXPECT_EQ(shop.contents(), before);
}

TEST_F(CommandBatchTest, GivesARefusalAgainToo) {
    const Json refused = item(1, {{"type", "resend"}, {"invitation", bits_of_label("x").text()}});
    const auto first = send({refused});
    EXPECT_EQ(gists(first), Gists{"invitation_unknown"});
    EXPECT_EQ(send({refused}), first);
    EXPECT_EQ(gists(send({item(2, body("maya"))})), Gists{"2"});
}

TEST_F(CommandBatchTest, TakesARepeatWithinOneBatch) {
    const auto answers =
        send({item(1, body("maya")), item(1, body("maya")), item(2, body("noor"))});
    EXPECT_EQ(gists(answers), (Gists{"2", "2", "3"}));
}

TEST_F(CommandBatchTest, TellsARepeatThatFollowsFromALostAnswerFromAnotherCommand) {
    send({item(1, body("maya"))});
    const std::string before = shop.contents();
    EXPECT_EQ(gists(send({item(1, body("noor"))})), Gists{"idempotency_key_reused"});
    EXPECT_EQ(shop.contents(), before);
}

TEST_F(CommandBatchTest, TakesNoOtherThanTheNextNumber) {
    const std::string before = shop.contents();
    EXPECT_EQ(gists(send({item(2, body("maya"))})), Gists{"out_of_order"});
    EXPECT_EQ(shop.contents(), before);
    const auto answers = send({item(1, body("maya")), item(3, body("ada")), item(2, body("noor"))});
    EXPECT_EQ(gists(answers), (Gists{"2", "out_of_order", "3"}));
    EXPECT_EQ(gists(send({item(3, body("ada"))})), Gists{"4"});
}

TEST_F(CommandBatchTest, SaysAlreadyAppliedWhenTheAnswerIsNoLongerKept) {
    send({item(1, body("maya"))});
    shop.run("UPDATE answers SET answer = ''");
    const std::string before = shop.contents();
    EXPECT_EQ(gists(send({item(1, body("maya"))})), Gists{"already_applied"});
    EXPECT_EQ(shop.contents(), before);
}

TEST_F(CommandBatchTest, CountsForEachClientAndAccountApart) {
    EXPECT_EQ(gists(send({item(1, body("maya"))})), Gists{"2"});
    EXPECT_EQ(gists(send({item(1, body("noor"))}, shop.hana, "client:b")), Gists{"3"});
    EXPECT_EQ(gists(send({item(1, body("ada"))}, shop.sol, "client:a")), Gists{"not_permitted"});
}

TEST_F(CommandBatchTest, LetsAnIllBodyTakeItsNumberAndHarmNoNeighbour) {
    const auto answers = send({item(1, {{"type", "fly"}}), item(2, body("maya")),
                               item(3, {{"type", "resend"}, {"more", 1}})});
    EXPECT_EQ(gists(answers), (Gists{"unknown_command", "2", "missing_field"}));
    EXPECT_EQ(answers[2]["errors"].dump(), R"([{"code":"missing_field","field":"invitation"},)"
                                           R"({"code":"unknown_field","field":"more"}])");
    EXPECT_EQ(gists(send({item(4, body("noor"))})), Gists{"3"});
}

TEST_F(CommandBatchTest, MakesTheCommandsIdFromItsInstantAndItsKey) {
    send({item(1, body("maya"))});
    const auto key = shop.digest().of(shop.home.text() + '.' + shop.hana.text() + '.' +
                                      bits_of_label("client:a").text() + ".1");
    std::string hex = app::id_at<CommandId>(shop.now, key.data()).text();
    hex.erase(std::remove(hex.begin(), hex.end(), '-'), hex.end());
    EXPECT_EQ(shop.ask("SELECT count(*) FROM log WHERE lower(hex(command)) = '" + hex + "'"), "1");
}

TEST_F(CommandBatchTest, MayRunAgainFromTheBeginning) {
    for (std::uint64_t operation = 1;; ++operation) {
        Workshop other;
        const Json written{
            {"client", bits_of_label("client:a").text()},
            {"commands", Json::array({item(1, body("maya")), item(2, body("noor"))})}};
        const auto batch = wire::decode_batch(written.dump());
        Caller caller;
        caller.actor = Actor::of(other.hana);
        const app::CommandBatch commands{other.home, caller, other.now, other.digest(), *batch};
        std::vector<std::string> texts;
        const auto run = [&](app::Turn& turn) { texts = commands.run(turn); };
        other.store().fail_at(operation);
        try {
            other.batch(run);
            break;
        } catch (const app::StoreFailure&) {
        }
        other.batch(run);
        ASSERT_EQ(gist(Json::parse(texts.at(0))) + gist(Json::parse(texts.at(1))), "23");
        ASSERT_EQ(other.ask("SELECT count(*) FROM outbox"), "2");
    }
}

}  // namespace
}  // namespace usher::test
