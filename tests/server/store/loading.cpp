#include <gtest/gtest.h>

#include "shared/roster/turn.hpp"
#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class LoadKeys : public StoreContract {
protected:
    LoadKeys() {
        Batch batch{store()};
        batch.put(Instance{true, {account_.id}, {}});
        batch.put(account_);
        organization_ = batch.put(organization_);
        invited_ = batch.put(home_, invited_);
        member_ = batch.put(home_, member_);
        batch.commit();
    }

    Roster load(const Key& key) {
        Roster roster{Roster::Unfilled::unknown};
        const auto transaction = store().begin();
        transaction->load({key}, roster);
        return roster;
    }
    Roster load_person(Key::Kind kind, Bits128 id, std::string text = {}) {
        return load({kind, home_, id, std::move(text)});
    }

    Account account_ = sample_account(5, "maya@corp.example");
    Organization organization_ = sample_organization(1);
    const OrganizationId home_ = organization_.id;
    Record invited_ = sample_record(20, "jw@cowboy.com");
    Record member_ = sample_member(21, "maya@corp.example", account_.id);
};
USHER_ON_EVERY_ENGINE(LoadKeys);

TEST_P(LoadKeys, FindsTheInstance) {
    EXPECT_EQ(load({}).instance(), (Instance{true, {account_.id}, {}}));
}

TEST_P(LoadKeys, FindsAnOrganization) {
    const Roster roster = load({Key::Kind::organization, home_, {}, {}});
    ASSERT_NE(roster.organization(home_), nullptr);
    EXPECT_EQ(*roster.organization(home_), organization_);
}

TEST_P(LoadKeys, FindsTheWholeRecordByEveryKey) {
    const Membership& membership = invited_.memberships[1];
    const Invitation& invitation = invited_.invitations[0];

    const Roster by_id = load_person(Key::Kind::person, invited_.person.id.bits);
    const Roster by_address = load_person(Key::Kind::person_of_address, {}, "jw@cowboy.com");
    const Roster by_membership = load_person(Key::Kind::person_of_membership, membership.id.bits);
    const Roster by_invitation = load_person(Key::Kind::person_of_invitation, invitation.id.bits);
    const Roster by_account = load_person(Key::Kind::person_of_account, account_.id.bits);

    EXPECT_EQ(*by_id.person(home_, invited_.person.id), invited_);
    EXPECT_EQ(*by_address.person_of_address(home_, "jw@cowboy.com"), invited_);
    EXPECT_EQ(*by_membership.person_of_membership(home_, membership.id), invited_);
    EXPECT_EQ(*by_invitation.person_of_invitation(home_, invitation.id), invited_);
    EXPECT_EQ(*by_account.person_of_account(home_, account_.id), member_);
}

TEST_P(LoadKeys, FindsAnAccountByIdAndByAddress) {
    const Roster by_id = load({Key::Kind::account, {}, account_.id.bits, {}});
    const Roster by_address =
        load({Key::Kind::account_of_address, {}, {}, "second.maya@corp.example"});
    ASSERT_NE(by_id.account(account_.id), nullptr);
    EXPECT_EQ(by_id.account(account_.id)->name, account_.name);
    ASSERT_NE(by_address.account_of_address("second.maya@corp.example"), nullptr);
    EXPECT_EQ(by_address.account_of_address("second.maya@corp.example")->id, account_.id);
}

TEST_P(LoadKeys, KnowsWhatIsAbsent) {
    const Bits128 nobody = bits(999);
    const OrganizationId elsewhere = id<OrganizationId>(2);
    const Keys keys{
        {Key::Kind::organization, elsewhere, {}, {}},
        {Key::Kind::person, home_, nobody, {}},
        {Key::Kind::person_of_address, home_, {}, "nobody@corp.example"},
        {Key::Kind::person_of_account, home_, nobody, {}},
        {Key::Kind::person_of_membership, home_, nobody, {}},
        {Key::Kind::person_of_invitation, home_, nobody, {}},
        {Key::Kind::account, {}, nobody, {}},
        {Key::Kind::account_of_address, {}, {}, "nobody@corp.example"},
    };
    Roster roster{Roster::Unfilled::unknown};
    store().begin()->load(keys, roster);
    for (const Key& key : keys) EXPECT_TRUE(roster.knows(key)) << static_cast<int>(key.kind);
    EXPECT_EQ(roster.organization(elsewhere), nullptr);
    EXPECT_EQ(roster.person(home_, PersonId{nobody}), nullptr);
    EXPECT_EQ(roster.person_of_address(home_, "nobody@corp.example"), nullptr);
    EXPECT_EQ(roster.account(AccountId{nobody}), nullptr);
}

TEST_P(LoadKeys, KeepsOrganizationsApart) {
    const OrganizationId elsewhere = id<OrganizationId>(2);
    const Keys keys{
        {Key::Kind::person, elsewhere, member_.person.id.bits, {}},
        {Key::Kind::person_of_address, elsewhere, {}, "maya@corp.example"},
        {Key::Kind::person_of_account, elsewhere, account_.id.bits, {}},
        {Key::Kind::person_of_membership, elsewhere, member_.memberships[0].id.bits, {}},
        {Key::Kind::person_of_invitation, elsewhere, member_.invitations[0].id.bits, {}},
    };
    Roster roster{Roster::Unfilled::unknown};
    store().begin()->load(keys, roster);
    EXPECT_TRUE(roster.people(elsewhere).empty());
}

TEST_P(LoadKeys, NeverReplacesWhatTheRosterHolds) {
    const Key by_id{Key::Kind::person, home_, invited_.person.id.bits, {}};
    const Key by_old_invitation{
        Key::Kind::person_of_invitation, home_, invited_.invitations[0].id.bits, {}};
    Roster roster{Roster::Unfilled::unknown};
    const auto transaction = store().begin();
    transaction->load({by_id}, roster);
    // The batch has moved the record on; the database still holds the earlier one.
    Invitation envelope = invited_.invitations[1];
    envelope.id = id<InvitationId>(300);
    evolve(roster,
           {home_,
            Invited{invited_.person.id, envelope, {{invited_.memberships[0].id, id<RoleId>(91)}}}});
    roster.forget_touched();
    const Record expected = *roster.person(home_, invited_.person.id);

    transaction->load({by_id, by_old_invitation}, roster);

    EXPECT_EQ(*roster.person(home_, invited_.person.id), expected);
    EXPECT_EQ(*roster.person_of_invitation(home_, invited_.invitations[0].id), expected);
}

TEST_P(LoadKeys, SeesWhatTheSameTransactionSaved) {
    Batch batch{store()};
    const Record added = batch.put(home_, sample_record(30, "new@corp.example"));
    batch.save();
    Roster roster{Roster::Unfilled::unknown};
    batch.transaction().load({{Key::Kind::person_of_address, home_, {}, "new@corp.example"}},
                             roster);
    EXPECT_EQ(*roster.person_of_address(home_, "new@corp.example"), added);
}

}  // namespace
}  // namespace usher::test
