#include "shared/wire/request.hpp"

#include <gtest/gtest.h>

#include "shared/wire/field.hpp"
#include "shared/wire/json.hpp"
#include "tests/shared/printing.hpp"

namespace usher::wire {
namespace {

constexpr const char* good_set_up = R"({"token":"secret","name":"Hana Novak",
    "address":"hana@northwind.example","password":"a long walk in rain",
    "organization_name":"Northwind","copied_link_proves_mailbox":true})";

TEST(SetUpRequest, IsRead) {
    const auto request = decode_set_up(good_set_up);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->token.reveal(), "secret");
    EXPECT_EQ(request->name.text(), "Hana Novak");
    EXPECT_EQ(request->address.text(), "hana@northwind.example");
    EXPECT_EQ(request->password.reveal(), "a long walk in rain");
    EXPECT_EQ(request->organization_name.text(), "Northwind");
    EXPECT_TRUE(request->copied_link_proves_mailbox);
}

TEST(SetUpRequest, SaysEverythingThatIsWrongAtOnce) {
    EXPECT_EQ(decode_set_up(R"({"token":7,"name":" ","address":"hana","password":"short",
                                "organization_name":"evil.example","more":1})")
                  .error(),
              (Errors{{Code::wrong_type, "token"},
                      {Code::required, "name"},
                      {Code::address_no_at_sign, "address"},
                      {Code::contains_link, "organization_name"},
                      {Code::password_too_short, "password"},
                      {Code::unknown_field, "more"}}));
}

TEST(SetUpRequest, KnowsTheFoundersOwnWords) {
    Json json = *parse(good_set_up);
    for (const char* password :
         {"hananovakhananovak", "northwind.northwind", "Northwind Northwind"}) {
        json["password"] = password;
        EXPECT_EQ(decode_set_up(write(json)).error(),
                  (Errors{{Code::password_contains_name, "password"}}))
            << password;
    }
}

TEST(Presented, IsATokenOrACodeWithItsAddress) {
    const auto token = decode_presented(R"({"token":"secret"})");
    ASSERT_TRUE(token);
    EXPECT_EQ(token->token->reveal(), "secret");
    const auto code =
        decode_presented(R"({"address":"maya@corp.example","code":"0000-0000-0000-0000-00"})");
    ASSERT_TRUE(code);
    EXPECT_FALSE(code->token);
    EXPECT_EQ(code->address->text(), "maya@corp.example");
    EXPECT_TRUE(code->code);
}

TEST(Presented, SaysWhatIsWrong) {
    EXPECT_EQ(decode_presented("{}").error(), (Errors{{Code::missing_field, "token"}}));
    EXPECT_EQ(decode_presented(R"({"address":"maya@corp.example"})").error(),
              (Errors{{Code::missing_field, "code"}}));
    EXPECT_EQ(decode_presented(R"({"address":"maya@corp.example","code":"0000-0000-0000-0000-01"})")
                  .error(),
              (Errors{{Code::code_mistyped, "code"}}));
    EXPECT_EQ(decode_presented(R"({"address":"maya","code":"x!"})").error(),
              (Errors{{Code::address_no_at_sign, "address"}, {Code::code_symbol, "code"}}));
    EXPECT_EQ(decode_presented(R"({"token":"x","address":"maya@corp.example",
                                   "code":"0000-0000-0000-0000-00"})")
                  .error(),
              (Errors{{Code::unknown_field, "token"}}));
}

TEST(SignUpRequest, IsReadWithEitherProof) {
    EXPECT_TRUE(
        decode_sign_up(R"({"token":"secret","name":"Maya","password":"a long walk in rain"})"));
    EXPECT_EQ(
        decode_sign_up(R"({"token":"secret","name":"Maya Stone","password":"Maya Stone 12345"})")
            .error(),
        (Errors{{Code::password_contains_name, "password"}}));
}

TEST(SmallRequests, TakeTheirFieldsAndNothingElse) {
    EXPECT_EQ(decode_token(R"({"token":"secret"})")->reveal(), "secret");
    EXPECT_EQ(decode_confirm(R"({"code":"ABCD-EFGH"})")->code, "ABCD-EFGH");
    EXPECT_TRUE(decode_sign_in(R"({"address":"maya@corp.example","password":"x"})"));
    EXPECT_TRUE(decode_nothing("{}"));
    EXPECT_EQ(decode_nothing(R"({"x":1})").error(), (Errors{{Code::unknown_field, "x"}}));
    EXPECT_EQ(decode_nothing("").error(), (Errors{{Code::malformed_json, ""}}));
    EXPECT_EQ(decode_token("[]").error(), (Errors{{Code::wrong_type, ""}}));
    EXPECT_EQ(decode_sign_in("{}").error(),
              (Errors{{Code::missing_field, "address"}, {Code::missing_field, "password"}}));
}

