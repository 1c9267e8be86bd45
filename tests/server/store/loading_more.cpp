#include <gtest/gtest.h>

#include "shared/roster/roster_directory.hpp"
#include "shared/roster/turn.hpp"
#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

/// Maya, who has an account, is a member of two organizations; in the first there is somebody of
/// whom everything is known, and somebody with nothing.
class LoadMoreKeys : public StoreContract {
protected:
    LoadMoreKeys() {
        Batch batch{store()};
        batch.put(account_);
        organization_ = batch.put(organization_);
        elsewhere_ = batch.put(elsewhere_);
        full_ = batch.put(home_, full_);
        member_ = batch.put(home_, member_);
        there_ = batch.put(elsewhere_.id, there_);
        Record bare;
        bare.person.id = id<PersonId>(30);
        bare = batch.put(home_, bare);
        for (const Record& record : {full_, member_, bare}) tally_.add(record);
        tally_.count_send(Actor::of(id<IntegrationId>(73)), {100});
        batch.put(home_, tally_);
        batch.commit();
    }

    Roster load(const Keys& keys) {
        Roster roster{Roster::Unfilled::unknown};
        store().begin()->load(keys, roster);
        for (const Key& key : keys) EXPECT_TRUE(roster.knows(key)) << static_cast<int>(key.kind);
        return roster;
    }
    std::vector<PersonId> people(Key::Kind kind, const Bits128& id) {
        const Key key{kind, home_, id, {}};
        const Roster roster = load({key});
        std::vector<PersonId> ids;
        for (const auto& [person, record] : roster.people(home_)) ids.push_back(person);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    Account account_ = full_account(5, "maya@corp.example");
    Organization organization_ = full_organization(1);
    Organization elsewhere_ = full_organization(2);
    const OrganizationId home_ = organization_.id;
    Record full_ = full_record(20, "jw@cowboy.com");
    Record member_ = sample_member(21, "maya@corp.example", account_.id);
    Record there_ = sample_member(22, "maya@corp.example", account_.id);
    Tally tally_;
};
USHER_ON_EVERY_ENGINE(LoadMoreKeys);

TEST_P(LoadMoreKeys, FindsAPersonByUsernameAndByExternalId) {
    const std::string external = external_id_key(full_.person.external_ids[1]);
    const Roster roster = load({{Key::Kind::person_of_username, home_, {}, "user20"},
                                {Key::Kind::person_of_external_id, home_, {}, external}});
    EXPECT_EQ(*roster.person_of_username(home_, *full_.person.username), full_);
    EXPECT_EQ(*roster.person_of_external_id(home_, full_.person.external_ids[1]), full_);
}

TEST_P(LoadMoreKeys, FindsAnAccountByHandleAndByProvider) {
    const std::string subject = provider_key(account_.providers[0]);
    const Roster roster = load({{Key::Kind::account_of_handle, {}, {}, "handle5"},
                                {Key::Kind::account_of_provider, {}, {}, subject}});
    EXPECT_EQ(roster.account_of_handle(*account_.handle)->id, account_.id);
    EXPECT_EQ(roster.account_of_provider(account_.providers[0])->id, account_.id);
}

TEST_P(LoadMoreKeys, FindsAnOrganizationByHandle) {
    const Roster roster = load({{Key::Kind::organization_of_handle, {}, {}, "corp-2"}});
    EXPECT_EQ(*roster.organization_of_handle(*elsewhere_.handle), elsewhere_);
}

TEST_P(LoadMoreKeys, FindsTheTally) {
    const Roster roster = load({{Key::Kind::tally, home_, {}, {}}});
    EXPECT_EQ(*roster.tally(home_), tally_);
}

TEST_P(LoadMoreKeys, FindsEverybodyWithARoleInAGroupOrInAProject) {
    const std::vector both{full_.person.id, member_.person.id};
    EXPECT_EQ(people(Key::Kind::people_with_role, id<RoleId>(91).bits), both);
    EXPECT_TRUE(people(Key::Kind::people_with_role, id<RoleId>(92).bits).empty());
    EXPECT_EQ(people(Key::Kind::people_in_group, id<GroupId>(76).bits),
              std::vector{full_.person.id});
    EXPECT_TRUE(people(Key::Kind::people_in_group, id<GroupId>(77).bits).empty());
    EXPECT_EQ(people(Key::Kind::people_in_project, id<ProjectId>(7).bits), both);
    EXPECT_TRUE(people(Key::Kind::people_in_project, id<ProjectId>(8).bits).empty());
}

TEST_P(LoadMoreKeys, FindsEveryHomeOfAnAccountWithWhatItCounts) {
    const Roster roster = load({{Key::Kind::homes_of_account, {}, account_.id.bits, {}}});
    EXPECT_EQ(roster.homes_of(account_.id), (std::vector{home_, elsewhere_.id}));
    EXPECT_EQ(*roster.person_of_account(home_, account_.id), member_);
    EXPECT_EQ(*roster.person_of_account(elsewhere_.id, account_.id), there_);
    EXPECT_EQ(*roster.organization(elsewhere_.id), elsewhere_);
    EXPECT_EQ(*roster.tally(home_), tally_);
    EXPECT_NE(roster.tally(elsewhere_.id), nullptr);
}

TEST_P(LoadMoreKeys, CountsWhatWasNeverCounted) {
    Tally counted;
    counted.add(there_);
    const auto transaction = store().begin();
    Roster roster{Roster::Unfilled::unknown};
    transaction->load({{Key::Kind::tally, elsewhere_.id, {}, {}}}, roster);
    EXPECT_EQ(*roster.tally(elsewhere_.id), counted);
    transaction->commit();
    // It is kept: what is put now is not counted again.
    put(store(), sample_organization(3));
    Batch batch{store()};
    batch.put(elsewhere_.id, sample_record(40, "new@corp.example"));
    batch.commit();
    const Roster again = load({{Key::Kind::tally, elsewhere_.id, {}, {}}});
    EXPECT_EQ(*again.tally(elsewhere_.id), counted);
}

TEST_P(LoadMoreKeys, KnowsWhatIsAbsent) {
    const Bits128 nobody = bits(999);
    const Roster roster = load({
        {Key::Kind::tally, id<OrganizationId>(9), {}, {}},
        {Key::Kind::undo, home_, nobody, {}},
        {Key::Kind::homes_of_account, {}, nobody, {}},
        {Key::Kind::person_of_username, home_, {}, "nobody"},
        {Key::Kind::account_of_handle, {}, {}, "nobody"},
        {Key::Kind::organization_of_handle, {}, {}, "nowhere"},
    });
    EXPECT_EQ(roster.tally(id<OrganizationId>(9)), nullptr);
    EXPECT_EQ(roster.former(home_, CommandId{nobody}), nullptr);
    EXPECT_TRUE(roster.homes_of(AccountId{nobody}).empty());
}

// The batch has taken them away; the database still holds them.
TEST_P(LoadMoreKeys, NeverBringsBackWhatTheRosterHasRemoved) {
    const auto transaction = store().begin();
    Roster roster{Roster::Unfilled::unknown};
    const Key by_id{Key::Kind::person, home_, full_.person.id.bits, {}};
    const Key by_membership{
        Key::Kind::person_of_membership, home_, full_.memberships[0].id.bits, {}};
    transaction->load({by_id, {Key::Kind::account, {}, account_.id.bits, {}}}, roster);
    evolve(roster, {home_, PersonErased{full_.person.id, {}, {}, {}}});
    evolve(roster, {{}, AccountErased{account_.id, {}, {}, {}}});
    const Key by_handle{Key::Kind::account_of_handle, {}, {}, "handle5"};
    transaction->load({by_id, by_membership, by_handle}, roster);
    EXPECT_EQ(roster.person(home_, full_.person.id), nullptr);
    EXPECT_EQ(roster.person_of_membership(home_, full_.memberships[0].id), nullptr);
    EXPECT_EQ(roster.account_of_handle(*account_.handle), nullptr);
}

}  // namespace
}  // namespace usher::test
