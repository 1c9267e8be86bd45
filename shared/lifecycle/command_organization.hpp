#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// A thing as the author of an edit saw it; what it is known by (its id; a template's kind and
/// language) is not said again.
template <class Thing>
struct Seen {
    Thing thing;
};

// What replaces a whole thing may say what that `was` for its author: then the edit changes only
// what differs from it (merged_edit.hpp), and is judged by what comes of that.

struct EditOrganization {
    struct Was {
        Name name;
        std::optional<OrganizationHandle> handle;
    };
    Name name;
    std::optional<OrganizationHandle> handle;
    std::optional<Was> was;
};

struct SetPolicies {
    Policies policies;
    std::optional<Policies> was;
};

/// Refused when the id or the name is taken.
template <class Item>
struct Create {
    Item item;
};

/// Replaces all of the item but its id.
template <class Item>
struct Edit {
    Item item;
    std::optional<Seen<Item>> was;
};

using CreateProject = Create<Project>;
using EditProject = Edit<Project>;
/// Refused while anybody is in it. With `withdraw`, all who are there lose that membership first.
struct RemoveProject {
    ProjectId project;
    bool withdraw = false;
};

using CreateRole = Create<Role>;
using EditRole = Edit<Role>;
/// Refused while anybody has it, unless they are to have another instead.
struct RemoveRole {
    RoleId role;
    std::optional<RoleId> instead;
};

using CreateGroup = Create<Group>;
using EditGroup = Edit<Group>;
/// Refused while anybody is in it, unless they are to be in another instead, or in none.
struct RemoveGroup {
    GroupId group;
    std::optional<GroupId> instead;
    bool take_out = false;
};

using CreateApplication = Create<Application>;
using EditApplication = Edit<Application>;
struct RemoveApplication {
    ApplicationId application;
};

/// An edited integration keeps its token unless `generation` is one more.
using CreateIntegration = Create<Integration>;
using EditIntegration = Edit<Integration>;
struct RemoveIntegration {
    IntegrationId integration;
};

/// Makes or replaces the text of its kind and language.
struct SetTemplate {
    Template text;
    std::optional<Seen<Template>> was;
};

struct RemoveTemplate {
    Template::Kind kind = Template::Kind::invitation;
    Locale locale;
};

struct SetIdentityFields {
    std::vector<IdentityField> fields;
    std::optional<std::vector<IdentityField>> was;
};

/// Invites everybody who is uninvited in the scope. At the organization it also turns on
/// `auto_invite` of its integrations, if the actor may; else it says that it stays off.
struct StartInviteAll {
    JobId job;
    Scope scope;
    Message message;
};

/// Works off a plan that the server keeps.
struct ApplyPlan {
    JobId job;
    /// SHA-256 of file, options and organization, in hexadecimal.
    std::string plan;
    std::uint64_t rows = 0;
    Message message;
};

/// What the runner has worked off; the system's own.
struct AdvanceJob {
    JobId job;
    std::string last_key;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    bool ended = false;
};

struct PauseJob {
    JobId job;
};

struct ResumeJob {
    JobId job;
};

struct StopJob {
    JobId job;
};

/// Takes back what a job did while none of its mail has left: stops it, and starts a job that
/// undoes its changes one by one.
struct UndoJob {
    JobId job;
    JobId undoes;
};

}  // namespace usher
