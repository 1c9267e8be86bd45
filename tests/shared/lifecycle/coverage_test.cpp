#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "tests/shared/lifecycle/documented_codes.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher {
namespace {

// The codes that each command is documented to refuse with or to note.
Codes documented() {
    Codes all;
    for (const Codes& some : {invitation_codes(), request_codes(), person_codes(),
                              organization_codes(), account_codes()})
        all.insert(some.begin(), some.end());
    return all;
}

// Codes of the wire and the values may come before any decision.
bool is_of_state(Code code) { return static_cast<int>(code) >= 300 || code == Code::required; }

TEST(VectorCoverage, HasAVectorForEveryCodeOfEveryCommandAndForNoOther) {
    std::map<std::string, std::set<std::string>> seen;
    std::map<std::string, int> happened;
    for (const auto& vector : test::read_vectors("tests/vectors")) {
        auto& codes = seen[vector.file];
        for (const Error& note : vector.then.notes) codes.insert(std::string{name(note.code)});
        for (const Error& error : vector.then.errors) {
            if (vector.when.command && is_of_state(error.code))
                codes.insert(std::string{name(error.code)});
        }
        happened[vector.file] += vector.then.events.empty() ? 0 : 1;
    }
    EXPECT_EQ(seen, documented());
    for (const auto& [command, codes] : documented()) EXPECT_GT(happened[command], 1) << command;
}

}  // namespace
}  // namespace usher
