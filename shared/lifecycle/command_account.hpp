#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// First start: founder, organization, administrator of the server.
struct SetUp {
    AccountId account;
    Name name;
    EmailAddress address;
    Secret credential;
    OrganizationId organization;
    Name organization_name;
    PersonId person;
    MembershipId membership;
    /// Founder, Admin, Inviter, Member.
    std::vector<RoleId> roles;
    bool copied_link_proves_mailbox = false;
};

/// Makes the account of somebody who has proved the address, by an invitation's link or where the
/// instance lets everybody sign up.
struct CreateAccount {
    AccountId account;
    Name name;
    EmailAddress address;
    Secret credential;
    Locale locale;
    std::optional<Handle> handle;
    /// Instead of a password: who signed in at a provider.
    std::optional<ProviderSubject> provider;
};

/// By the server's administrator, who is its first manager until somebody else is.
struct CreateOrganization {
    /// Whoever is to run it, with the founder's role: invited like anybody.
    struct Founder {
        PersonId person;
        MembershipId membership;
        InvitationId invitation;
        EmailAddress address;
        Name name;
        Message message;
    };

    OrganizationId organization;
    Name name;
    std::optional<OrganizationHandle> handle;
    PersonId person;
    MembershipId membership;
    /// Founder, Admin, Inviter, Member.
    std::vector<RoleId> roles;
    std::optional<Founder> founder;
};

/// The holder of an access code makes the account of its person, who has no address.
struct ClaimCode {
    AccountId account;
    Name name;
    Secret credential;
    Locale locale;
    std::optional<Handle> handle;
};

/// The holder of a recovery code chooses a new password; every session ends.
struct RecoverAccount {
    Secret credential;
};

/// What is named is changed.
struct EditAccount {
    std::optional<Name> name;
    std::optional<Locale> locale;
    std::optional<Handle> handle;
};

/// Every other session ends.
struct ChangePassword {
    Secret credential;
};

struct SetSecondFactor {
    Secret second_factor;
};

/// By its owner, or by the server's administrator: then every session ends.
struct ResetSecondFactor {
    AccountId account;
};

/// The session has proved the address.
struct AddAddress {
    EmailAddress address;
};

struct RemoveAddress {
    EmailAddress address;
};

struct LinkProvider {
    ProviderSubject provider;
};

struct UnlinkProvider {
    ProviderSubject provider;
};

/// By the server's administrator.
struct SuspendAccount {
    AccountId account;
};

struct ReinstateAccount {
    AccountId account;
};

/// By its owner or the server's administrator: every session ends.
struct EndSessions {
    AccountId account;
};

/// By its owner or the server's administrator: memberships end, the organizations' own entries
/// stay.
struct EraseAccount {
    AccountId account;
};

struct SetInstancePolicies {
    InstancePolicies policies;
    /// As for the edits of an organization (command_organization.hpp).
    std::optional<InstancePolicies> was;
};

/// By the server's administrator: it stands still (standing.hpp) until it is reinstated.
struct SuspendOrganization {
    OrganizationId organization;
};

struct ReinstateOrganization {
    OrganizationId organization;
};

/// By an administrator of the server, for another.
struct AddAdministrator {
    AccountId account;
};

struct RemoveAdministrator {
    AccountId account;
};

}  // namespace usher
