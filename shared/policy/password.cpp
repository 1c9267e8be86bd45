#include "shared/policy/password.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

// Long passwords that turn up in published collections, reduced to lower-case letters and digits.
constexpr std::array<std::string_view, 24> common{
    "password",      "passwort",         "qwertyuiop",       "qwertyuiopasdfghjkl",
    "qwertzuiop",    "azertyuiop",       "iloveyou",         "letmein",
    "administrator", "changeme",         "welcome",          "correcthorsebatterystaple",
    "trustno1",      "football",         "baseball",         "sunshine",
    "princess",      "superman",         "qwerty",           "asdfghjkl",
    "zxcvbnm",       "1q2w3e4r5t6y7u8i", "1qaz2wsx3edc4rfv", "abcdefghijklmnop"};

// Letters and digits of ASCII in lower case; everything beyond ASCII as it is.
std::string bare(std::string_view text) {
    std::string bare;
    for (const char c : ascii_lower(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
            static_cast<unsigned char>(c) >= 0x80)
            bare.push_back(c);
    }
    return bare;
}

// Removes every occurrence of `part`; what is left tells how much of the password it was.
std::string without(std::string text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
    return text;
}

// The password as a whole is a common one: alone, repeated, or with fewer than five characters
// around it.
bool is_common(const std::string& password) {
    for (const std::string_view known : common) {
        if (password.find(known) != std::string::npos && without(password, known).size() < 5)
            return true;
    }
    return false;
}

// One character, or one run of up to four, again and again; or counting up or down all the way.
bool repeats(std::string_view password) {
    for (std::size_t period = 1; period <= 4 && period < password.size(); ++period) {
        bool same = true;
        for (std::size_t i = period; i < password.size() && same; ++i)
            same = password[i] == password[i - period];
        if (same) return true;
    }
    for (const int step : {1, -1}) {
        bool counts = password.size() > 1;
        for (std::size_t i = 1; i < password.size() && counts; ++i) {
            const int difference = password[i] - password[i - 1];
            counts = difference == step || difference == -9 * step;
        }
        if (counts) return true;
    }
    return false;
}

// Without the person's own words, whole and one by one, less is left than a password beside a
// second factor needs.
bool is_mostly(std::string password, const std::vector<std::string_view>& personal) {
    constexpr std::size_t shortest_word = 4;  // those of three letters are everywhere
    std::vector<std::string> words;
    for (const std::string_view text : personal) {
        words.push_back(bare(text));
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find_first_of(" .-_@", begin), text.size());
            words.push_back(bare(text.substr(begin, end - begin)));
            begin = end + 1;
        }
    }
    const std::size_t whole = password.size();
    for (const std::string& word : words) {
        if (word.size() >= shortest_word) password = without(std::move(password), word);
    }
    return password.size() < whole && password.size() < limits::password_beside_second_factor;
}

}  // namespace

std::optional<Code> judge_password(std::string_view password, bool beside_second_factor,
                                   const std::vector<std::string_view>& personal) {
    if (password.empty()) return Code::required;
    if (password.size() > limits::password_bytes) return Code::password_too_long;
    const std::size_t length = count_code_points(password).value_or(password.size());
    const std::size_t shortest =
        beside_second_factor ? limits::password_beside_second_factor : limits::password_alone;
    if (length < shortest) return Code::password_too_short;
    if (repeats(password)) return Code::password_repeats;
    const std::string stripped = bare(password);
    if (is_common(stripped)) return Code::password_common;
    if (is_mostly(stripped, personal)) return Code::password_contains_name;
    return std::nullopt;
}

}  // namespace usher
