#pragma once

#include "shared/lifecycle/directory.hpp"
#include "shared/roster/replica.hpp"

namespace usher {

/// The view of a replica that a prediction gets. What counts over everybody, what other
/// organizations are called and what can be undone is hidden there.
class ReplicaDirectory final : public Directory {
public:
    /// Refers to the replica. Its records are good as long as this one, unless the replica changes.
    explicit ReplicaDirectory(const Replica& replica) : replica_{replica} { replica.rest(); }

    const Instance& instance() const override { return instance_; }
    const Organization* organization() const override { return replica_.organization(); }
    const Record* person(PersonId id) const override { return replica_.person(id); }
    const Record* person_of_address(std::string_view key) const override {
        return replica_.person_of_address(key);
    }
    const Record* person_of_account(AccountId id) const override {
        return replica_.person_of_account(id);
    }
    const Record* person_of_membership(MembershipId id) const override {
        return replica_.person_of_membership(id);
    }
    const Record* person_of_invitation(InvitationId id) const override {
        return replica_.person_of_invitation(id);
    }
    const Record* person_of_username(const Username& username) const override {
        return replica_.person_of_username(username);
    }
    const Record* person_of_external_id(const ExternalIdentity& id) const override {
        return replica_.person_of_external_id(id);
    }
    const Tally* tally() const override { return nullptr; }
    std::vector<const Record*> people_with(RoleId role) const override {
        return replica_.people_with(role);
    }
    std::vector<const Record*> people_with(GroupId group) const override {
        return replica_.people_with(group);
    }
    std::vector<const Record*> people_in(ProjectId project) const override {
        return replica_.people_in(project);
    }
    const Former* former(CommandId) const override { return nullptr; }
    const Organization* organization_of_handle(const OrganizationHandle&) const override {
        return nullptr;
    }

private:
    const Replica& replica_;
    Instance instance_;
};

}  // namespace usher
