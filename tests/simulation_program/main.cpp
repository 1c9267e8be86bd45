// usher_same FIRST COUNT: decides COUNT random commands and judges COUNT random strings, from the
// seed FIRST on, and prints a number for each thousand of both. The native build and the Wasm build
// must print the same.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "shared/wire/answer.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/field.hpp"
#include "tests/support/simulation/history.hpp"

namespace usher::test {
namespace {

constexpr std::uint64_t commands_a_history = 100;
constexpr std::uint64_t things_a_line = 1000;

// FNV-1a, 64 bits.
class Sum {
public:
    void add(const std::string& text) {
        for (const char c : text) {
            value_ ^= static_cast<unsigned char>(c);
            value_ *= 0x100000001b3ULL;
        }
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

std::string told(const Decision& decision) {
    std::string text;
    for (const Error& error : decision.errors) text += std::string{name(error.code)} + error.field;
    for (const Error& note : decision.notes) text += std::string{name(note.code)} + note.field;
    for (const Event& event : decision.events) text += wire::encode_event(event);
    return text;
}

void print(const char* what, std::uint64_t number, const Sum& sum) {
    std::cout << what << ' ' << number << ' ' << sum.value() << '\n';
}

void decide_at_random(std::uint64_t first, std::uint64_t count) {
    Sum sum;
    for (std::uint64_t done = 0; done < count;) {
        World world =
            cast::northwind_world(done % 200 == 0 ? Onboarding::direct : Onboarding::verified);
        History history{world, first + done};
        for (std::uint64_t i = 0; i < commands_a_history && done < count; ++i, ++done) {
            const Command command = history.next(world);
            sum.add(wire::encode_body(command.body));
            const Decision decision = world.decide(command);
            sum.add(told(decision));
            world.apply(command, decision);
            if ((done + 1) % things_a_line == 0) print("commands", done + 1, sum);
        }
        sum.add(world.text());
    }
}

// Pieces that strings of people are made of, and of those who try to break in.
const std::vector<std::string> pieces{"a",
                                      "B",
                                      "7",
                                      " ",
                                      ".",
                                      "-",
                                      "_",
                                      "@",
                                      "\"",
                                      "<",
                                      ">",
                                      ",",
                                      "+",
                                      "ß",
                                      "İ",
                                      "ǆ",
                                      "日本",
                                      "עברית",
                                      "é",
                                      "e\xcc\x81",
                                      "\xe2\x80\x8f",
                                      "\xe2\x80\x8b",
                                      "\t",
                                      "\n",
                                      "\xff",
                                      "\xc0\xaf",
                                      "example",
                                      ".com",
                                      "xn--",
                                      "münchen",
                                      "http://",
                                      "www.",
                                      "gmial.com",
                                      "{",
                                      "}",
                                      ":",
                                      "[",
                                      "]",
                                      "null",
                                      "1e9",
                                      "0O1Il",
                                      "ABCD",
                                      "-EFGH",
                                      "\xf0\x9f\x98\x80"};
const std::vector<std::string> fields{"name",     "name_required", "organization_name", "address",
                                      "password", "code",          "address_code",      "message",
                                      "username", "handle",        "external_id",       "metadata"};

void judge_at_random(std::uint64_t first, std::uint64_t count) {
    Sum sum;
    Dice dice{first};
    for (std::uint64_t done = 1; done <= count; ++done) {
        std::string text;
        for (std::uint64_t i = dice.below(12); i > 0; --i) text += dice.among(pieces);
        sum.add(wire::judge_field(dice.among(fields), text, "[\"maya\",\"corp\"]"));
        if (done % things_a_line == 0) print("strings", done, sum);
    }
}

}  // namespace
}  // namespace usher::test

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: usher_same FIRST COUNT\n";
        return 2;
    }
    const std::uint64_t first = std::strtoull(arguments[1], nullptr, 10);
    const std::uint64_t things = std::strtoull(arguments[2], nullptr, 10);
    usher::test::decide_at_random(first, things);
    usher::test::judge_at_random(first, things);
    return 0;
}
