#pragma once

#include "shared/lifecycle/event.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher {

// How each event changes the record it speaks of. Total: never judges; an event that names what is
// not there changes nothing.

void evolve(Record& record, const PersonAdded& event);
void evolve(Record& record, const MembershipAdded& event);
void evolve(Record& record, const Invited& event);
void evolve(Record& record, const InvitationRenewed& event);
void evolve(Record& record, const LinkCopied& event);
void evolve(Record& record, const InvitationRevoked& event);
void evolve(Record& record, const InvitationAccepted& event);
void evolve(Record& record, const InvitationDeclined& event);
void evolve(Instance& instance, const InstanceSetUp& event);

/// The person that an event speaks of; null for those of accounts, the organization and the
/// instance.
const PersonId* person_of(const Event& event);

}  // namespace usher
