#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

/// What goes out to a person together.
struct Envelope {
    PersonId person;
    /// None: an access code.
    std::optional<EmailAddress> written_to;
    InvitationId invitation;
    When when = When::now;
    Message message;
    std::vector<Invited::Seat> seats;
};

/// Whether a membership may go out without a role: one that is to be approved first gets it then.
/// People without address are never asked to wait.
bool may_lack_role(const Organization& organization, const std::optional<EmailAddress>& written_to);

/// What is said of a membership in which there is nothing to do: already_active, already_invited,
/// awaits_approval.
std::optional<Code> nothing_to_do(Phase phase);

/// Sends the envelope. A person without address has one that takes in more: what goes out joins it,
/// and the code stays good; a lapsed one is issued anew. `here`: the person before the command, or
/// null.
void send(Decision& decision, const Directory& directory, const Command& command,
          const Record* here, Envelope envelope);

/// The same to somebody of an organization that is only being made.
void send_first(Decision& decision, const Organization& organization, const Command& command,
                Envelope envelope);

}  // namespace usher
