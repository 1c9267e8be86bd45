#pragma once

#include <vector>

#include "shared/lifecycle/event.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher {

/// What an event means for the outbox: an invitation is to be mailed, or what waits for it must not
/// leave.
struct MailChange {
    enum class Kind : std::uint8_t { queue, drop };

    Kind kind = Kind::queue;
    OrganizationId home;
    PersonId person;
    InvitationId invitation;
    /// For `queue`: the generation to send. For `drop`: mail of this generation and earlier.
    std::uint32_t generation = 0;
};

/// `after` is the person's record once the event has been evolved.
std::vector<MailChange> mail_changes(const Event& event, const Record& after);

}  // namespace usher
