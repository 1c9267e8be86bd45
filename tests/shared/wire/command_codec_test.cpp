#include "shared/wire/command_codec.hpp"

#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "shared/wire/answer.hpp"
#include "tests/shared/printing.hpp"
#include "tests/shared/wire/strictness.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher::wire {
namespace {

using test::bits_of_label;

std::string command(const char* type) {
    return sample(std::string{"tests/fuzz/corpus/command_body/"} + type);
}

TEST(CommandCodec, WritesNoSecret) {
    const auto name = *Name::parse("Hana Novak");
    const auto address = *EmailAddress::parse("hana@northwind.example");
    const Secret secret{"hunter2"};
    for (const Body& body :
         {Body{usher::SetUp{{}, name, address, secret, {}, name, {}, {}, {}, false}},
          Body{CreateAccount{{}, name, address, secret}}, Body{ClaimCode{{}, name, secret}},
          Body{RecoverAccount{secret}}, Body{ChangePassword{secret}},
          Body{SetSecondFactor{secret}}}) {
        EXPECT_EQ(encode_body(body).find("hunter2"), std::string::npos);
        EXPECT_FALSE(decode_body(encode_body(body)));
    }
}

TEST(CommandCodec, KnowsNoOtherCommand) {
    for (const char* text : {R"({"type":"erase_everything","x":1})", R"({"type":"set_up"})",
                             R"({"type":"create_account"})", R"({"type":""})"})
        EXPECT_EQ(decode_body(text).error(), (Errors{{Code::unknown_command, "type"}})) << text;
    EXPECT_EQ(decode_body("{}").error(), (Errors{{Code::missing_field, "type"}}));
    EXPECT_EQ(decode_body(R"({"type":7})").error(), (Errors{{Code::wrong_type, "type"}}));
    EXPECT_EQ(decode_body("[]").error(), (Errors{{Code::wrong_type, ""}}));
}

// A command's own limits; what they stand for is judged with the command.
TEST(CommandCodec, TakesAsManyItemsAsItMayAndNoMore) {
    struct Limit {
        const char* type;
        const char* field;
        std::size_t most;
    };
    for (const Limit& limit : {Limit{"invite_person", "seats", limits::memberships_a_command},
                               Limit{"invite_person", "groups", limits::groups_a_membership},
                               Limit{"invite_person", "external_ids", limits::external_ids},
                               Limit{"invite", "memberships", limits::memberships_a_command},
                               Limit{"set_groups", "groups", limits::groups_a_membership},
                               Limit{"edit_person", "external_ids", limits::external_ids},
                               Limit{"create_role", "permissions", permission_count},
                               Limit{"set_identity_fields", "fields", limits::identity_fields}}) {
        Json body = *parse(command(limit.type));
        const Json item = body[limit.field][0];
        body[limit.field] = Json(limit.most, item);
        EXPECT_TRUE(decode_body(write(body))) << limit.type << " " << limit.field;
        body[limit.field].push_back(item);
        EXPECT_EQ(decode_body(write(body)).error(), (Errors{{Code::too_many, limit.field}}));
    }
}

TEST(CommandCodec, TakesNoMoreOfAnIdentityThanItMay) {
    Json body = *parse(command("submit_identity"));
    body["values"]["given_name"] = std::string(limits::identity_value, 'x');
    EXPECT_TRUE(decode_body(write(body)));
    body["values"]["given_name"] = std::string(limits::identity_value + 1, 'x');
    EXPECT_EQ(decode_body(write(body)).error(), (Errors{{Code::too_long, "values.given_name"}}));
    body["values"] = Json::object();
    for (std::size_t i = 0; i <= limits::identity_fields; ++i)
        body["values"]["field_" + std::to_string(i)] = "";
    EXPECT_EQ(decode_body(write(body)).error(), (Errors{{Code::too_many, "values"}}));
}

TEST(CommandCodec, TellsWhatIsTakenAwayFromWhatStays) {
    Json body = *parse(command("edit_person"));
    body["address"] = nullptr;
    body.erase("username");
    const auto edit = decode_body(write(body));
    ASSERT_TRUE(edit);
    const auto& read = std::get<EditPerson>(*edit);
    ASSERT_TRUE(read.address);
    EXPECT_FALSE(read.address->to);
    EXPECT_FALSE(read.username);
    EXPECT_EQ(*parse(encode_body(*edit)), body);
}

TEST(BatchCodec, KeepsABadCommandFromHarmingItsNeighbours) {
    const std::string good = command("copy_link");
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
    answer.command = CommandId{bits_of_label("command:any")};
    const std::string text = encode_answer(answer);
    const auto all = decode_answers(encode_answers({text, encode_answer({})}));
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 2U);
    const Answer* read = all->data();
    EXPECT_EQ(read->sequence, answer.sequence);
    EXPECT_EQ(read->change, answer.change);
    EXPECT_EQ(read->errors, answer.errors);
    EXPECT_EQ(read->notes, answer.notes);
    EXPECT_EQ(read->renamed, answer.renamed);
    EXPECT_EQ(read->command, answer.command);
    EXPECT_TRUE(all->back().command.is_nil());
    EXPECT_EQ(encode_answers({}), R"({"answers":[]})");
    EXPECT_EQ(encode_answers({text, text}), "{\"answers\":[" + text + "," + text + "]}");
}

}  // namespace
}  // namespace usher::wire
