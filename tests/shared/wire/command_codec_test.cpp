#include "shared/wire/command_codec.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/policy/limits.hpp"
#include "shared/wire/answer.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher::wire {
namespace {

using test::bits_of_label;

std::vector<Body> bodies() {
    const InvitationId invitation{bits_of_label("invitation:maya")};
    const MembershipId membership{bits_of_label("membership:maya")};
    const Scope tower{ProjectId{bits_of_label("project:tower")}};
    std::vector<Body> all;
    for (const When when : {When::now, When::by_link, When::later}) {
        all.push_back(InvitePerson{PersonId{bits_of_label("person:maya")},
                                   *Name::parse("Maya Stone"),
                                   *EmailAddress::parse("Maya@corp.example"),
                                   {{membership, {}}, {membership, tower}},
                                   RoleId{bits_of_label("role:member")},
                                   invitation,
                                   when,
                                   *Message::parse("Welcome\n\"here\""),
                                   *Locale::parse("de-AT")});
    }
    for (const Body& body :
         std::vector<Body>{Resend{invitation}, RenewLink{invitation}, CopyLink{invitation, {}},
                           CopyLink{invitation, tower}, Revoke{membership}, Accept{membership},
                           Decline{membership}})
        all.push_back(body);
    return all;
}

TEST(CommandCodec, ReadsWhatItWrites) {
    for (const Body& body : bodies()) {
        const std::string text = encode_body(body);
        const auto read = decode_body(text);
        ASSERT_TRUE(read) << text << encode_errors(read.error());
        EXPECT_EQ(read->index(), body.index());
        EXPECT_EQ(encode_body(*read), text);
        EXPECT_EQ(parse(text)->at("type"), type_of(body));
    }
}

TEST(CommandCodec, WritesNoCredential) {
    const auto name = *Name::parse("Hana Novak");
    const auto address = *EmailAddress::parse("hana@northwind.example");
    usher::SetUp set_up{{}, name, address, Secret{"hunter2"}, {}, name, {}, {}, {}, false};
    CreateAccount create{{}, name, address, Secret{"hunter2"}, {}};
    for (const Body& body : {Body{set_up}, Body{create}}) {
        EXPECT_EQ(encode_body(body).find("hunter2"), std::string::npos);
        EXPECT_FALSE(decode_body(encode_body(body)));
    }
}

TEST(CommandCodec, KnowsNoOtherCommand) {
    for (const char* text : {R"({"type":"erase_everything"})", R"({"type":"set_up"})",
                             R"({"type":"create_account"})", R"({"type":""})"})
        EXPECT_EQ(decode_body(text).error(), (Errors{{Code::unknown_command, "type"}})) << text;
    EXPECT_EQ(decode_body("{}").error(), (Errors{{Code::missing_field, "type"}}));
    EXPECT_EQ(decode_body(R"({"type":7})").error(), (Errors{{Code::wrong_type, "type"}}));
    EXPECT_EQ(decode_body("[]").error(), (Errors{{Code::wrong_type, ""}}));
}

// Every field of every command, missing and of a wrong type, is refused by its own name.
TEST(CommandCodec, RefusesEachFieldThatIsIll) {
    const std::vector<std::string> optional{"name", "message", "locale", "scope"};
    for (const Body& body : bodies()) {
        const Json good = *parse(encode_body(body));
        for (const auto& [key, value] : good.items()) {
            if (key == "type") continue;
            Json wrong = good;
            wrong[key] = 7;
            EXPECT_EQ(decode_body(write(wrong)).error(), (Errors{{Code::wrong_type, key}}));
            Json missing = good;
            missing.erase(key);
            const bool may_miss =
                std::find(optional.begin(), optional.end(), key) != optional.end();
            const auto read = decode_body(write(missing));
            ASSERT_EQ(static_cast<bool>(read), may_miss) << type_of(body) << " " << key;
            if (read) continue;
            EXPECT_EQ(read.error(), (Errors{{Code::missing_field, key}}));
        }
        Json more = good;
        more["surprise"] = nullptr;
        EXPECT_EQ(decode_body(write(more)).error(), (Errors{{Code::unknown_field, "surprise"}}));
    }
}

TEST(CommandCodec, TakesAHundredSeatsAndNoMore) {
    Json body = *parse(encode_body(bodies().front()));
    const Json seat = body["seats"][0];
    body["seats"] = Json(limits::memberships_a_command, seat);
    EXPECT_TRUE(decode_body(write(body)));
    body["seats"].push_back(seat);
    EXPECT_EQ(decode_body(write(body)).error(), (Errors{{Code::too_many, "seats"}}));
}

TEST(BatchCodec, KeepsABadCommandFromHarmingItsNeighbours) {
    const std::string good = encode_body(bodies()[3]);
    const auto batch = decode_batch(R"({"client":"01932f4e-7c00-7abc-89ef-0123456789ab","commands":[
        {"sequence":1,"body":)" + good +
                                    R"(},{"sequence":2,"body":{"type":"resend","x":1}},
        {"sequence":3,"body":{"type":"nothing","x":1}},{"sequence":4,"body":[]}]})");
    ASSERT_TRUE(batch) << encode_errors(batch.error());
    ASSERT_EQ(batch->items.size(), 4U);
    EXPECT_EQ(batch->client.text(), "01932f4e-7c00-7abc-89ef-0123456789ab");
    EXPECT_EQ(batch->items[0].sequence, 1U);
    EXPECT_TRUE(batch->items[0].body);
    EXPECT_TRUE(batch->items[0].errors.empty());
    EXPECT_EQ(batch->items[0].text, good);
    EXPECT_EQ(batch->items[1].errors,
              (Errors{{Code::missing_field, "invitation"}, {Code::unknown_field, "x"}}));
    EXPECT_EQ(batch->items[2].errors, (Errors{{Code::unknown_command, "type"}}));
    EXPECT_EQ(batch->items[3].errors, (Errors{{Code::wrong_type, ""}}));
}

