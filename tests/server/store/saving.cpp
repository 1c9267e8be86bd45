#include <gtest/gtest.h>

#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class SaveThings : public StoreContract {
protected:
    std::optional<Record> read(OrganizationId home, PersonId person) {
        Roster roster{Roster::Unfilled::unknown};
        store().begin()->load({{Key::Kind::person, home, person.bits, {}}}, roster);
        const Record* record = roster.person(home, person);
        return record == nullptr ? std::nullopt : std::optional{*record};
    }

    const OrganizationId home_ = id<OrganizationId>(1);
};
USHER_ON_EVERY_ENGINE(SaveThings);

TEST_P(SaveThings, RecordComesBackEqualAfterRestart) {
    put(store(), sample_organization(1));
    Batch batch{store()};
    const Record record =
        batch.put(home_, sample_member(20, "John.Wayne@Cowboy.com", id<AccountId>(5)));
    batch.commit();
    reopen();
    const auto stored = read(home_, record.person.id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(*stored, record);
    // Addresses compare by key; they must also come back as they were typed.
    EXPECT_EQ(stored->person.address->text(), "John.Wayne@Cowboy.com");
    EXPECT_EQ(stored->invitations[1].written_to->text(), "John.Wayne@Cowboy.com");
}

TEST_P(SaveThings, EverythingOfARecordComesBackEqual) {
    put(store(), sample_organization(1));
    Batch batch{store()};
    const Record record = batch.put(home_, full_record(20, "jw@cowboy.com"));
    batch.commit();
    EXPECT_EQ(read(home_, record.person.id), record);
    EXPECT_EQ(reader().changes(home_, 0, {}, 10).people, std::vector{record});
}

TEST_P(SaveThings, EverythingOfAnOrganizationComesBackEqual) {
    Batch batch{store()};
    const Organization organization = batch.put(full_organization(1));
    batch.commit();
    EXPECT_EQ(reader().organization(home_), organization);
}

TEST_P(SaveThings, EverythingOfAnAccountComesBackEqual) {
    const Account account = full_account(5, "maya@corp.example");
    put(store(), account);
    const auto stored = reader().account(account.id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->handle, account.handle);
    EXPECT_EQ(stored->second_factor.reveal(), account.second_factor.reveal());
    EXPECT_EQ(stored->providers, account.providers);
    EXPECT_EQ(stored->suspended_at, account.suspended_at);
}

TEST_P(SaveThings, WhatWasTakenAwayStaysAway) {
    put(store(), full_organization(1), full_account(5, "maya@corp.example"));
    Batch batch{store()};
    batch.put(home_, full_record(20, "jw@cowboy.com"));
    batch.commit();
    Batch second{store()};
    const Organization organization = second.put(sample_organization(1));
    const Record record = second.put(home_, sample_record(20, "jw@cowboy.com"));
    second.put(sample_account(5, "maya@corp.example"));
    second.commit();
    EXPECT_EQ(reader().organization(home_), organization);
    EXPECT_EQ(read(home_, record.person.id), record);
    EXPECT_TRUE(reader().account(id<AccountId>(5))->second_factor.empty());
}

TEST_P(SaveThings, RemovedAccountIsGoneWithItsSessions) {
    const Account account = sample_account(5, "maya@corp.example");
    put(store(), account);
    Batch batch{store()};
    batch.transaction().save_session(
        {digest(4), app::Session::State::full, account.id, 1, {200}, {200}});
    batch.commit();
    Batch removal{store()};
    removal.remove(account.id);
    removal.commit();
    EXPECT_FALSE(reader().account(account.id));
    EXPECT_FALSE(reader().session(digest(4)));
}

TEST_P(SaveThings, PersonWithNothingComesBackEqual) {
    put(store(), sample_organization(1));
    Record bare;
    bare.person.id = id<PersonId>(20);
    Batch batch{store()};
    bare = batch.put(home_, bare);
    batch.commit();
    EXPECT_EQ(read(home_, bare.person.id), bare);
}

TEST_P(SaveThings, OrganizationComesBackEqual) {
    Batch batch{store()};
    const Organization organization = batch.put(sample_organization(1));
    batch.commit();
    EXPECT_EQ(reader().organization(home_), organization);
    EXPECT_EQ(reader().organization(id<OrganizationId>(2)), std::nullopt);
}

TEST_P(SaveThings, AccountComesBackEqual) {
    const Account account = sample_account(5, "Maya@Corp.example");
    put(store(), account);
    const auto stored = reader().account(account.id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->id, account.id);
    EXPECT_EQ(stored->name, account.name);
    EXPECT_EQ(stored->addresses, account.addresses);
    EXPECT_EQ(stored->addresses[0].address.text(), "Maya@Corp.example");
    EXPECT_EQ(stored->credential.reveal(), account.credential.reveal());
    EXPECT_EQ(stored->locale, account.locale);
    EXPECT_EQ(stored->created_at, account.created_at);
    EXPECT_EQ(stored->session_generation, account.session_generation);
}

TEST_P(SaveThings, InstanceBeginsNotSetUpAndComesBackEqual) {
    EXPECT_EQ(reader().instance(), Instance{});
    const Instance instance{
        true, {id<AccountId>(9), id<AccountId>(5)}, {true, true, AccountVisibility::org_admin}};
    put(store(), instance);
    EXPECT_EQ(reader().instance(), instance);
}

TEST_P(SaveThings, WhatVanishedFromThingsIsGone) {
    Organization organization = sample_organization(1);
    Account account = sample_account(5, "maya@corp.example");
    put(store(), organization, account, Instance{true, {id<AccountId>(5), id<AccountId>(6)}, {}});
    Batch batch{store()};
    Record record = batch.put(home_, sample_record(20, "jw@cowboy.com"));
    batch.commit();

    organization.roles.erase(organization.roles.begin());
    account.addresses.erase(account.addresses.begin());
    record.memberships.erase(record.memberships.begin());
    record.invitations.erase(record.invitations.begin());
    Batch second{store()};
    organization = second.put(organization);
    second.put(account);
    second.put(Instance{true, {id<AccountId>(6)}, {}});
    record = second.put(home_, record);
    second.commit();

    EXPECT_EQ(reader().organization(home_), organization);
    EXPECT_EQ(reader().account(account.id)->addresses, account.addresses);
    EXPECT_EQ(reader().instance().administrators, std::vector{id<AccountId>(6)});
    EXPECT_EQ(read(home_, record.person.id), record);
}

TEST_P(SaveThings, MembershipMayMoveToAnotherPersonOfTheSameBatch) {
    put(store(), sample_organization(1));
    Batch batch{store()};
    Record first = batch.put(home_, sample_record(20, "jw@cowboy.com"));
    Record second = batch.put(home_, sample_record(30, "maya@corp.example"));
    batch.commit();

    // In both directions, whichever of the two is written first.
    std::swap(first.memberships, second.memberships);
    std::swap(first.invitations, second.invitations);
    Batch merge{store()};
    first = merge.put(home_, first);
    second = merge.put(home_, second);
    merge.commit();

    EXPECT_EQ(read(home_, first.person.id), first);
    EXPECT_EQ(read(home_, second.person.id), second);
}

TEST_P(SaveThings, RemovedPersonIsGoneWithTheirClaims) {
    put(store(), sample_organization(1));
    Batch batch{store()};
    const Record record = batch.put(home_, full_record(20, "jw@cowboy.com"));
    batch.commit();
    Batch removal{store()};
    removal.remove(home_, record.person.id);
    removal.commit();
    EXPECT_EQ(read(home_, record.person.id), std::nullopt);
    EXPECT_EQ(reader().person_of_invitation(home_, record.invitations[0].id), std::nullopt);
    const auto transaction = store().begin();
    for (Claim claim : claims_of({home_, PersonAdded{record.person}})) {
        claim.owner = bits(99);
        EXPECT_TRUE(transaction->claim(claim)) << claim.key;
    }
}

TEST_P(SaveThings, OrganizationsMayUseTheSameIds) {
    put(store(), sample_organization(1), sample_organization(2));
    Batch batch{store()};
    const Record here = batch.put(home_, sample_record(20, "jw@cowboy.com"));
    const Record there = batch.put(id<OrganizationId>(2), sample_record(20, "maya@corp.example"));
    batch.commit();
    EXPECT_EQ(read(home_, here.person.id), here);
    EXPECT_EQ(read(id<OrganizationId>(2), there.person.id), there);
}

}  // namespace
}  // namespace usher::test
