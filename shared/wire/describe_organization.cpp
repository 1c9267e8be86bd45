#include <limits>

#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

constexpr std::uint64_t most_number = std::uint64_t{1} << 53;
constexpr std::size_t most_counts = 1'000'000;

}  // namespace

void describe(Fields& fields, Project& project) {
    fields.required("id", project.id);
    describe_content(fields, project);
}

void describe_content(Fields& fields, Project& project) {
    fields.required_name("name", project.name);
}

void describe(Fields& fields, Role& role) {
    fields.required("id", role.id);
    describe_content(fields, role);
}

void describe_content(Fields& fields, Role& role) {
    fields.required_name("name", role.name);
    fields.required("permissions", role.permissions);
    fields.defaulted("built_in", role.built_in);
}

void describe(Fields& fields, Group& group) {
    fields.required("id", group.id);
    describe_content(fields, group);
}

void describe_content(Fields& fields, Group& group) {
    fields.required_name("name", group.name);
    fields.defaulted("permissions", group.permissions);
}

void describe(Fields& fields, Application& application) {
    fields.required("id", application.id);
    describe_content(fields, application);
}

void describe_content(Fields& fields, Application& application) {
    fields.required_name("name", application.name);
    fields.defaulted("identity_required", application.identity_required);
}

void describe(Fields& fields, IdentityField& field) {
    fields.required("key", field.key);
    fields.required_name("label", field.label);
    fields.required("required", field.required);
    fields.required("confidential", field.confidential);
}

void describe(Fields& fields, Template& text) {
    fields.required("kind", text.kind);
    fields.required("locale", text.locale);
    describe_content(fields, text);
}

void describe_content(Fields& fields, Template& text) {
    fields.required("subject", text.subject);
    fields.required("text", text.text);
}

void describe(Fields& fields, Integration& integration) {
    fields.required("id", integration.id);
    describe_content(fields, integration);
}

void describe_content(Fields& fields, Integration& integration) {
    fields.required_name("name", integration.name);
    fields.required("permissions", integration.permissions);
    fields.defaulted("auto_invite", integration.auto_invite);
    fields.number("generation", integration.generation);
    fields.optional("expires_at", integration.expires_at);
}

void describe(Fields& fields, AccessRequest& request) {
    fields.required("id", request.id);
    fields.required("account", request.account);
    fields.required("address", request.address);
    fields.optional("handle", request.handle);
    fields.required("name", request.name);
    fields.optional_scope("scope", request.scope);
    fields.required("at", request.at);
}

void describe(Fields& fields, Job& job) {
    fields.required("id", job.id);
    fields.required("kind", job.kind);
    fields.required("state", job.state);
    fields.required("started_by", job.started_by);
    fields.required("started_at", job.started_at);
    fields.optional_scope("scope", job.scope);
    fields.defaulted("message", job.message);
    fields.defaulted("plan", job.plan);
    fields.defaulted("last_key", job.last_key);
    fields.number("done", job.done, most_number);
    fields.number("failed", job.failed, most_number);
    fields.number("total", job.total, most_number);
    fields.optional("undoes", job.undoes);
    fields.optional("released_at", job.released_at);
}

void describe(Fields& fields, Policies& policies) {
    fields.duration("invite_ttl_ms", policies.invite_ttl);
    fields.required("onboarding", policies.onboarding);
    describe_details(fields, policies);
}

void describe_details(Fields& fields, Policies& policies) {
    fields.optional("notification_address", policies.notification_address);
    fields.optional_list("allowed_domains", policies.allowed_domains, limits::allowed_domains);
    fields.defaulted("business_addresses_only", policies.business_addresses_only);
    fields.defaulted("require_second_factor", policies.require_second_factor);
    fields.optional_list("sign_in_methods", policies.sign_in_methods,
                         names::sign_in_methods.size());
    fields.optional("default_role", policies.default_role);
    fields.defaulted("default_locale", policies.default_locale);
    fields.defaulted("time_zone", policies.time_zone, Policies{}.time_zone);
    fields.optional_duration("reminder_ms", policies.reminder);
    fields.defaulted("access_requests", policies.access_requests, Policies{}.access_requests);
    fields.optional_number("seats", policies.seats, limits::seats);
    fields.optional_number("send_limit", policies.send_limit, limits::sends_a_day);
    fields.optional_number("organization_send_limit", policies.organization_send_limit,
                           limits::sends_a_day);
    fields.defaulted_duration("keep_unanswered_ms", policies.keep_unanswered,
                              limits::keep_unanswered);
    fields.defaulted_duration("keep_import_files_ms", policies.keep_import_files,
                              limits::keep_import_files);
}

