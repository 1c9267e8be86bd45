#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/job_rules.hpp"
#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/organization_rules.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

bool is_over(const Job& job) {
    return job.state == Job::State::done || job.state == Job::State::stopped;
}

PermissionSet needed_to_start(Job::Kind kind, const Scope& scope) {
    PermissionSet needed{Permission::invitations_send};
    if (kind == Job::Kind::apply_plan) needed = needed | PermissionSet{Permission::people_bulk};
    if (!scope.project) needed = needed | PermissionSet{Permission::people_add};
    return needed;
}

bool may_start(const Directory& directory, const Actor& actor, Job::Kind kind, const Scope& scope) {
    return rights(directory, actor, scope).includes(needed_to_start(kind, scope));
}

// id_taken, and too_many while so many are not over that the list has no place.
std::optional<Error> judge_place(const Organization& organization, JobId job) {
    if (organization.job(job) != nullptr) return Error{Code::id_taken, "job"};
    const auto under_way = std::count_if(organization.jobs.begin(), organization.jobs.end(),
                                         [](const Job& held) { return !is_over(held); });
    if (static_cast<std::size_t>(under_way) >= limits::jobs_kept)
        return Error{Code::too_many, "job"};
    return std::nullopt;
}

Job begun(const Command& command, JobId id, Job::Kind kind, const Message& message) {
    Job job;
    job.id = id;
    job.kind = kind;
    job.started_by = command.by.actor.account;
    job.started_at = command.at;
    job.message = message;
    return job;
}

// Everybody is invited from now on, so whom a program adds is too, as far as the actor may.
void invite_automatically(Decision& decision, const Directory& directory, const Command& command) {
    const Actor& actor = command.by.actor;
    const bool may = rights(directory, actor, {}).has(Permission::integrations_manage);
    bool stays_off = false;
    for (Integration integration : directory.organization()->integrations) {
        if (integration.auto_invite || !integration.permissions.has(Permission::invitations_send))
            continue;
        if (may && outranks(directory, actor, integration.permissions)) {
            integration.auto_invite = true;
            decision.events.push_back({command.home, IntegrationSet{std::move(integration)}});
        } else {
            stays_off = true;
        }
    }
    if (stays_off) decision.notes.push_back({Code::not_permitted, "integrations"});
}

bool invites_all_in(const Organization& organization, const Scope& scope) {
    return std::any_of(organization.jobs.begin(), organization.jobs.end(), [&](const Job& job) {
        return job.kind == Job::Kind::invite_all && job.scope == scope && !is_over(job);
    });
}

Errors judge_form(const ApplyPlan& body) {
    Errors errors;
    constexpr std::size_t digits = 64;
    const bool is_hash =
        body.plan.size() == digits && std::all_of(body.plan.begin(), body.plan.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        });
    if (!is_hash) errors.push_back({Code::out_of_range, "plan"});
    if (body.rows == 0) errors.push_back({Code::out_of_range, "rows"});
    return errors;
}

// Running, paused or done; one that was stopped may be applied again.
bool is_applied(const Organization& organization, const std::string& plan) {
    return std::any_of(organization.jobs.begin(), organization.jobs.end(), [&](const Job& job) {
        return job.plan == plan && job.state != Job::State::stopped;
    });
}

// A job is its starter's to steer, and of whoever could start it.
std::optional<Error> judge_steering(const Directory& directory, const Actor& actor, JobId id) {
    if (directory.organization() == nullptr) return Error{Code::organization_unknown, {}};
    const Job* job = directory.organization()->job(id);
    if (job == nullptr) {
        const bool may_know = may_somewhere(directory, actor, Permission::invitations_send);
        return may_know ? Error{Code::job_unknown, "job"} : Error{Code::not_permitted, {}};
    }
    const bool is_starter = actor == Actor::of(job->started_by);
    if (!is_starter && !may_start(directory, actor, job->kind, job->scope))
        return Error{Code::not_permitted, {}};
    return std::nullopt;
}

Decision steer(const Directory& directory, const Command& command, JobId id, Job::State to) {
    if (const auto error = judge_steering(directory, command.by.actor, id))
        return Decision::refuse(*error);
    Job job = *directory.organization()->job(id);
    if (job.state == to) return Decision::note(Code::nothing_to_change, "job");
    if (is_over(job)) return Decision::refuse(Code::job_over, "job");
    job.state = to;
    if (to != Job::State::running) release_mail(job, command.at);
    return happened(command, JobSet{std::move(job)});
}

