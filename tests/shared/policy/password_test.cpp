#include "shared/policy/password.hpp"

#include <gtest/gtest.h>

#include <string>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

struct Judged {
    std::string password;
    std::optional<Code> code;
};

void expect(const std::vector<Judged>& table, bool beside_second_factor,
            const std::vector<std::string_view>& personal) {
    for (const Judged& judged : table) {
        const auto code = judge_password(judged.password, beside_second_factor, personal);
        EXPECT_EQ(code ? name(*code) : "good", judged.code ? name(*judged.code) : "good")
            << judged.password;
    }
}

TEST(JudgePassword, AsksForLengthAndNothingElse) {
    const std::string longest = "x1" + std::string(limits::password_bytes - 3, 'y') + "z";
    expect(
        {
            {"", Code::required},
            {"a", Code::password_too_short},
            {"Tr0ub4dor&3-Tr", Code::password_too_short},  // 14
            {"lower case only", std::nullopt},             // 15
            {"               ", Code::password_repeats},   // spaces count
            {"пароль из слов", Code::password_too_short},  // 14 code points, 26 bytes
            {"пароль из слово", std::nullopt},             // 15 code points
            {longest, std::nullopt},
            {longest + "!", Code::password_too_long},
        },
        false, {});
}

TEST(JudgePassword, AsksForLessBesideASecondFactor) {
    expect({{"sevench", Code::password_too_short}, {"eightchr", std::nullopt}}, true, {});
}

TEST(JudgePassword, RefusesWhatStandsInEveryList) {
    expect(
        {
            {"passwordpassword", Code::password_common},
            {"Password-Password-1", Code::password_common},
            {"PASSWORTpasswort!", Code::password_common},
            {"correct horse battery staple", Code::password_common},
            {"Correct-Horse-Battery-Staple-99", Code::password_common},
            {"qwertyuiopasdfghjkl", Code::password_common},
            {"1q2w3e4r5t6y7u8i", Code::password_common},
            {"!!!!letmeinletmein", Code::password_common},
            // Common words inside of something longer harm nobody.
            {"the password of the tower", std::nullopt},
        },
        false, {});
}

TEST(JudgePassword, RefusesWhatRepeatsOrCounts) {
    expect(
        {
            {"aaaaaaaaaaaaaaaa", Code::password_repeats},
            {"abababababababab", Code::password_repeats},
            {"abcabcabcabcabca", Code::password_repeats},
            {"abcdabcdabcdabcd", Code::password_repeats},
            {"123456789012345", Code::password_repeats},
            {"abcdefghijklmno", Code::password_repeats},
            {"987654321098765", Code::password_repeats},
            {"onmlkjihgfedcba", Code::password_repeats},
            {"abcdeabcdeabcde", std::nullopt},
            {"aaaaaaaaaaaaaaab", std::nullopt},
        },
        false, {});
}

TEST(JudgePassword, RefusesThePersonsOwnWords) {
    expect(
        {
            {"Hana.Novak.Hana.Novak", Code::password_contains_name},
            {"HanaNovakHana12", Code::password_contains_name},
            {"Novak Hana Northwind", Code::password_contains_name},
            {"Northwind-northwind", Code::password_contains_name},
            {"northwind northwind 12345", Code::password_contains_name},
            {"northwind-orchard-seven", std::nullopt},
            // Words of fewer than four letters are everywhere.
            {"ada ada ada ada ", Code::password_repeats},
            {"adaadaadaada-ada", std::nullopt},
        },
        false, {"Hana Novak", "ada", "", "Northwind"});
}

TEST(JudgePassword, TellsTheFirstReasonOnly) {
    EXPECT_EQ(judge_password("password", false, {"password"}), Code::password_too_short);
    EXPECT_EQ(judge_password("passwordpassword", false, {"password"}), Code::password_common);
}

}  // namespace
}  // namespace usher
