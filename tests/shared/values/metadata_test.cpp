#include "shared/values/metadata.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <type_traits>
#include <vector>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

template <class Value, class = void>
struct IsPrintable : std::false_type {};
template <class Value>
struct IsPrintable<
    Value, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const Value&>())>>
    : std::true_type {};
static_assert(!IsPrintable<Metadata>::value);
static_assert(!std::is_convertible_v<Metadata, std::string>);

std::string nested(std::size_t depth) {
    return "{\"a\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

std::string with_keys(std::size_t count) {
    std::string text = "{";
    for (std::size_t i = 0; i < count; ++i)
        text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
    return text + "}";
}

// T-07.
TEST(Metadata, IsAJsonObjectAsTyped) {
    for (const std::string& text :
         {std::string{"{}"}, std::string{R"({"apiKey":"abc123"})"},
          std::string{"{ \"a\" : [1, -2.5e+3, true, false, null, {}, [] ] ,\r\n\"b\":\"\" }"},
          std::string{R"({"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00"})"},
          std::string{"{\"é\":\"😀\x7f\"}"}, std::string{R"({"a":{"x":1},"b":{"x":1},"A":1,"":2})"},
          std::string{
              R"({"n":[9007199254740992,-9007199254740992,90071992547409920e-1,0e999,-0,1e-999]})"},
          nested(limits::metadata_depth), with_keys(limits::metadata_keys),
          "{\"a\":\"" + std::string(limits::metadata_bytes - 8, 'x') + "\"}"}) {
        const auto metadata = Metadata::parse(text);
        ASSERT_TRUE(metadata) << text << ": " << name(metadata.error().code);
        EXPECT_EQ(metadata->reveal(), text);
    }
    EXPECT_EQ(Metadata::parse(" {\"a\": 1}\n")->reveal(), "{\"a\": 1}");
}

TEST(Metadata, MayBeNone) {
    EXPECT_TRUE(Metadata{}.empty());
    EXPECT_TRUE(Metadata::parse(" \n")->empty());
    EXPECT_FALSE(Metadata::parse("{}")->empty());
    EXPECT_EQ(*Metadata::parse(""), Metadata{});
    EXPECT_FALSE(*Metadata::parse("{}") == *Metadata::parse("{ }"));
}

struct Bad {
    std::string text;
    Code code;
    std::size_t line = 1;
    std::size_t column = 1;
};

TEST(Metadata, SaysWhatIsWrongAndWhere) {
    const std::vector<Bad> table{
        {"[]", Code::wrong_type, 1, 1},
        {" \"a\"", Code::wrong_type, 1, 2},
        {"12", Code::wrong_type, 1, 1},
        {"x", Code::malformed_json, 1, 1},
        {"{", Code::malformed_json, 1, 2},
        {"{}}", Code::malformed_json, 1, 3},
        {"{a:1}", Code::malformed_json, 1, 2},
        {"{\"a\"}", Code::malformed_json, 1, 5},
        {"{\"a\":}", Code::malformed_json, 1, 6},
        {"{\"a\":1,}", Code::malformed_json, 1, 8},
        {"{\"a\":[1,]}", Code::malformed_json, 1, 9},
        {"{\"a\":[1 2]}", Code::malformed_json, 1, 9},
        {"{\n  \"é\": tru\n}", Code::malformed_json, 2, 8},
        {"{\r\n\"a\":1\r\"b\":2}", Code::malformed_json, 3, 1},
        {"{\"a\":'b'}", Code::malformed_json, 1, 6},
        {"{\"a\":\"b", Code::malformed_json, 1, 8},
        {"{\"a\":01}", Code::malformed_json, 1, 6},
        {"{\"a\":-}", Code::malformed_json, 1, 7},
        {"{\"a\":1.}", Code::malformed_json, 1, 8},
        {"{\"a\":1e}", Code::malformed_json, 1, 8},
        {"{\"a\":.5}", Code::malformed_json, 1, 6},
        {"{\"a\":+1}", Code::malformed_json, 1, 6},
        {"{\"a\":NaN}", Code::malformed_json, 1, 6},
        {"{\"a\":\"\\x\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"\\u12g4\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"\\u\x10\x10\x10\x10\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"\\ud800\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"\\udc00\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"\\ud800\\u0041\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"\xed\xa0\x80\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"\xc3\"}", Code::malformed_json, 1, 7},
        {"{\"a\":\"x\\u0000\"}", Code::control_character, 1, 8},
        {"{\"a\":\"x\ty\"}", Code::control_character, 1, 8},
        {std::string("{\"a\":\"\0\"}", 9), Code::control_character, 1, 7},
        {"{\"a\":1,\n \"a\":2}", Code::duplicate_key, 2, 2},
        {"{\"a\":1,\"\\u0061\":2}", Code::duplicate_key, 1, 8},
        {"{\"a\":9007199254740993}", Code::out_of_range, 1, 6},
        {"{\"a\":-9007199254740993}", Code::out_of_range, 1, 6},
        {"{\"a\":9007199254740992.1}", Code::out_of_range, 1, 6},
        {"{\"a\":1e999}", Code::out_of_range, 1, 6},
        {"{\"a\":0.1e99999999999999999999}", Code::out_of_range, 1, 6},
        {nested(limits::metadata_depth + 1), Code::too_deep, 1, 13},
        {with_keys(limits::metadata_keys + 1), Code::too_many, 1, 1492},
        {"{\"a\":\"" + std::string(limits::metadata_bytes - 7, 'x') + "\"}", Code::too_long, 1, 1},
    };
    for (const Bad& bad : table) {
        const auto metadata = Metadata::parse(bad.text);
        ASSERT_FALSE(metadata) << bad.text;
        EXPECT_EQ(name(metadata.error().code), name(bad.code)) << bad.text;
        EXPECT_EQ(metadata.error().line, bad.line) << bad.text;
        EXPECT_EQ(metadata.error().column, bad.column) << bad.text;
    }
}

TEST(Metadata, IsRefusedQuicklyHoweverHostile) {
    EXPECT_EQ(Metadata::parse(std::string(100'000, '[')).error().code, Code::too_long);
    EXPECT_EQ(Metadata::parse("{\"a\":" + std::string(10'000, '[')).error().code, Code::too_deep);
    EXPECT_EQ(Metadata::parse("{\"a\":" + std::string(10'000, '9') + "}").error().code,
              Code::out_of_range);
}

}  // namespace
}  // namespace usher
