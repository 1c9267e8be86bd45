#pragma once

#include <string_view>

#include "shared/lifecycle/state.hpp"

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
};

/// What the owner of an account may ask besides. No command of an organization is ever given one.
class OwnerDirectory : public Directory {
public:
    virtual const Account* account(AccountId id) const = 0;
    virtual const Account* account_of_address(std::string_view key) const = 0;
};

}  // namespace usher
