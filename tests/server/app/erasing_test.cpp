#include <gtest/gtest.h>

#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

class EraseFromLog : public testing::Test {
protected:
    using Entries = std::vector<std::pair<std::string, std::string>>;

    void log(std::uint64_t number, const Entries& entries) {
        app::LogChange change;
        change.home = shop.home;
        change.change = number;
        for (const auto& [kind, payload] : entries)
            change.entries.push_back({0, kind, payload, {9}, {}});
        shop.batch([&](app::Turn& turn) { turn.transaction().append(change); });
    }
    void erase(PersonId person) {
        shop.batch([&](app::Turn& turn) {
            turn.transaction().erase_traces(shop.home, person, shop.digest());
        });
    }
    /// The changes and kinds of the entries that still say something.
    Entries left() {
        Entries found;
        for (const app::LogChange& change : shop.reader().log_changes(shop.home, 99, 100)) {
            for (const app::LogEntry& entry : change.entries) {
                EXPECT_EQ(entry.payload.empty(), entry.salt == app::LogEntry::Salt{});
                EXPECT_NE(entry.payload.empty(), entry.erased == app::Digest::Bytes{});
                if (!entry.payload.empty())
                    found.emplace_back(std::to_string(change.change), entry.kind);
            }
        }
        return found;
    }
    static std::string quoted(const char* key, PersonId person) {
        return std::string{"\""} + key + "\":\"" + person.text() + "\"";
    }

    Workshop shop;
    const PersonId maya = named<PersonId>("person:maya");
    const PersonId noor = named<PersonId>("person:noor");
};

TEST_F(EraseFromLog, TakesThePayloadsThatNameThePersonAndLeavesTheHeaders) {
    log(100, {{"person_added", "{" + quoted("person", maya) + "}"}});
    log(101, {{"person_added", "{" + quoted("person", noor) + "}"}});
    erase(maya);
    EXPECT_EQ(left(), (Entries{{"101", "person_added"}}));
    // The founder as well.
    EXPECT_EQ(shop.reader().log(shop.home, 0, "person_added", 100).size(), 1U + 2U);
}

TEST_F(EraseFromLog, LeavesWhatTheSameChangeSaysOfOthers) {
    log(100, {{"role_changed", "{" + quoted("person", noor) + "}"},
              {"invited", "{" + quoted("person", maya) + "}"},
              {"group_removed", "{}"}});
    erase(maya);
    EXPECT_EQ(left(), (Entries{{"100", "role_changed"}, {"100", "group_removed"}}));
}

TEST_F(EraseFromLog, TakesThePayloadsOfWhomThePersonAbsorbed) {
    log(100, {{"person_added", "{" + quoted("person", noor) + "}"}});
    log(101,
        {{"people_merged", "{" + quoted("person", maya) + "," + quoted("absorbed", noor) + "}"}});
    log(102, {{"person_added", "{" + quoted("person", named<PersonId>("person:sam")) + "}"}});
    erase(maya);
    EXPECT_EQ(left(), (Entries{{"102", "person_added"}}));
}

}  // namespace
}  // namespace usher::test
