#pragma once

#include <string>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/roster/roster.hpp"

namespace usher::test {

/// One organization with the accounts around it, as cheap to copy as it can be: what simulations
/// decide and evolve on, told from first principles and not by a roster.
class World final : public OwnerDirectory {
public:
    /// Decides as the server does, the rule on the result included.
    Decision decide(const Command& command) const;
    /// Makes the decision's events true and keeps what they changed, so that it can be undone.
    void apply(const Command& command, const Decision& decision);

    /// The same as a roster that knows everything.
    Roster roster() const;
    /// Everything but change numbers, as a text that two equal worlds share.
    std::string text() const;
    /// A number that two worlds share only where the rules cannot tell them apart: the last change
    /// that can be undone counts too.
    std::uint64_t fingerprint() const;

    OrganizationId home;
    Instance the_instance;
    Organization the_organization;
    /// In order of their ids.
    std::vector<Record> people;
    std::vector<Account> accounts;
    Tally counts;
    std::vector<Former> formers;
    std::uint64_t change = 0;

    const Instance& instance() const override { return the_instance; }
    const Organization* organization() const override { return &the_organization; }
    const Organization* organization(OrganizationId id) const override {
        return id == home ? &the_organization : nullptr;
    }
    const Record* person(PersonId id) const override;
    const Record* person_of_address(std::string_view key) const override;
    const Record* person_of_account(AccountId id) const override;
    const Record* person_of_membership(MembershipId id) const override;
    const Record* person_of_invitation(InvitationId id) const override;
    const Record* person_of_username(const Username& username) const override;
    const Record* person_of_external_id(const ExternalIdentity& id) const override;
    const Tally* tally() const override { return &counts; }
    std::vector<const Record*> people_with(RoleId role) const override;
    std::vector<const Record*> people_with(GroupId group) const override;
    std::vector<const Record*> people_in(ProjectId project) const override;
    const Former* former(CommandId command) const override;
    const Account* account(AccountId id) const override;
    const Account* account_of_address(std::string_view key) const override;
    const Account* account_of_handle(const Handle& handle) const override;
    const Account* account_of_provider(const ProviderSubject& subject) const override;
    std::vector<Home> homes_of(AccountId id) const override;
    const Organization* organization_of_handle(const OrganizationHandle& handle) const override;

private:
    void evolve(const Event& event);
    void replace(PersonId id, const Record* after);
};

}  // namespace usher::test