void describe(Fields& fields, Organization& organization) {
    fields.required("id", organization.id);
    fields.required_name("name", organization.name);
    fields.required("policies", organization.policies);
    fields.list("roles", organization.roles, limits::roles);
    fields.required("created_at", organization.created_at);
    fields.number("change", organization.change, most_number);
    describe_details(fields, organization);
}

void describe_details(Fields& fields, Organization& organization) {
    fields.optional("handle", organization.handle);
    fields.optional_list("projects", organization.projects, limits::projects);
    fields.optional_list("groups", organization.groups, limits::groups);
    fields.optional_list("applications", organization.applications, limits::applications);
    fields.optional_list("identity_fields", organization.identity_fields, limits::identity_fields);
    fields.optional_list("templates", organization.templates, limits::templates);
    fields.optional_list("integrations", organization.integrations, limits::integrations);
    fields.optional_list("requests", organization.requests, limits::requests_beside);
    fields.optional_list("jobs", organization.jobs, limits::jobs_kept);
    fields.optional("suspended_at", organization.suspended_at);
}

namespace {

/// A count under its key, as one object of a list.
struct PendingCount {
    std::uint64_t day = 0;
    std::uint32_t people = 0;
};
struct GrantCount {
    Grant grant;
    Tally::Use use;
};
struct ProjectCount {
    ProjectId project;
    std::uint32_t memberships = 0;
};
struct SendCount {
    Actor by;
    std::uint32_t sends = 0;
};

void describe(Fields& fields, PendingCount& count) {
    fields.number("day", count.day, most_number);
    fields.number("people", count.people);
}
void describe(Fields& fields, GrantCount& count) {
    fields.nullable("role", count.grant.role);
    fields.optional_list("groups", count.grant.groups, limits::groups_a_membership);
    fields.number("memberships", count.use.memberships);
    fields.number("ruling", count.use.ruling);
}
void describe(Fields& fields, ProjectCount& count) {
    fields.required("project", count.project);
    fields.number("memberships", count.memberships);
}
void describe(Fields& fields, SendCount& count) {
    fields.required("by", count.by);
    fields.number("sends", count.sends);
}

}  // namespace

void describe(Fields& fields, Tally& tally) {
    fields.number("active", tally.active);
    std::vector<PendingCount> pending;
    for (const auto& [day, people] : tally.pending)
        pending.push_back({static_cast<std::uint64_t>(day), people});
    fields.list("pending", pending, most_counts);
    std::vector<GrantCount> grants;
    for (const auto& [grant, use] : tally.grants) grants.push_back({grant, use});
    fields.list("grants", grants, most_counts);
    std::vector<ProjectCount> projects;
    for (const auto& [project, memberships] : tally.projects)
        projects.push_back({project, memberships});
    fields.list("projects", projects, most_counts);
    auto day = static_cast<std::uint64_t>(tally.sends_day);
    fields.number("sends_day", day, most_number);
    std::vector<SendCount> sends;
    for (const auto& [by, count] : tally.sends) sends.push_back({by, count});
    fields.list("sends", sends, most_counts);
    if (!fields.is_reading()) return;
    tally.sends_day = static_cast<std::int64_t>(day);
    for (const auto& count : pending)
        tally.pending[static_cast<std::int64_t>(count.day)] = count.people;
    for (const auto& count : grants) tally.grants[count.grant] = count.use;
    for (const auto& count : projects) tally.projects[count.project] = count.memberships;
    for (const auto& count : sends) tally.sends[count.by] = count.sends;
}

}  // namespace usher::wire
