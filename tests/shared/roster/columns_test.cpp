#include "shared/roster/columns.hpp"

#include <gtest/gtest.h>

#include "shared/roster/search.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

template <class Id>
Id id(const std::string& label) {
    return Id{test::bits_of_label(label)};
}

Record somebody(const std::string& word) {
    Record record;
    record.person.id = id<PersonId>(word);
    record.person.name = *Name::parse("Name of " + word);
    record.person.address = *EmailAddress::parse(word + "@corp.example");
    record.person.account = id<AccountId>("account of " + word);
    record.person.username = *Username::parse("u." + word);
    record.person.external_ids = {{std::nullopt, *ExternalId::parse("E-" + word)}};
    Membership& membership = record.memberships.emplace_back();
    membership.id = id<MembershipId>("membership of " + word);
    membership.role = id<RoleId>("reader");
    membership.invitation = id<InvitationId>("invitation of " + word);
    record.invitations.emplace_back().id = *membership.invitation;
    return record;
}

TEST(Columns, FindAPersonByEveryKey) {
    Columns columns;
    for (int i = 0; i < 100; ++i) columns.put(somebody("p" + std::to_string(i)));
    const Row row = *columns.row_of(id<PersonId>("p42"));
    EXPECT_EQ(columns.record(row), somebody("p42"));
    EXPECT_EQ(columns.row_of_address("p42@corp.example"), row);
    EXPECT_EQ(columns.row_of_account(id<AccountId>("account of p42")), row);
    EXPECT_EQ(columns.row_of_membership(id<MembershipId>("membership of p42")), row);
    EXPECT_EQ(columns.row_of_invitation(id<InvitationId>("invitation of p42")), row);
    EXPECT_EQ(columns.row_of_username(*Username::parse("u.p42")), row);
    EXPECT_EQ(columns.row_of_external_id({std::nullopt, *ExternalId::parse("E-p42")}), row);
    EXPECT_FALSE(columns.row_of(id<PersonId>("nobody")));
    EXPECT_FALSE(columns.row_of_address("nobody@corp.example"));
    EXPECT_FALSE(columns.row_of_account(id<AccountId>("p42")));
}

TEST(Columns, PrepareToFindStepByStepWhatIsStillComing) {
    Columns columns;
    EXPECT_FALSE(columns.prepare(10));
    for (int i = 0; i < 25; ++i) columns.put(somebody("p" + std::to_string(i)));
    EXPECT_TRUE(columns.prepare(10));
    columns.remove(id<PersonId>("p12"));
    for (int i = 25; i < 60; ++i) columns.put(somebody("p" + std::to_string(i)));
    int steps = 0;
    while (columns.prepare(10)) ASSERT_LT(++steps, 20);
    const std::size_t bytes = columns.bytes();
    for (int i = 0; i < 60; ++i) {
        const std::string word = "p" + std::to_string(i);
        EXPECT_EQ(columns.row_of_username(*Username::parse("u." + word)),
                  columns.row_of(id<PersonId>(word)));
    }
    EXPECT_EQ(columns.bytes(), bytes);
    columns.put(somebody("later"));
    EXPECT_FALSE(columns.prepare(10));
    EXPECT_TRUE(columns.row_of_address("later@corp.example"));
}

TEST(Columns, ForgetTheKeysThatAPersonNoLongerHas) {
    Columns columns;
    columns.put(somebody("ada"));
    EXPECT_TRUE(columns.row_of_address("ada@corp.example"));
    Record moved = somebody("ada");
    moved.person.address = *EmailAddress::parse("ada@other.example");
    moved.person.username.reset();
    columns.put(moved);
    EXPECT_EQ(columns.size(), 1U);
    EXPECT_FALSE(columns.row_of_address("ada@corp.example"));
    EXPECT_FALSE(columns.row_of_username(*Username::parse("u.ada")));
    EXPECT_EQ(columns.record(*columns.row_of_address("ada@other.example")), moved);
    columns.remove(id<PersonId>("ada"));
    EXPECT_EQ(columns.size(), 0U);
    EXPECT_FALSE(columns.row_of(id<PersonId>("ada")));
    EXPECT_FALSE(columns.row_of_address("ada@other.example"));
    columns.remove(id<PersonId>("ada"));
}

