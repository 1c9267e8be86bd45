#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/scope.hpp"
#include "shared/policy/permission.hpp"
#include "shared/policy/policies.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/handle.hpp"
#include "shared/values/id.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/locale.hpp"
#include "shared/values/name.hpp"

namespace usher {

struct Project {
    ProjectId id;
    Name name;

    friend bool operator==(const Project&, const Project&) = default;
};

/// A named set of permissions; a membership has one.
struct Role {
    RoleId id;
    Name name;
    PermissionSet permissions;
    /// The role came with the organization and stays as it is.
    bool built_in = false;

    friend bool operator==(const Role&, const Role&) = default;
};

/// A membership has any number; each may carry permissions too.
struct Group {
    GroupId id;
    Name name;
    PermissionSet permissions;

    friend bool operator==(const Group&, const Group&) = default;
};

/// Something members use. One that needs an identity opens only to people whose identity is
/// validated.
struct Application {
    ApplicationId id;
    Name name;
    bool identity_required = false;

    friend bool operator==(const Application&, const Application&) = default;
};

/// One thing that the organization asks about a person.
struct IdentityField {
    /// a–z, digits and _; unique here.
    std::string key;
    Name label;
    bool required = false;
    /// Seen by the person and by those who may register or validate identities; else by everybody
    /// who may read people.
    bool confidential = true;

    friend bool operator==(const IdentityField&, const IdentityField&) = default;
};

/// An organization's own words for a kind of mail in a language.
struct Template {
    enum class Kind : std::uint8_t {
        invitation = 0,
        offer = 1,
        request_received = 2,
        request_denied = 3,
        reminder = 4,
        role_changed = 5,
        archived = 6,
    };

    Kind kind = Kind::invitation;
    Locale locale;
    /// One line.
    Message subject;
    Message text;

    friend bool operator==(const Template&, const Template&) = default;
};

/// A program's way in: an API token with a ceiling. The token is derived from id and generation and
/// never stored.
struct Integration {
    IntegrationId id;
    Name name;
    PermissionSet permissions;
    /// People it adds are invited at once; else they stay uninvited.
    bool auto_invite = false;
    /// Raised to end every earlier token.
    std::uint32_t generation = 1;
    std::optional<Instant> expires_at;

    friend bool operator==(const Integration&, const Integration&) = default;
};

/// A request for access that stands beside the people here and consumes nothing: of somebody who is
/// not invited, or not under this address.
struct AccessRequest {
    RequestId id;
    AccountId account;
    EmailAddress address;
    std::optional<Handle> handle;
    Name name;
    Scope scope;
    Instant at;

    friend bool operator==(const AccessRequest&, const AccessRequest&) = default;
};

/// Large work, done in small batches through the same door as everything else.
struct Job {
    enum class Kind : std::uint8_t { invite_all = 0, apply_plan = 1, undo = 2 };
    enum class State : std::uint8_t { running = 0, paused = 1, done = 2, stopped = 3 };

    JobId id;
    Kind kind = Kind::invite_all;
    State state = State::running;
    AccountId started_by;
    Instant started_at;
    Scope scope;
    Message message;
    /// For apply_plan: SHA-256 of file, options and organization, in hexadecimal.
    std::string plan;
    /// Where to go on after a crash: the last person or row that was worked off.
    std::string last_key;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::uint64_t total = 0;
    /// For undo: the job whose changes it takes back.
    std::optional<JobId> undoes;
    /// When its last batch or a pause let its mail go; before, none leaves. Mail stays a while
    /// longer, `limits::undo`, in which the job can be undone.
    std::optional<Instant> released_at;

    friend bool operator==(const Job&, const Job&) = default;
};

/// An organization with its lists: few, always needed together, one record.
struct Organization {
    OrganizationId id;
    Name name;
    Policies policies;
    std::vector<Role> roles;
    Instant created_at;
    std::uint64_t change = 0;
    std::optional<OrganizationHandle> handle;
    std::vector<Project> projects;
    std::vector<Group> groups;
    std::vector<Application> applications;
    std::vector<IdentityField> identity_fields;
    std::vector<Template> templates;
    std::vector<Integration> integrations;
    std::vector<AccessRequest> requests;
    std::vector<Job> jobs;
    /// While the server's administrator has it stand still (standing.hpp).
    std::optional<Instant> suspended_at;

    const Role* role(RoleId wanted) const;
    const Group* group(GroupId wanted) const;
    const Project* project(ProjectId wanted) const;
    const Application* application(ApplicationId wanted) const;
    const Integration* integration(IntegrationId wanted) const;
    const AccessRequest* request(RequestId wanted) const;
    const Job* job(JobId wanted) const;
    /// True for the organization itself and for its projects.
    bool has(const Scope& scope) const;
    friend bool operator==(const Organization&, const Organization&) = default;
};

}  // namespace usher
