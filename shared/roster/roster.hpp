#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/event.hpp"
#include "shared/lifecycle/key.hpp"

namespace usher {

/// The records in memory, of any number of organizations, with the look-ups a decision needs. On
/// the server it is small and filled for one batch; in the browser it is the replica and holds
/// everything its viewer may see.
class Roster {
public:
    /// What it means that a key was never filled: `unknown` must be filled before it is read;
    /// `absent` is an answer.
    enum class Unfilled { unknown, absent };

    /// What was changed since `forget_touched`.
    struct Touched {
        std::unordered_set<OrganizationId> organizations;
        std::unordered_map<OrganizationId, std::unordered_set<PersonId>> people;
        std::unordered_set<OrganizationId> tallies;
        std::unordered_set<AccountId> accounts;
        bool instance = false;
    };

    explicit Roster(Unfilled unfilled) : unfilled_{unfilled} {}

    /// True when the key has been answered, with a record or with absence.
    bool knows(const Key& key) const;

    void put(Instance instance);
    void put(Organization organization);
    void put(OrganizationId home, Record record);
    void put(Account account);
    void put(OrganizationId home, Tally tally);
    void put(OrganizationId home, Former former);
    /// Remembers that there is no such thing; of a key that has many answers, that all have been
    /// put.
    void put_absent(const Key& key);
    void remove(OrganizationId home, PersonId person);
    void remove(AccountId account);
    /// Calls `change` with the person's record, if there is one.
    template <class Change>
    void change(OrganizationId home, PersonId person, const Change& change) {
        const auto house = houses_.find(home);
        if (house == houses_.end()) return;
        const auto found = house->second.people.find(person);
        if (found == house->second.people.end()) return;
        unindex(house->second, found->second);
        change(found->second);
        index(house->second, found->second);
    }

    /// Reading something that `knows` denies is a broken invariant; null means absent.
    const Instance& instance() const;
    const Organization* organization(OrganizationId home) const;
    const Record* person(OrganizationId home, PersonId id) const;
    const Record* person_of_address(OrganizationId home, std::string_view key) const;
    const Record* person_of_account(OrganizationId home, AccountId id) const;
    const Record* person_of_membership(OrganizationId home, MembershipId id) const;
    const Record* person_of_invitation(OrganizationId home, InvitationId id) const;
    const Record* person_of_username(OrganizationId home, const Username& username) const;
    const Record* person_of_external_id(OrganizationId home, const ExternalIdentity& id) const;
    const Account* account(AccountId id) const;
    const Account* account_of_address(std::string_view key) const;
    const Account* account_of_handle(const Handle& handle) const;
    const Account* account_of_provider(const ProviderSubject& subject) const;
    const Organization* organization_of_handle(const OrganizationHandle& handle) const;
    /// Null where it is hidden.
    const Tally* tally(OrganizationId home) const;
    const Former* former(OrganizationId home, CommandId command) const;
    /// Those of the people here of whom one membership has it, in order of their ids; at most
    /// limits::records_a_command + 1.
    std::vector<const Record*> people_with(OrganizationId home, RoleId role) const;
    std::vector<const Record*> people_with(OrganizationId home, GroupId group) const;
    std::vector<const Record*> people_in(OrganizationId home, ProjectId project) const;
    std::vector<OrganizationId> homes_of(AccountId account) const;

    /// Every record of an organization, in no particular order.
    const std::unordered_map<PersonId, Record>& people(OrganizationId home) const;

    const Touched& touched() const { return touched_; }
    void forget_touched() { touched_ = {}; }

    /// Stamps what the last evolutions touched in an organization.
    void stamp(OrganizationId home, const std::vector<PersonId>& people, bool organization,
               std::uint64_t change);

private:
    friend class TurnEvolution;
    friend void evolve_predicted(Roster& roster, const Event& event);

    using ById = std::unordered_map<Bits128, PersonId>;
    using ByName = std::unordered_map<std::string, PersonId>;

    struct House {
        std::optional<Organization> organization;
        std::optional<Tally> tally;
        std::unordered_map<PersonId, Record> people;
        ByName by_address;
        ById by_account;
        ById by_membership;
        ById by_invitation;
        ByName by_username;
        ByName by_external_id;
        std::unordered_map<CommandId, Former> formers;
    };

    bool holds(const Key& key) const;
    static void index(House& house, const Record& record);
    static void unindex(House& house, const Record& record);
    const House* house(OrganizationId home) const;
    const Record* found(OrganizationId home, const PersonId* id, const Key& key) const;
    const Record* found_by_id(ById House::*index, const Key& key) const;
    const Record* found_by_text(ByName House::*index, const Key& key) const;
    std::vector<const Record*> people_of_whom(const Key& key,
                                              bool (*one)(const Membership&, Bits128)) const;
    const Bits128* found_by_name(const Key& key) const;

    Unfilled unfilled_;
    std::optional<Instance> instance_;
    std::unordered_map<OrganizationId, House> houses_;
    std::unordered_map<AccountId, Account> accounts_;
    std::unordered_map<std::string, AccountId> accounts_by_address_;
    std::unordered_set<Key> absent_;
    Touched touched_;
};

}  // namespace usher
