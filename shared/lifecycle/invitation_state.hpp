#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/values/code.hpp"

namespace usher {

/// Why a link or code is no longer good. The first that applies is told: link_invalid (no such
/// invitation, written to another address, or a generation that was never given),
/// invitation_revoked, invitation_answered, invitation_superseded (another generation is the live
/// one: a newer one was sent, or sending it was undone), invitation_lapsed. None: it is good.
/// `record` is the one that holds the invitation, or null.
std::optional<Code> judge_link(const Record* record, const PresentedLink& link, Instant now);

/// The memberships in the envelope that the link can answer: all for a mailed one and for an access
/// code, those of its scope for a copied one. A copy for the organization opens all.
std::vector<const Membership*> opened_by(const Record& record, const PresentedLink& link);

}  // namespace usher
