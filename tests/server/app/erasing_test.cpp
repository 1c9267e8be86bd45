#include <gtest/gtest.h>

#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

class EraseFromLog : public testing::Test {
protected:
    void log(std::uint64_t change, const std::string& kind, const std::string& payload) {
        shop.batch([&](app::Turn& turn) {
            app::LogEntry entry;
            entry.home = shop.home;
            entry.change = change;
            entry.kind = kind;
            entry.payload = payload;
            turn.transaction().append(entry);
        });
    }
    void erase(PersonId person) {
        shop.batch([&](app::Turn& turn) { turn.transaction().erase_traces(shop.home, person); });
    }
    std::string changes_with_payload() {
        return shop.ask(
            "SELECT group_concat(change) FROM log WHERE change >= 100 AND payload NOT NULL "
            "AND salt NOT NULL");
    }
    static std::string quoted(const char* key, PersonId person) {
        return std::string{"\""} + key + "\":\"" + person.text() + "\"";
    }

    Workshop shop;
    const PersonId maya = named<PersonId>("person:maya");
    const PersonId noor = named<PersonId>("person:noor");
};

TEST_F(EraseFromLog, TakesThePayloadsThatNameThePersonAndLeavesTheHeaders) {
    log(100, "person_added", "{" + quoted("person", maya) + "}");
    log(101, "person_added", "{" + quoted("person", noor) + "}");
    erase(maya);
    EXPECT_EQ(changes_with_payload(), "101");
    EXPECT_EQ(shop.ask("SELECT count(*) FROM log WHERE change >= 100"), "2");
}

TEST_F(EraseFromLog, TakesThePayloadsOfWhomThePersonAbsorbed) {
    log(100, "person_added", "{" + quoted("person", noor) + "}");
    log(101, "people_merged", "{" + quoted("person", maya) + "," + quoted("absorbed", noor) + "}");
    log(102, "person_added", "{" + quoted("person", named<PersonId>("person:sam")) + "}");
    erase(maya);
    EXPECT_EQ(changes_with_payload(), "102");
}

}  // namespace
}  // namespace usher::test
