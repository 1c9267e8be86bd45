#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

struct OrganizationCreated {
    Organization organization;
};

struct OrganizationEdited {
    Name name;
    std::optional<OrganizationHandle> handle;
    /// What it was before, for the claims.
    std::optional<OrganizationHandle> former_handle;
};

struct PoliciesSet {
    Policies policies;
};

struct OrganizationSuspended {
    Instant at;
};

struct OrganizationReinstated {};

/// Made, or all of it replaced but its id.
template <class Item>
struct Set {
    Item item;
};

template <class Id>
struct Removed {
    Id id;
};

using ProjectSet = Set<Project>;
using ProjectRemoved = Removed<ProjectId>;
using RoleSet = Set<Role>;
using RoleRemoved = Removed<RoleId>;
using GroupSet = Set<Group>;
using GroupRemoved = Removed<GroupId>;
using ApplicationSet = Set<Application>;
using ApplicationRemoved = Removed<ApplicationId>;
using IntegrationSet = Set<Integration>;
using IntegrationRemoved = Removed<IntegrationId>;
using TemplateSet = Set<Template>;
using AccessRequestSet = Set<AccessRequest>;
using JobSet = Set<Job>;

struct TemplateRemoved {
    Template::Kind kind = Template::Kind::invitation;
    Locale locale;
};

struct IdentityFieldsSet {
    std::vector<IdentityField> fields;
};

struct AccessRequestRemoved {
    enum class Cause : std::uint8_t { withdrawn = 0, denied = 1, approved = 2 };

    RequestId id;
    Cause cause = Cause::withdrawn;
    Message reason;
};

/// A change was taken back: the former records return, the people it made are gone. An invitation
/// keeps the highest generation it was ever given.
struct ChangeUndone {
    CommandId change;
    /// When the undone change was made: mail that it dropped then waits again.
    Instant changed_at;
    std::vector<Record> people;
    std::vector<PersonId> gone;
    /// When the change had been to the organization itself.
    std::optional<Organization> organization;
    /// The people before the undoing, for the claims.
    std::vector<Person> former;
};

}  // namespace usher
