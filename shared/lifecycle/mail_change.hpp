#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/event.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher {

/// What an event means for the outbox: an invitation is to be mailed, or mailed once more as a
/// reminder, what waits for it must not leave, what an undone change had dropped waits again, or
/// what a job has queued may leave.
struct MailChange {
    enum class Kind : std::uint8_t { queue, drop, restore, remind, release };

    Kind kind = Kind::queue;
    OrganizationId home;
    PersonId person;
    InvitationId invitation;
    /// For `queue` and `restore`: the generation to send. For `drop`: mail of this generation and
    /// earlier.
    std::uint32_t generation = 0;
    /// For `restore`: when it was dropped. For `release`: when it may leave.
    Instant at;
    /// For `release`: the job.
    std::optional<JobId> job;
};

/// Whether an event can mean anything for the outbox, whatever the records are.
bool concerns_mail(const Event& event);

/// `before` and `after` are the records of the event's people (`people_of`), as far as they were
/// there before it and are there once it has been evolved.
std::vector<MailChange> mail_changes(const Event& event, const std::vector<Record>& before,
                                     const std::vector<Record>& after);

}  // namespace usher
