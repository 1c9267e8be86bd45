#include <gtest/gtest.h>

#include <set>

#include "shared/wire/command_codec.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/state_codec.hpp"
#include "tests/shared/printing.hpp"
#include "tests/shared/wire/strictness.hpp"
#include "tests/support/to_json.hpp"

/// The samples stand in the corpus of the fuzzers, one a kind, each with every field set.
namespace usher::wire {
namespace {

const std::string corpus = "tests/fuzz/corpus/";

Json json_of_body(const Body& body) { return to_json(body); }
Json json_of_event(const Event& event) { return to_json(event); }

// What a codec must do with one sample.
template <class Codec>
void expect_whole(const std::string& text, const Codec& codec) {
    const auto json = parse(text);
    ASSERT_TRUE(json) << text;
    const Judge judge = [&](const Json& other) { return codec.judge(other); };
    ASSERT_EQ(codec.judge(*json), Errors{}) << text;
    EXPECT_EQ(write(codec.again(*json)), text);
    const Json least = codec.again(bare(*json, judge));
    EXPECT_EQ(codec.judge(least), Errors{}) << least;
    EXPECT_EQ(codec.again(least), least);
    expect_strict(*json, judge);
}

template <std::size_t index>
void expect_sample_of_command() {
    using Command = std::variant_alternative_t<index, AnyBody>;
    constexpr bool is_owners = !is_of_organization<Command>;
    const auto read = is_owners ? read_owner_body : read_body;
    const std::string type{type_of(Body{std::in_place_index<index>, blank<Command>()})};
    const std::string text = sample(corpus + "command_body/" + type);
    SCOPED_TRACE(type);
    expect_whole(text, Codec{read, json_of_body});
    EXPECT_EQ(is_owner_type(type), is_owners);
    const auto body = read_object<Body>(text, read);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->index(), index);
    EXPECT_EQ(read_object<Body>(text, is_owners ? read_body : read_owner_body).error(),
              (Errors{{Code::unknown_command, "type"}}));
}

template <std::size_t index>
void expect_sample_of_event() {
    using Alternative = std::variant_alternative_t<index, AnyEventBody>;
    const Event blank_event{{}, EventBody{std::in_place_index<index>, blank<Alternative>()}};
    const std::string type{type_of(blank_event)};
    const std::string text = sample(corpus + "event/" + type);
    SCOPED_TRACE(type);
    expect_whole(text, Codec{read_event, json_of_event});
    const auto event = read_object<Event>(text, read_event);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->body.index(), index);
}

template <std::size_t... indices>
void expect_samples_of_commands(std::index_sequence<indices...>) {
    (expect_sample_of_command<indices>(), ...);
}

template <std::size_t... indices>
void expect_samples_of_events(std::index_sequence<indices...>) {
    (expect_sample_of_event<indices>(), ...);
}

TEST(CommandCodec, IsWholeAndStrictForEveryCommand) {
    expect_samples_of_commands(std::make_index_sequence<std::variant_size_v<AnyBody>>{});
}

TEST(EventCodec, IsWholeAndStrictForEveryEvent) {
    expect_samples_of_events(std::make_index_sequence<std::variant_size_v<AnyEventBody>>{});
    EXPECT_EQ(read_object<Event>(R"({"type":"forgotten","home":null})", read_event).error(),
              (Errors{{Code::unknown_value, "type"}}));
}

template <class Value>
void expect_sample_of_state(const char* name) {
    SCOPED_TRACE(name);
    expect_whole(sample(std::string{"tests/shared/wire/samples/"} + name + ".json"),
                 Codec{read_described<Value>, [](const Value& value) { return to_json(value); }});
}

TEST(StateCodec, IsWholeAndStrictForEveryPieceOfState) {
    expect_sample_of_state<Record>("record");
    expect_sample_of_state<Organization>("organization");
    expect_sample_of_state<Account>("account");
    expect_sample_of_state<Tally>("tally");
    expect_sample_of_state<Former>("former");
    expect_sample_of_state<InstancePolicies>("instance_policies");
}

// Metadata, and what an identity says.
TEST(EventCodec, LogsNothingOfMetadataAndIdentities) {
    const auto logged = [](const std::string& type) {
        const auto event = read_object<Event>(sample(corpus + "event/" + type), read_event);
        return encode_for_log(*event);
    };
    for (const char* type : {"person_added", "metadata_set", "identity_recorded", "people_merged",
                             "change_undone", "membership_added"}) {
        const std::string text = logged(type);
        for (const char* personal : {"cost center", "1990-05-17", "given_name\":\"Maya"})
            EXPECT_EQ(text.find(personal), std::string::npos) << text;
    }
    EXPECT_EQ(logged("person_erased").find("former"), std::string::npos);
    EXPECT_NE(logged("person_edited").find("former_address"), std::string::npos);
}

}  // namespace
}  // namespace usher::wire
