#pragma once

#include "shared/lifecycle/event.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher {

// How each event changes what it speaks of. Total: never judges; an event that names what is not
// there changes nothing. Those of several people (PeopleMerged, ChangeUndone) and PersonErased make
// records come and go: the roster does that.

void evolve(Record& record, const PersonAdded& event);
void evolve(Record& record, const MembershipAdded& event);
void evolve(Record& record, const Invited& event);
void evolve(Record& record, const InvitationRenewed& event);
void evolve(Record& record, const LinkCopied& event);
void evolve(Record& record, const InvitationReminded& event);
void evolve(Record& record, const InvitationRevoked& event);
void evolve(Record& record, const InvitationAccepted& event);
void evolve(Record& record, const InvitationDeclined& event);
void evolve(Record& record, const InvitationOpened& event);
void evolve(Record& record, const InvitationReconsidered& event);
void evolve(Record& record, const AccessRequested& event);
void evolve(Record& record, const RequestWithdrawn& event);
void evolve(Record& record, const RequestDenied& event);
void evolve(Record& record, const MembershipLeft& event);
void evolve(Record& record, const MembershipArchived& event);
void evolve(Record& record, const MembershipRestored& event);
void evolve(Record& record, const MembershipRemoved& event);
void evolve(Record& record, const GrantChanged& event);
void evolve(Record& record, const SignInChanged& event);
void evolve(Record& record, const PersonEdited& event);
void evolve(Record& record, const MetadataSet& event);
void evolve(Record& record, const PersonLinked& event);
void evolve(Record& record, const PersonUnlinked& event);
void evolve(Record& record, const CodeIssued& event);
void evolve(Record& record, const CodeDeactivated& event);
void evolve(Record& record, const CodeUsed& event);
void evolve(Record& record, const IdentityRecorded& event);
void evolve(Record& record, const IdentityDecided& event);

void evolve(Organization& organization, const OrganizationEdited& event);
void evolve(Organization& organization, const PoliciesSet& event);
void evolve(Organization& organization, const ProjectSet& event);
void evolve(Organization& organization, const ProjectRemoved& event);
void evolve(Organization& organization, const RoleSet& event);
void evolve(Organization& organization, const RoleRemoved& event);
void evolve(Organization& organization, const GroupSet& event);
void evolve(Organization& organization, const GroupRemoved& event);
void evolve(Organization& organization, const ApplicationSet& event);
void evolve(Organization& organization, const ApplicationRemoved& event);
void evolve(Organization& organization, const IntegrationSet& event);
void evolve(Organization& organization, const IntegrationRemoved& event);
void evolve(Organization& organization, const TemplateSet& event);
void evolve(Organization& organization, const TemplateRemoved& event);
void evolve(Organization& organization, const IdentityFieldsSet& event);
void evolve(Organization& organization, const AccessRequestSet& event);
void evolve(Organization& organization, const AccessRequestRemoved& event);
void evolve(Organization& organization, const JobSet& event);
void evolve(Organization& organization, const OrganizationSuspended& event);
void evolve(Organization& organization, const OrganizationReinstated& event);

void evolve(Instance& instance, const InstanceSetUp& event);
void evolve(Instance& instance, const InstancePoliciesSet& event);
void evolve(Instance& instance, const AdministratorAdded& event);
void evolve(Instance& instance, const AdministratorRemoved& event);

}  // namespace usher
