#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/job_rules.hpp"
#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/organization_rules.hpp"
#include "shared/lifecycle/rights.hpp"

// What is in use is removed only with an answer for those who use it.
namespace usher {
namespace {

using People = std::vector<const Record*>;

struct Use {
    const Record* record;
    const Membership* membership;
};

template <class Uses>
std::vector<Use> uses_among(const People& people, Uses uses) {
    std::vector<Use> found;
    for (const Record* record : people) {
        for (const Membership& membership : record->memberships) {
            if (uses(membership)) found.push_back({record, &membership});
        }
    }
    return found;
}

std::optional<Error> judge_uses(const Directory& directory, const Actor& actor,
                                const People& people, const std::vector<Use>& uses) {
    if (people.size() > limits::records_a_command) return Error{Code::too_many, {}};
    const bool all = std::all_of(uses.begin(), uses.end(), [&](const Use& use) {
        return outranks(directory, actor, *use.record, use.membership->scope);
    });
    return all ? std::nullopt : std::optional{Error{Code::rank_too_low, {}}};
}

enum class Regrant { gives, only_takes };

// Each gets another grant. What gives something must be the actor's to give, who vouches for it;
// what only takes is vouched for by whoever can.
template <class After>
std::optional<Error> regrant(Decision& decision, const Directory& directory, const Command& command,
                             const std::vector<Use>& uses, Regrant kind, After after) {
    for (const Use& use : uses) {
        const Membership& membership = *use.membership;
        Grant grant = after(grant_of(membership));
        const bool vouches = may_grant(directory, command.by.actor, membership.scope, grant);
        if (kind == Regrant::gives && !vouches) return Error{Code::grant_above_ceiling, "instead"};
        decision.events.push_back(
            {command.home,
             GrantChanged{use.record->person.id, membership.id, grant.role, std::move(grant.groups),
                          vouches ? command.by.actor : membership.voucher, command.at}});
    }
    return std::nullopt;
}

std::vector<GroupId> replaced(std::vector<GroupId> groups, GroupId group,
                              std::optional<GroupId> instead) {
    groups.erase(std::remove(groups.begin(), groups.end(), group), groups.end());
    if (!instead) return groups;
    const auto place = std::lower_bound(groups.begin(), groups.end(), *instead);
    if (place == groups.end() || *place != *instead) groups.insert(place, *instead);
    return groups;
}

std::optional<Error> judge_named(const Directory& directory, const Actor& actor,
                                 const RemoveRole& body) {
    const Organization& organization = *directory.organization();
    const Role* role = organization.role(body.role);
    if (role == nullptr) return Error{Code::role_unknown, "role"};
    if (body.instead && (*body.instead == body.role || !organization.role(*body.instead)))
        return Error{Code::role_unknown, "instead"};
    if (!outranks(directory, actor, role->permissions)) return Error{Code::rank_too_low, "role"};
    if (role->built_in) return Error{Code::built_in, "role"};
    return std::nullopt;
}

std::optional<Error> judge_named(const Directory& directory, const Actor& actor,
                                 const RemoveGroup& body) {
    const Organization& organization = *directory.organization();
    const Group* group = organization.group(body.group);
    if (group == nullptr) return Error{Code::group_unknown, "group"};
    if (body.instead && (*body.instead == body.group || !organization.group(*body.instead)))
        return Error{Code::group_unknown, "instead"};
    if (!outranks(directory, actor, group->permissions)) return Error{Code::rank_too_low, "group"};
    return std::nullopt;
}

// Whoever is invited later gets the other role.
std::optional<Error> replace_default(Decision& decision, const Directory& directory,
                                     const Command& command, const RemoveRole& body) {
    Policies policies = directory.organization()->policies;
    if (policies.default_role != body.role) return std::nullopt;
    if (!may_grant(directory, command.by.actor, {}, {body.instead, {}}))
        return Error{Code::grant_above_ceiling, "instead"};
    policies.default_role = body.instead;
    decision.events.push_back({command.home, PoliciesSet{std::move(policies)}});
    return std::nullopt;
}

// What was under way in the project ends with it.
void end_what_runs(Decision& decision, const Organization& organization, const Command& command,
                   const Scope& scope) {
    for (const AccessRequest& request : organization.requests) {
        if (request.scope == scope)
            decision.events.push_back(
                {command.home,
                 AccessRequestRemoved{request.id, AccessRequestRemoved::Cause::denied, {}}});
    }
    for (Job job : organization.jobs) {
        const bool over = job.state == Job::State::done || job.state == Job::State::stopped;
        if (over || job.scope != scope) continue;
        job.state = Job::State::stopped;
        release_mail(job, command.at);
        decision.events.push_back({command.home, JobSet{std::move(job)}});
    }
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const RemoveRole& body) {
    const Actor& actor = command.by.actor;
    if (const auto code = judge_at_organization(directory, actor, {Permission::roles_manage}))
        return Decision::refuse(*code);
    if (const auto error = judge_named(directory, actor, body)) return Decision::refuse(*error);
    const People people = directory.people_with(body.role);
    const bool is_default = directory.organization()->policies.default_role == body.role;
    if (!body.instead && (is_default || !people.empty()))
        return Decision::refuse(Code::role_in_use, "role");
    const auto uses = uses_among(
        people, [&](const Membership& membership) { return membership.role == body.role; });
    if (const auto error = judge_uses(directory, actor, people, uses))
        return Decision::refuse(*error);

    Decision decision;
    auto error = regrant(decision, directory, command, uses, Regrant::gives, [&](Grant grant) {
        grant.role = body.instead;
        return grant;
    });
    if (!error) error = replace_default(decision, directory, command, body);
    if (error) return Decision::refuse(*error);
    decision.events.push_back({command.home, RoleRemoved{body.role}});
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const RemoveGroup& body) {
    const Actor& actor = command.by.actor;
    if (const auto code = judge_at_organization(directory, actor, {Permission::groups_manage}))
        return Decision::refuse(*code);
    if (const auto error = judge_named(directory, actor, body)) return Decision::refuse(*error);
    const People people = directory.people_with(body.group);
    if (!body.instead && !body.take_out && !people.empty())
        return Decision::refuse(Code::group_in_use, "group");
    const auto uses = uses_among(people, [&](const Membership& membership) {
        const auto& groups = membership.groups;
        return std::find(groups.begin(), groups.end(), body.group) != groups.end();
    });
    if (const auto error = judge_uses(directory, actor, people, uses))
        return Decision::refuse(*error);

    Decision decision;
    const Regrant kind = body.instead ? Regrant::gives : Regrant::only_takes;
    const auto error = regrant(decision, directory, command, uses, kind, [&](Grant grant) {
        grant.groups = replaced(std::move(grant.groups), body.group, body.instead);
        return grant;
    });
    if (error) return Decision::refuse(*error);
    decision.events.push_back({command.home, GroupRemoved{body.group}});
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const RemoveProject& body) {
    const Actor& actor = command.by.actor;
    if (const auto code = judge_at_organization(directory, actor, {Permission::projects_manage}))
        return Decision::refuse(*code);
    const Organization& organization = *directory.organization();
    if (organization.project(body.project) == nullptr)
        return Decision::refuse(Code::project_unknown, "project");
    const People people = directory.people_in(body.project);
    if (!body.withdraw && !people.empty()) return Decision::refuse(Code::project_in_use, "project");
    const Scope scope{body.project};
    const auto uses =
        uses_among(people, [&](const Membership& membership) { return membership.scope == scope; });
    if (const auto error = judge_uses(directory, actor, people, uses))
        return Decision::refuse(*error);

    Decision decision;
    for (const Use& use : uses)
        decision.events.push_back(
            {command.home, MembershipRemoved{use.record->person.id, use.membership->id}});
    end_what_runs(decision, organization, command, scope);
    decision.events.push_back({command.home, ProjectRemoved{body.project}});
    return decision;
}

}  // namespace usher