// Whether a job takes this one back already.
bool is_undone(const Organization& organization, JobId id) {
    return std::any_of(organization.jobs.begin(), organization.jobs.end(),
                       [&](const Job& job) { return job.undoes == id; });
}

bool is_too_late(const Job& job, Instant now) {
    return job.kind == Job::Kind::undo ||
           (job.released_at && *job.released_at + limits::undo < now);
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const StartInviteAll& body) {
    const Actor& actor = command.by.actor;
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (actor.kind != Actor::Kind::account) return Decision::refuse(Code::not_signed_in);
    if (!may_somewhere(directory, actor, Permission::invitations_send))
        return Decision::refuse(Code::not_permitted);
    const Organization& organization = *directory.organization();
    if (!organization.has(body.scope)) return Decision::refuse(Code::scope_unknown, "scope");
    if (!may_start(directory, actor, Job::Kind::invite_all, body.scope))
        return Decision::refuse(Code::not_permitted);
    if (const auto error = judge_place(organization, body.job)) return Decision::refuse(*error);
    if (invites_all_in(organization, body.scope))
        return Decision::refuse(Code::already_requested, "scope");

    Job job = begun(command, body.job, Job::Kind::invite_all, body.message);
    job.scope = body.scope;
    Decision decision = happened(command, JobSet{std::move(job)});
    if (!body.scope.project) invite_automatically(decision, directory, command);
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const ApplyPlan& body) {
    Decision malformed;
    malformed.errors = judge_form(body);
    if (malformed.refused()) return malformed;
    const Actor& actor = command.by.actor;
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (actor.kind != Actor::Kind::account) return Decision::refuse(Code::not_signed_in);
    if (!may_start(directory, actor, Job::Kind::apply_plan, {}))
        return Decision::refuse(Code::not_permitted);
    if (is_applied(*directory.organization(), body.plan))
        return Decision::note(Code::already_applied, "plan");
    if (const auto error = judge_place(*directory.organization(), body.job))
        return Decision::refuse(*error);

    Job job = begun(command, body.job, Job::Kind::apply_plan, body.message);
    job.plan = body.plan;
    job.total = body.rows;
    return happened(command, JobSet{std::move(job)});
}

Decision decide(const Directory& directory, const Command& command, const AdvanceJob& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (!(command.by.actor == Actor::system())) return Decision::refuse(Code::not_permitted);
    const Job* before = directory.organization()->job(body.job);
    if (before == nullptr) return Decision::refuse(Code::job_unknown, "job");
    if (before->state != Job::State::running) return Decision::refuse(Code::job_over, "job");
    if (body.done < before->done) return Decision::refuse(Code::out_of_range, "done");
    if (body.failed < before->failed) return Decision::refuse(Code::out_of_range, "failed");
    Job job = *before;
    job.last_key = body.last_key;
    job.done = body.done;
    job.failed = body.failed;
    if (body.ended) {
        job.state = Job::State::done;
        release_mail(job, command.at);
    }
    return job == *before ? Decision::note(Code::nothing_to_change, "job")
                          : happened(command, JobSet{std::move(job)});
}

Decision decide(const Directory& directory, const Command& command, const PauseJob& body) {
    return steer(directory, command, body.job, Job::State::paused);
}

Decision decide(const Directory& directory, const Command& command, const ResumeJob& body) {
    return steer(directory, command, body.job, Job::State::running);
}

Decision decide(const Directory& directory, const Command& command, const StopJob& body) {
    return steer(directory, command, body.job, Job::State::stopped);
}

Decision decide(const Directory& directory, const Command& command, const UndoJob& body) {
    if (const auto error = judge_steering(directory, command.by.actor, body.undoes))
        return Decision::refuse(error->code, error->field.empty() ? "" : "undoes");
    const Organization& organization = *directory.organization();
    Job undone = *organization.job(body.undoes);
    if (command.by.actor != Actor::of(undone.started_by))
        return Decision::refuse(Code::not_yours, "undoes");
    if (is_undone(organization, body.undoes))
        return Decision::note(Code::already_applied, "undoes");
    if (is_too_late(undone, command.at)) return Decision::refuse(Code::too_late_to_undo, "undoes");
    if (const auto error = judge_place(organization, body.job)) return Decision::refuse(*error);

    Job job = begun(command, body.job, Job::Kind::undo, {});
    job.scope = undone.scope;
    job.undoes = undone.id;
    job.total = undone.done;
    Decision decision;
    if (!is_over(undone)) {
        undone.state = Job::State::stopped;
        decision.events.push_back({command.home, JobSet{std::move(undone)}});
    }
    decision.events.push_back({command.home, JobSet{std::move(job)}});
    return decision;
}

}  // namespace usher
