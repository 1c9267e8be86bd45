#include "tests/server/store/recent_claim.hpp"

namespace usher::test {
namespace {

TEST_F(RecentClaim, IsHeldBeforeItIsInTheTable) {
    add(20);
    EXPECT_TRUE(in_table().empty());
    EXPECT_TRUE(can_claim(address_of(20), 20));
    EXPECT_FALSE(can_claim(address_of(20), 21));
    EXPECT_EQ(found_at(address_of(20)), 20U);
}

TEST_F(RecentClaim, GoesToTheTableInItsOrderOnceARoundIsLarge) {
    for (const std::uint64_t person : {23U, 21U, 22U}) add(person);
    EXPECT_TRUE(in_table().empty());
    EXPECT_EQ(claimed(), 0U);
    // A third of the next round, so a third of this one and somewhat more.
    add(24);
    EXPECT_EQ(in_table(), lines({21, 22}));
    EXPECT_EQ(claimed(), 0U);
    add(25);
    EXPECT_EQ(in_table(), lines({21, 22, 23}));
    EXPECT_EQ(claimed(), 4U);
    for (const std::uint64_t person : {21U, 22U, 23U, 24U, 25U}) {
        EXPECT_EQ(found_at(address_of(person)), person);
        EXPECT_FALSE(can_claim(address_of(person), 99));
    }
}

TEST_F(RecentClaim, IsNotAskedOfEverSoManyWhoChangeWithoutOne) {
    add(20);
    for (int i = 0; i < 4; ++i) save(20, address_of(20));
    EXPECT_EQ(claimed(), 0U);
    save(20, address_of(20));
    EXPECT_EQ(claimed(), 6U);
    EXPECT_EQ(in_table(), lines({20}));
}

TEST_F(RecentClaim, IsInTheTableOnceTheDatabaseIsOpenedAgain) {
    for (const std::uint64_t person : {20U, 21U, 22U, 23U, 24U}) add(person);
    open();
    EXPECT_EQ(in_table(), lines({20, 21, 22, 23, 24}));
    EXPECT_EQ(claimed(), 6U);
}

TEST_F(RecentClaim, OutlivesAServerThatIsKilled) {
    for (const std::uint64_t person : {20U, 21U, 22U, 23U, 24U}) add(person);
    open_what_is_on_disk();
    EXPECT_EQ(in_table(), lines({20, 21, 22, 23, 24}));
    EXPECT_FALSE(can_claim(address_of(24), 99));
}

TEST_F(RecentClaim, IsLetGoOfWhereverItIs) {
    for (const std::uint64_t person : {20U, 21U, 22U}) add(person);
    // In the round that is large, of which the same commit takes two to the table.
    give_up(20, address_of(20), "new@corp.example");
    EXPECT_EQ(in_table(), lines({21}));
    // In the one that is collected.
    give_up(20, "new@corp.example", "newer@corp.example");
    EXPECT_EQ(in_table(), lines({21, 22}));
    // In the table.
    give_up(21, address_of(21), "other@corp.example");
    EXPECT_EQ(in_table(), lines({22}));
    for (const char* free : {"a20@corp.example", "new@corp.example", "a21@corp.example"}) {
        EXPECT_TRUE(can_claim(free, 99)) << free;
        EXPECT_EQ(found_at(free), 0U) << free;
    }
    EXPECT_EQ(found_at("newer@corp.example"), 20U);
    EXPECT_EQ(found_at("other@corp.example"), 21U);
    open_what_is_on_disk();
    EXPECT_EQ(in_table(), claims_of_people(store_->reader()));
}

TEST_F(RecentClaim, PassesFromOneToAnotherInOneTransaction) {
    save(20, "wanted@corp.example");
    for (const std::uint64_t person : {21U, 22U}) add(person);
    pass_on(20, "wanted@corp.example", 23);
    EXPECT_EQ(found_at("wanted@corp.example"), 23U);
    EXPECT_FALSE(can_claim("wanted@corp.example", 20));
    open_what_is_on_disk();
    EXPECT_EQ(found_at("wanted@corp.example"), 23U);
}

/// A store that was not read yet opens a connection for it once memory was asked.
TEST_F(RecentClaim, IsFoundWhenItPassesOnBetweenMemoryAndTheSnapshot) {
    save(20, "wanted@corp.example");
    files_.before_next_open([&] { pass_on(20, "wanted@corp.example", 21); });
    EXPECT_EQ(found_at("wanted@corp.example"), 21U);
    open();
    files_.before_next_open([&] { pass_on(21, "wanted@corp.example", 22); });
    const auto people = store_->reader().people_of_address("wanted@corp.example");
    ASSERT_EQ(people.size(), 1U);
    EXPECT_EQ(people.front().second.person.id, id<PersonId>(22));
}

TEST_F(RecentClaim, OfATransactionThatIsGivenUpIsNobodys) {
    add(20);
    {
        Batch batch{*store_};
        batch.transaction().release(claim(address_of(20), 20));
        batch.put(home_, person_with(21, address_of(20)));
        batch.put(home_, person_with(22, address_of(22)));
        batch.save();
    }
    EXPECT_EQ(found_at(address_of(20)), 20U);
    EXPECT_FALSE(can_claim(address_of(20), 21));
    EXPECT_TRUE(can_claim(address_of(22), 99));
}

TEST_F(RecentClaim, OfACommitThatFailsIsNobodys) {
    for (const std::uint64_t person : {20U, 21U, 22U}) add(person);
    for (const std::uint64_t operation : {1U, 2U}) {
        files_.fail_at(operation, SQLITE_FULL, FailingFiles::Lasting::once);
        EXPECT_THROW(give_up(20, address_of(20), "new@corp.example"), app::StoreFailure);
        files_.heal();
        EXPECT_TRUE(can_claim("new@corp.example", 99));
        EXPECT_FALSE(can_claim(address_of(20), 99));
        EXPECT_TRUE(in_table().empty());
    }
    give_up(20, address_of(20), "new@corp.example");
    EXPECT_EQ(found_at("new@corp.example"), 20U);
    EXPECT_EQ(in_table(), lines({21}));
}

TEST_F(RecentClaim, IsBelievedOnlyWhenTheRecordSaysSoToo) {
    add(20);
    const auto transaction = store_->begin();
    transaction->release(claim(address_of(20), 20));
    transaction->claim(claim(address_of(20), 21));
    transaction->claim(claim("nobody@corp.example", 20));
    transaction->commit();
    // There is no person 21, and 20 has another address.
    EXPECT_EQ(found_at(address_of(20)), 0U);
    EXPECT_EQ(found_at("nobody@corp.example"), 0U);
    EXPECT_TRUE(store_->reader().people_of_address("nobody@corp.example").empty());
}

TEST_F(RecentClaim, OfTwoPeopleKeepsTheDatabaseFromOpening) {
    add(20);
    store_.reset();
    run_sql(file_,
            "INSERT INTO claims SELECT 1, 'a20@corp.example', id, zeroblob(16) FROM organizations");
    const auto opened = store::SqliteStore::open(file_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().problem, store::OpenProblem::failed);
    EXPECT_NE(opened.error().what.find("have the same address"), std::string::npos)
        << opened.error().what;
}

TEST(DoubtfulCommit, HoldsWhenItsNumberIsStored) {
    const auto home = id<OrganizationId>(1);
    for (const std::uint64_t stored : {6U, 7U}) {
        store::RecentClaims recent{{}};
        store::RecentClaims::Change change;
        change.made.put({Claim::Kind::username, home, "maya", bits(20)});
        change.raised = {{home, 7}};
        recent.doubt(std::move(change));
        EXPECT_FALSE(recent.owner(Claim::Kind::username, home, "maya"));
        EXPECT_EQ(recent.candidates(Claim::Kind::username, home, "maya").who.size(), 1U);
        recent.resolve([&](OrganizationId) { return stored; });
        EXPECT_EQ(recent.owner(Claim::Kind::username, home, "maya").has_value(), stored == 7);
        recent.resolve([](OrganizationId) -> std::uint64_t {
            ADD_FAILURE() << "it was resolved already";
            return 0;
        });
    }
}

}  // namespace
}  // namespace usher::test
