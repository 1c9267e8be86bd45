#include "shared/wire/json_text.hpp"

#include <gtest/gtest.h>

namespace usher::wire {
namespace {

TEST(JsonText, WritesWhatItIsToldInThatOrder) {
    JsonText json;
    json.begin_object();
    json.text("name", "Zoë");
    json.number("age", 7);
    json.flag("here", true);
    json.flag("gone", false);
    json.null("role");
    json.begin_array("codes");
    json.text("[");
    json.number(1);
    json.raw("-2.50");
    json.null();
    json.begin_object();
    json.end_object();
    json.begin_array();
    json.end_array();
    json.end_array();
    json.begin_object("last");
    json.code("code", Code::too_long);
    json.code("none", std::nullopt);
    json.address("address", *EmailAddress::parse("maya@corp.example"));
    json.address("nowhere", std::nullopt);
    json.end_object();
    json.end_object();
    EXPECT_EQ(std::move(json).take(),
              R"({"name":"Zoë","age":7,"here":true,"gone":false,"role":null,)"
              R"("codes":["[",1,-2.50,null,{},[]],)"
              R"("last":{"code":"too_long","none":null,"address":"maya@corp.example",)"
              R"("nowhere":null}})");
}

TEST(JsonText, EscapesWhatATextCannotHold) {
    JsonText json;
    json.text("\"\\\b\f\n\r\t\x01\x1f/\x7f");
    EXPECT_EQ(std::move(json).take(), "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/\x7f\"");
}

// Texts are looked at eight bytes at a time.
TEST(JsonText, EscapesAByteWhereverItStands) {
    for (int byte = 0; byte < 0x80; ++byte) {
        JsonText alone;
        alone.text(std::string(1, static_cast<char>(byte)));
        const std::string written = std::move(alone).take();
        const std::string escaped = written.substr(1, written.size() - 2);
        for (std::size_t before = 0; before < 70; ++before) {
            const std::string left(before, 'a');
            JsonText json;
            json.text(left + static_cast<char>(byte) + "b~ !#[]bbbbbbbb");
            EXPECT_EQ(std::move(json).take(), "\"" + left + escaped + "b~ !#[]bbbbbbbb\"");
        }
    }
}

TEST(JsonText, WritesWhatIsNoUtf8AsReplacement) {
    JsonText json;
    json.text("a\xff\xc3");
    EXPECT_EQ(std::move(json).take(), "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
}

}  // namespace
}  // namespace usher::wire
