#include "shared/wire/field.hpp"

#include <gtest/gtest.h>

#include "shared/wire/json.hpp"

namespace usher::wire {
namespace {

Json judged(const char* field, const std::string& text) {
    return *parse(judge_field(field, text, {}));
}

TEST(JudgeField, GivesTheValueAsItIsRead) {
    const auto fine = [](const char* value) { return Json{{"code", nullptr}, {"value", value}}; };
    EXPECT_EQ(judged("name", " Maya "), fine("Maya"));
    EXPECT_EQ(judged("username", "Maya.Stone"), fine("maya.stone"));
    EXPECT_EQ(judged("handle", "maya"), fine("maya"));
    EXPECT_EQ(judged("organization_handle", "northwind"), fine("northwind"));
    EXPECT_EQ(judged("external_id", "00u1ab"), fine("00u1ab"));
    EXPECT_EQ(judged("domain",
                     "B\xc3\xbc"
                     "cher.example"),
              fine("xn--bcher-kva.example"));
    EXPECT_EQ(judged("metadata", " {\"a\": 1}\n"), fine("{\"a\": 1}"));
}

TEST(JudgeField, SaysWhatIsWrong) {
    for (const auto& [field, text, code] : {std::tuple{"name_required", "", "required"},
                                            {"username", "a b", "handle_character"},
                                            {"handle", "ab", "handle_too_short"},
                                            {"handle", "postmaster", "handle_reserved"},
                                            {"organization_handle", "a.b", "handle_character"},
                                            {"external_id", "", "required"},
                                            {"domain", "corp", "address_domain_not_dotted"},
                                            {"surprise", "", "unknown_field"}})
        EXPECT_EQ(judged(field, text), (Json{{"code", code}})) << field;
}

TEST(JudgeField, SaysWhereMetadataIsWrong) {
    EXPECT_EQ(judged("metadata", "{\"a\": 1,\n  \"a\": 2}"),
              (Json{{"code", "duplicate_key"}, {"line", 2}, {"column", 3}}));
    EXPECT_EQ(judged("metadata", "[]"), (Json{{"code", "wrong_type"}, {"line", 1}, {"column", 1}}));
}

}  // namespace
}  // namespace usher::wire