TEST(BatchCodec, IsRefusedAsAWholeWhenItsOwnFieldsAreIll) {
    EXPECT_EQ(decode_batch(R"({"client":"x","commands":[{"sequence":-1},{"body":{}},5]})").error(),
              (Errors{{Code::id_malformed, "client"},
                      {Code::out_of_range, "commands[0].sequence"},
                      {Code::missing_field, "commands[0].body"},
                      {Code::missing_field, "commands[1].sequence"},
                      {Code::wrong_type, "commands[2]"}}));
    Json many{{"client", "01932f4e-7c00-7abc-89ef-0123456789ab"},
              {"commands", Json(limits::commands_a_batch + 1, Json::object())}};
    EXPECT_EQ(decode_batch(write(many)).error(), (Errors{{Code::too_many, "commands"}}));
}

TEST(AnswerCodec, ReadsWhatItWrites) {
    Answer answer;
    answer.sequence = 7;
    answer.change = 9007199254740992;
    answer.errors = {{Code::not_permitted, ""}, {Code::required, "seats[0].id"}};
    answer.notes = {{Code::already_active, "seats[0]"}};
    answer.renamed = {{bits_of_label("person:maya"), bits_of_label("person:noor")}};
    const std::string text = encode_answer(answer);
    const auto read = decode_answer(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sequence, answer.sequence);
    EXPECT_EQ(read->change, answer.change);
    EXPECT_EQ(read->errors, answer.errors);
    EXPECT_EQ(read->notes, answer.notes);
    EXPECT_EQ(read->renamed, answer.renamed);
    EXPECT_EQ(encode_answers({}), R"({"answers":[]})");
    EXPECT_EQ(encode_answers({text, text}), "{\"answers\":[" + text + "," + text + "]}");
}

}  // namespace
}  // namespace usher::wire
