#include "shared/lifecycle/job_rules.hpp"

namespace usher {
namespace {

// The job that issues the command; null where none does, or none is here.
const Job* job_of(const Directory& directory, const Command& command) {
    if (!command.by.job || directory.organization() == nullptr) return nullptr;
    return directory.organization()->job(*command.by.job);
}

}  // namespace

std::optional<Error> judge_job(const Directory& directory, const Command& command) {
    if (!command.by.job) return std::nullopt;
    const Job* job = job_of(directory, command);
    if (job == nullptr || command.by.actor != Actor::of(job->started_by))
        return Error{Code::job_unknown, "job"};
    if (job->state != Job::State::running) return Error{Code::job_over, "job"};
    return std::nullopt;
}

bool is_left_alone(const Directory& directory, const Command& command,
                   const Membership& membership) {
    const Job* job = job_of(directory, command);
    return job != nullptr && job->kind == Job::Kind::invite_all &&
           (membership.phase != Phase::uninvited || job->started_at < membership.changed_at);
}

void release_mail(Job& job, Instant at) {
    if (!job.released_at) job.released_at = at;
}

}  // namespace usher
