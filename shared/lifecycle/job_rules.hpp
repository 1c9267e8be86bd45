#pragma once

#include <optional>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

/// Whether a command that a job issues may still be: job_unknown (none here that the caller
/// started), job_over (paused, stopped or done). None: it may, or no job issues it.
std::optional<Error> judge_job(const Directory& directory, const Command& command);

/// Whether the job leaves the membership alone: one that invites all takes those that were
/// uninvited before it started.
bool is_left_alone(const Directory& directory, const Command& command,
                   const Membership& membership);

/// The job's mail may leave from now on, if it may not already: nothing can be undone for long.
void release_mail(Job& job, Instant at);

}  // namespace usher