TEST(Columns, AreSweptWhenMostRowsAreDead) {
    Columns columns;
    for (int i = 0; i < 10; ++i) columns.put(somebody("p" + std::to_string(i)));
    EXPECT_TRUE(columns.row_of_address("p3@corp.example"));
    for (int turn = 0; turn < 500; ++turn) {
        for (int i = 0; i < 10; ++i) {
            Record changed = somebody("p" + std::to_string(i));
            changed.change = static_cast<std::uint64_t>(turn);
            columns.put(changed);
        }
    }
    EXPECT_GT(columns.sweeps(), 0U);
    EXPECT_EQ(columns.size(), 10U);
    EXPECT_LT(columns.rows(), 1100U);
    for (int i = 0; i < 10; ++i) {
        const auto row = columns.row_of_address("p" + std::to_string(i) + "@corp.example");
        ASSERT_TRUE(row);
        EXPECT_EQ(columns.record(*row).change, 499U);
        EXPECT_EQ(columns.id(*row), id<PersonId>("p" + std::to_string(i)));
        EXPECT_EQ(columns.seats_end(*row) - columns.seats_begin(*row), 1);
    }
}

TEST(Columns, KeepTheTextThatIsSearched) {
    Columns columns;
    Record zoe = somebody("zoe");
    zoe.person.name = *Name::parse("Zoë Ångström");
    columns.put(zoe);
    EXPECT_EQ(columns.text(0),
              "zoe angstrom\x1fzoe@corp.example\x1fu.zoe\x1f"
              "e-zoe");
}

TEST(Columns, KeepRowsOfManyPages) {
    Columns columns;
    const int many = 3 * static_cast<int>(ColumnPage::rows) + 7;
    const auto word = [](int number) { return "p" + std::to_string(number) + "x"; };
    for (int i = 0; i < many; ++i) columns.put(somebody(word(i)));
    for (int i = 0; i < many; i += 2) columns.remove(id<PersonId>(word(i)));
    for (int i = 1; i < many; i += 2) {
        const auto row = columns.row_of(id<PersonId>(word(i)));
        ASSERT_TRUE(row) << i;
        EXPECT_EQ(columns.record(*row), somebody(word(i)));
        EXPECT_EQ(columns.seats_end(*row) - columns.seats_begin(*row), 1);
        RowSet found;
        found.reset(columns.rows());
        find_rows(columns, "u." + word(i), found);
        EXPECT_EQ(found.count(), 1U);
        EXPECT_TRUE(found.has(*row));
    }
}

// People who have a place in everything there is.
TEST(Columns, LeaveRowsOutForWhatAPageHasNoRoomFor) {
    constexpr Row a_page = 26;
    const auto word = [](Row number) { return "p" + std::to_string(number); };
    const auto everywhere = [&](Row number) {
        Record record = somebody(word(number));
        record.memberships.resize(10'000, record.memberships.front());
        return record;
    };
    Columns columns;
    for (Row number = 0; number <= a_page; ++number) columns.put(everywhere(number));
    columns.put(somebody("zoe"));
    EXPECT_EQ(columns.size(), a_page + 2);
    EXPECT_EQ(columns.rows(), ColumnPage::rows + 2);
    EXPECT_FALSE(columns.is_live(a_page));
    EXPECT_EQ(columns.row_of(id<PersonId>(word(a_page - 1))), a_page - 1);
    EXPECT_EQ(columns.row_of(id<PersonId>(word(a_page))), ColumnPage::rows);
    EXPECT_EQ(columns.record(ColumnPage::rows), everywhere(a_page));
    EXPECT_EQ(columns.record(ColumnPage::rows + 1), somebody("zoe"));
    RowSet found;
    found.reset(columns.rows());
    find_rows(columns, "corp", found);
    EXPECT_EQ(found.count(), a_page + 2);
}

}  // namespace
}  // namespace usher
