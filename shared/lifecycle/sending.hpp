#pragma once

#include <optional>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

/// What the organization's policies say to the sending of an invitation, whatever command sends it:
/// domain_not_allowed (address), business_address_needed (address), seats_taken,
/// send_limit_reached (by the inviter; with `organization`: by everybody; with `address`: to this
/// person). `record`: the person as they are before the command, null when it makes
/// them. `written_to`: none for an access code. Where counts are hidden the rules that need them
/// pass.
std::optional<Error> judge_sending(const Directory& directory, const Command& command,
                                   const Record* record,
                                   const std::optional<EmailAddress>& written_to);

/// seats_taken, when the person would need a seat and none is free. It is the part of
/// `judge_sending` that holds for the invited person's own acts too.
std::optional<Error> judge_seat(const Directory& directory, const Record* record, Instant now);

}  // namespace usher
