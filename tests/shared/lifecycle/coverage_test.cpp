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

// The features of docs/features.md that are rules, not screens or mails.
const std::set<std::string> rules{
    "D-01", "D-02", "D-03", "D-04", "D-05", "D-07", "D-08", "D-10", "D-11", "D-12", "D-13", "D-14",
    "D-15", "D-16", "D-17", "D-18", "D-19", "D-20", "D-21", "D-22", "D-23", "D-24", "D-26", "D-27",
    "D-28", "D-29", "D-30", "D-31", "D-37", "D-38", "I-01", "I-02", "I-04", "I-05", "I-06", "I-07",
    "I-08", "I-09", "I-10", "I-11", "I-13", "I-14", "I-15", "I-16", "I-17", "I-18", "I-19", "I-20",
    "T-01", "T-02", "T-06", "T-07", "T-08", "T-09", "T-11", "T-12", "T-13", "T-14", "T-15", "T-16",
    "T-18", "U-02", "U-04", "U-05", "U-06", "U-07", "U-08", "U-09", "U-10", "U-11", "U-12", "U-13",
    "U-14", "U-15", "U-16", "U-21", "U-22", "U-23", "U-24", "U-25", "W-01", "W-02", "W-03", "W-04",
    "W-05", "W-06", "W-07", "W-08", "W-10", "W-13", "W-14", "W-15", "W-16", "W-17", "W-18", "W-19",
    "W-20", "W-21", "W-22", "W-23"};

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
    EXPECT_EQ(seen.size(), documented().size());
    for (const auto& [command, codes] : documented()) {
        EXPECT_EQ(seen[command], codes) << command;
        EXPECT_GT(happened[command], 1) << command;
    }
}

TEST(VectorCoverage, NamesEveryFeatureThatIsARule) {
    std::set<std::string> proved;
    for (const auto& vector : test::read_vectors("tests/vectors"))
        proved.insert(vector.features.begin(), vector.features.end());
    EXPECT_EQ(proved, rules);
}

}  // namespace
}  // namespace usher