TEST(JudgeField, AnswersWhileItIsTyped) {
    EXPECT_EQ(judge_field("name", "", ""), R"({"code":null,"value":""})");
    EXPECT_EQ(judge_field("name_required", " ", ""), R"({"code":"required"})");
    EXPECT_EQ(judge_field("organization_name", " Northwind ", ""),
              R"({"code":null,"value":"Northwind"})");
    EXPECT_EQ(
        judge_field("address", "jo@gmial.com", ""),
        R"({"code":null,"value":"jo@gmial.com","username":"jo","suggestion":"jo@gmail.com"})");
    EXPECT_EQ(judge_field("address", "jo", ""), R"({"code":"address_no_at_sign"})");
    EXPECT_EQ(judge_field("password", "short", ""), R"({"code":"password_too_short"})");
    EXPECT_EQ(judge_field("password", "northwind-northwind", R"(["Northwind",7])"),
              R"({"code":"password_contains_name"})");
    EXPECT_EQ(judge_field("password", "a long walk in rain", "[broken"), R"({"code":null})");
    EXPECT_EQ(judge_field("code", "0000-0000-0000-0000-01", ""),
              R"({"code":"code_mistyped","symbol":17})");
    EXPECT_EQ(judge_field("code", "oooo 0000 0000 0000 00", ""),
              R"({"code":null,"value":"0000-0000-0000-0000-00"})");
    EXPECT_EQ(judge_field("address_code", "abcd efgh", ""), R"({"code":null,"value":"ABCD-EFGH"})");
    EXPECT_EQ(judge_field("message", "a\rb", ""), R"({"code":"control_character"})");
    EXPECT_EQ(judge_field("colour", "red", ""), R"({"code":"unknown_field"})");
}

TEST(SecondFactorRequest, TakesASecondFactorAsDigitsOrAsARecoveryCode) {
    for (const char* text : {"123456", "123 456", " 1 2 3 4 5 6 ", "١٢٣ ٤٥٦", "۱۲۳۴۵۶"}) {
        const auto code = SecondFactorCode::parse(text);
        ASSERT_TRUE(code) << text;
        EXPECT_EQ(code->digits.reveal(), "123456");
        EXPECT_FALSE(code->recovery);
    }
    const auto recovery = decode_second_factor(R"({"code":"0000-0000-0000-0000-00"})");
    ASSERT_TRUE(recovery);
    EXPECT_TRUE(recovery->digits.empty());
    EXPECT_EQ(recovery->recovery->text(), "0000-0000-0000-0000-00");
    EXPECT_EQ(decode_second_factor(R"({"code":""})").error(), (Errors{{Code::required, "code"}}));
    for (const char* text : {"12345", "1234567", "12345x"})
        EXPECT_EQ(SecondFactorCode::parse(text).error(), Code::code_length) << text;
    EXPECT_EQ(SecondFactorCode::parse("0000-0000-0000-0000-01").error(), Code::code_mistyped);
}

TEST(SecondFactorRequest, TakesDigitsAloneForAKeyThatIsNew) {
    EXPECT_TRUE(decode_enrolment(R"({"enrolment":"sealed","code":"123456"})"));
    EXPECT_EQ(decode_enrolment(R"({"enrolment":"sealed","code":"0000-0000-0000-0000-00"})").error(),
              (Errors{{Code::code_length, "code"}}));
}

TEST(SecondFactorRequest, RemovesASecondFactorByThePasswordOrACode) {
    EXPECT_EQ(decode_second_factor_removal(R"({"password":"x"})")->password->reveal(), "x");
    EXPECT_TRUE(decode_second_factor_removal(R"({"code":"123456"})")->code);
    EXPECT_EQ(decode_second_factor_removal("{}").error(), (Errors{{Code::missing_field, "code"}}));
    EXPECT_EQ(decode_second_factor_removal(R"({"password":"x","code":"123456"})").error(),
              (Errors{{Code::unknown_field, "code"}}));
}

}  // namespace
}  // namespace usher::wire
