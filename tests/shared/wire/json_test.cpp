#include "shared/wire/json.hpp"

#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"

namespace usher::wire {
namespace {

std::string nested(int depth, const char* open, const char* close) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "1";
    for (int i = 0; i < depth; ++i) text += close;
    return text;
}

TEST(Json, IsReadAsRfc8259HasIt) {
    const auto json = parse(R"( {"a": [1, -2, 3.5, "é\u00e9\n", true, null, {"b": {}}]} )");
    ASSERT_TRUE(json);
    EXPECT_EQ(write(*json), R"({"a":[1,-2,3.5,"éé\n",true,null,{"b":{}}]})");
    EXPECT_EQ(write(*parse("[]")), "[]");
    EXPECT_EQ(write(*parse("\"x\"")), "\"x\"");
    EXPECT_EQ(write(*parse("[[1],[2,[3]],{}]")), "[[1],[2,[3]],{}]");
}

TEST(Json, KeepsFractionsAsTheyAreWritten) {
    const char* text = R"([1.50,-0.0,1e3,9007199254740992.0,1E-400,-0])";
    const auto json = parse(text);
    ASSERT_TRUE(json);
    EXPECT_FALSE((*json)[0].is_number());
    EXPECT_EQ(write(*json), R"([1.50,-0.0,1e3,9007199254740992.0,1E-400,0])");
}

TEST(Json, EscapesWhatMustBeAndReplacesWhatIsNoText) {
    EXPECT_EQ(write(Json("\"\\\b\f\n\r\t/\x01\x1f\x7f")),
              "\"\\\"\\\\\\b\\f\\n\\r\\t/\\u0001\\u001f\x7f\"");
    EXPECT_EQ(write(Json(std::string("a\0b", 3))), "\"a\\u0000b\"");
    EXPECT_EQ(write(Json("a\xff\xc3z")), "\"a\xef\xbf\xbd\xef\xbf\xbdz\"");
    EXPECT_EQ(parse(R"("\u0000\ud83d\ude00")")->get<std::string>(),
              std::string("\0\xf0\x9f\x98\x80", 5));
}

TEST(Json, OfObjectsInArraysKeepsEveryKeyWhereItBelongs) {
    const char* text = R"({"a":[{"x":1},{"x":2,"y":[{"x":3}]}],"b":{"x":4},"x":5})";
    ASSERT_TRUE(parse(text));
    EXPECT_EQ(write(*parse(text)), text);
}

struct Bad {
    std::string text;
    Code code;
    std::string field;
};

TEST(Json, IsRefusedWhereItIsIll) {
    const std::vector<Bad> table{
        {"", Code::malformed_json, ""},
        {" ", Code::malformed_json, ""},
        {"{", Code::malformed_json, ""},
        {"{} {}", Code::malformed_json, ""},
        {"{'a':1}", Code::malformed_json, ""},
        {"{\"a\":1,}", Code::malformed_json, ""},
        {"{a:1}", Code::malformed_json, ""},
        {"[1,]", Code::malformed_json, ""},
        {"NaN", Code::malformed_json, ""},
        {"[01]", Code::malformed_json, ""},
        {"[+1]", Code::malformed_json, ""},
        {"/* */ 1", Code::malformed_json, ""},
        {"[1e999]", Code::out_of_range, ""},
        {"\xef\xbb\xbf{}", Code::malformed_json, ""},
        {"[1.]", Code::malformed_json, ""},
        {"[1e]", Code::malformed_json, ""},
        {"tru", Code::malformed_json, ""},
        {"\"\x01\"", Code::malformed_json, ""},
        {"\"\\ud800\"", Code::malformed_json, ""},
        {"\"\xff\"", Code::malformed_json, ""},
        {"\"\xc0\xaf\"", Code::malformed_json, ""},
        {"\"\xed\xa0\x80\"", Code::malformed_json, ""},
        {R"({"a":1,"a":1})", Code::duplicate_key, "a"},
        {R"({"a":1,"\u0061":1})", Code::duplicate_key, "a"},
        {R"({"b":[{"a":1},{"a":1,"c":2,"a":3}]})", Code::duplicate_key, "a"},
        {R"({"a":9007199254740993})", Code::out_of_range, "a"},
        {R"({"a":-9007199254740993})", Code::out_of_range, "a"},
        {R"({"a":18446744073709551616})", Code::out_of_range, "a"},
        {R"({"a":1e300})", Code::out_of_range, "a"},
        {R"({"a":-1e300})", Code::out_of_range, "a"},
        {nested(limits::json_depth + 1, "[", "]"), Code::too_deep, ""},
        {nested(limits::json_depth + 1, "{\"a\":", "}"), Code::too_deep, "a"},
        {nested(100000, "[", "]"), Code::too_deep, ""},
    };
    for (const Bad& bad : table) {
        const std::string shown = bad.text.substr(0, 60);
        const auto json = parse(bad.text);
        ASSERT_FALSE(json) << shown;
        EXPECT_EQ(name(json.error().code), name(bad.code)) << shown;
        EXPECT_EQ(json.error().field, bad.field) << shown;
    }
}

TEST(Json, IsReadUpToItsLimits) {
    EXPECT_TRUE(parse(nested(limits::json_depth, "[", "]")));
    EXPECT_TRUE(parse(nested(limits::json_depth, "{\"a\":", "}")));
    EXPECT_TRUE(parse(R"([9007199254740992,-9007199254740992])"));
    const std::string longest = "\"" + std::string(limits::json_bytes - 2, 'x') + "\"";
    EXPECT_TRUE(parse(longest));
    EXPECT_EQ(parse(longest + " ").error().code, Code::body_too_large);
}

}  // namespace
}  // namespace usher::wire
