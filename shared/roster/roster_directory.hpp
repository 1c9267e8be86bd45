#pragma once

#include "shared/roster/roster.hpp"

namespace usher {

/// The read-only view of one organization in a roster that `decide` gets: a Directory, or an
/// OwnerDirectory.
template <class View>
class RosterView : public View {
public:
    using View::organization;

    RosterView(const Roster& roster, OrganizationId home) : roster_{roster}, home_{home} {}

    const Instance& instance() const override { return roster_.instance(); }
    const Organization* organization() const override { return roster_.organization(home_); }
    const Record* person(PersonId id) const override { return roster_.person(home_, id); }
    const Record* person_of_address(std::string_view key) const override {
        return roster_.person_of_address(home_, key);
    }
    const Record* person_of_account(AccountId id) const override {
        return roster_.person_of_account(home_, id);
    }
    const Record* person_of_membership(MembershipId id) const override {
        return roster_.person_of_membership(home_, id);
    }
    const Record* person_of_invitation(InvitationId id) const override {
        return roster_.person_of_invitation(home_, id);
    }
    const Record* person_of_username(const Username& username) const override {
        return roster_.person_of_username(home_, username);
    }
    const Record* person_of_external_id(const ExternalIdentity& id) const override {
        return roster_.person_of_external_id(home_, id);
    }
    const Tally* tally() const override { return roster_.tally(home_); }
    std::vector<const Record*> people_with(RoleId role) const override {
        return roster_.people_with(home_, role);
    }
    std::vector<const Record*> people_with(GroupId group) const override {
        return roster_.people_with(home_, group);
    }
    std::vector<const Record*> people_in(ProjectId project) const override {
        return roster_.people_in(home_, project);
    }
    const Former* former(CommandId command) const override {
        return roster_.former(home_, command);
    }
    const Organization* organization_of_handle(const OrganizationHandle& handle) const override {
        return roster_.organization_of_handle(handle);
    }

protected:
    const Roster& roster() const { return roster_; }

private:
    const Roster& roster_;
    OrganizationId home_;
};

using RosterDirectory = RosterView<Directory>;

class OwnerRosterDirectory final : public RosterView<OwnerDirectory> {
public:
    using RosterView::organization;
    using RosterView::RosterView;

    const Organization* organization(OrganizationId id) const override {
        return roster().organization(id);
    }
    const Account* account(AccountId id) const override { return roster().account(id); }
    const Account* account_of_address(std::string_view key) const override {
        return roster().account_of_address(key);
    }
    const Account* account_of_handle(const Handle& handle) const override {
        return roster().account_of_handle(handle);
    }
    const Account* account_of_provider(const ProviderSubject& subject) const override {
        return roster().account_of_provider(subject);
    }
    std::vector<Home> homes_of(AccountId id) const override;
};

}  // namespace usher
