#pragma once

#include <string_view>

#include <string>
#include <utility>
#include <vector>

#include "shared/lifecycle/former.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/lifecycle/tally.hpp"

namespace usher {

/// What a decision about an organization may read: that organization, and nothing of accounts.
/// Whatever is returned is owned by the roster behind it and good until that changes; null means
/// known to be absent.
class Directory {
public:
    virtual ~Directory() = default;

    virtual const Instance& instance() const = 0;
    virtual const Organization* organization() const = 0;
    virtual const Record* person(PersonId id) const = 0;
    virtual const Record* person_of_address(std::string_view key) const = 0;
    virtual const Record* person_of_account(AccountId id) const = 0;
    virtual const Record* person_of_membership(MembershipId id) const = 0;
    virtual const Record* person_of_invitation(InvitationId id) const = 0;
    virtual const Record* person_of_username(const Username& username) const = 0;
    virtual const Record* person_of_external_id(const ExternalIdentity& id) const = 0;
    /// Null where it is hidden from the viewer: a rule that meets hidden passes in a prediction.
    virtual const Tally* tally() const = 0;
    /// Everybody who has it in a membership of any phase, in order of their ids; at most
    /// limits::records_a_command + 1 of them.
    virtual std::vector<const Record*> people_with(RoleId role) const = 0;
    virtual std::vector<const Record*> people_with(GroupId group) const = 0;
    virtual std::vector<const Record*> people_in(ProjectId project) const = 0;
    /// What the command changed, while it can be undone.
    virtual const Former* former(CommandId command) const = 0;
    /// Whoever bears it, here or elsewhere: people type these when they sign in.
    virtual const Organization* organization_of_handle(const OrganizationHandle& handle) const = 0;
};

/// What the owner of an account may ask besides. No command of an organization is ever given one.
class OwnerDirectory : public Directory {
public:
    using Directory::organization;
    virtual const Organization* organization(OrganizationId id) const = 0;
    virtual const Account* account(AccountId id) const = 0;
    virtual const Account* account_of_address(std::string_view key) const = 0;
    virtual const Account* account_of_handle(const Handle& handle) const = 0;
    virtual const Account* account_of_provider(const ProviderSubject& subject) const = 0;
    /// Where the account is linked to a person, in order of the organizations' ids.
    struct Home {
        const Organization* organization;
        const Record* record;
        const Tally* tally;
    };
    virtual std::vector<Home> homes_of(AccountId id) const = 0;
};

/// How a key names an external id and a provider's subject.
std::string external_id_key(const ExternalIdentity& id);
std::string provider_key(const ProviderSubject& subject);

}  // namespace usher
