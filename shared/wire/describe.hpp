#pragma once

#include "shared/lifecycle/former.hpp"
#include "shared/lifecycle/tally.hpp"
#include "shared/wire/fields.hpp"

/// What each command, event and piece of state is called on the wire, field by field: the only
/// place that spells these names. Found by Fields through its own namespace.
namespace usher::wire {

void describe(Fields& fields, Actor& actor);
void describe(Fields& fields, Person& person);
void describe(Fields& fields, Membership& membership);
void describe(Fields& fields, Invitation& invitation);
void describe(Fields& fields, Record& record);
void describe(Fields& fields, ExternalIdentity& id);
void describe(Fields& fields, Identity& identity);
void describe(Fields& fields, RecoveryCode& code);
void describe(Fields& fields, Request& request);

/// What the store keeps beside the columns that it looks things up by.
void describe_details(Fields& fields, Person& person);
void describe_details(Fields& fields, Membership& membership);
void describe_details(Fields& fields, Invitation& invitation);
void describe_details(Fields& fields, Policies& policies);
void describe_details(Fields& fields, Organization& organization);
void describe_details(Fields& fields, Account& account);
void describe_details(Fields& fields, Former& former);

/// All but what it is known by: its id, of a template kind and language.
void describe_content(Fields& fields, Project& project);
void describe_content(Fields& fields, Role& role);
void describe_content(Fields& fields, Group& group);
void describe_content(Fields& fields, Application& application);
void describe_content(Fields& fields, Template& text);
void describe_content(Fields& fields, Integration& integration);

void describe(Fields& fields, Project& project);
void describe(Fields& fields, Role& role);
void describe(Fields& fields, Group& group);
void describe(Fields& fields, Application& application);
void describe(Fields& fields, IdentityField& field);
void describe(Fields& fields, Template& text);
void describe(Fields& fields, Integration& integration);
void describe(Fields& fields, AccessRequest& request);
void describe(Fields& fields, Job& job);
void describe(Fields& fields, Policies& policies);
void describe(Fields& fields, Organization& organization);
void describe(Fields& fields, Tally& tally);
void describe(Fields& fields, Former& former);

void describe(Fields& fields, ProvedAddress& proved);
void describe(Fields& fields, ProviderSubject& subject);
/// Without the credential and the second factor.
void describe(Fields& fields, Account& account);
void describe(Fields& fields, InstancePolicies& policies);

// Commands, in the order of their headers.
void describe(Fields& fields, InvitePerson& body);
void describe(Fields& fields, InvitePerson::Seat& seat);
void describe(Fields& fields, Invite& body);
void describe(Fields& fields, Resend& body);
void describe(Fields& fields, RenewLink& body);
void describe(Fields& fields, CopyLink& body);
void describe(Fields& fields, Revoke& body);
void describe(Fields& fields, Open& body);
void describe(Fields& fields, Accept& body);
void describe(Fields& fields, Decline& body);
void describe(Fields& fields, Reconsider& body);
void describe(Fields& fields, RequestAccess& body);
void describe(Fields& fields, WithdrawRequest& body);
void describe(Fields& fields, Offer& body);
void describe(Fields& fields, DenyRequest& body);
void describe(Fields& fields, Leave& body);
void describe(Fields& fields, Archive& body);
void describe(Fields& fields, Restore& body);
void describe(Fields& fields, ChangeRole& body);
void describe(Fields& fields, SetGroups& body);
void describe(Fields& fields, EditPerson& body);
void describe(Fields& fields, SetMetadata& body);
void describe(Fields& fields, IssueCode& body);
void describe(Fields& fields, DeactivateCode& body);
void describe(Fields& fields, RegisterIdentity& body);
void describe(Fields& fields, SubmitIdentity& body);
void describe(Fields& fields, ValidateIdentity& body);
void describe(Fields& fields, SendBackIdentity& body);
void describe(Fields& fields, MergePeople& body);
void describe(Fields& fields, ErasePerson& body);
void describe(Fields& fields, Undo& body);
void describe(Fields& fields, EditOrganization::Was& was);
void describe(Fields& fields, EditOrganization& body);
void describe(Fields& fields, SetPolicies& body);
template <class Item>
void describe(Fields& fields, Create<Item>& body) {
    describe(fields, body.item);
}
template <class Thing>
void describe(Fields& fields, Seen<Thing>& seen) {
    describe_content(fields, seen.thing);
}
template <class Item>
void describe(Fields& fields, Edit<Item>& body) {
    describe(fields, body.item);
    fields.optional("was", body.was);
}
void describe(Fields& fields, RemoveProject& body);
void describe(Fields& fields, RemoveRole& body);
void describe(Fields& fields, RemoveGroup& body);
void describe(Fields& fields, RemoveApplication& body);
void describe(Fields& fields, RemoveIntegration& body);
void describe(Fields& fields, SetTemplate& body);
void describe(Fields& fields, RemoveTemplate& body);
void describe(Fields& fields, SetIdentityFields& body);
void describe(Fields& fields, StartInviteAll& body);
void describe(Fields& fields, ApplyPlan& body);
void describe(Fields& fields, AdvanceJob& body);
void describe(Fields& fields, PauseJob& body);
void describe(Fields& fields, ResumeJob& body);
void describe(Fields& fields, StopJob& body);
void describe(Fields& fields, UndoJob& body);
void describe(Fields& fields, Remind& body);

// Those of accounts never carry a credential.
void describe(Fields& fields, SetUp& body);
void describe(Fields& fields, CreateAccount& body);
void describe(Fields& fields, CreateOrganization::Founder& founder);
void describe(Fields& fields, CreateOrganization& body);
void describe(Fields& fields, ClaimCode& body);
void describe(Fields& fields, RecoverAccount& body);
void describe(Fields& fields, EditAccount& body);
void describe(Fields& fields, ChangePassword& body);
void describe(Fields& fields, SetSecondFactor& body);
void describe(Fields& fields, ResetSecondFactor& body);
void describe(Fields& fields, AddAddress& body);
void describe(Fields& fields, RemoveAddress& body);
void describe(Fields& fields, LinkProvider& body);
void describe(Fields& fields, UnlinkProvider& body);
void describe(Fields& fields, SuspendAccount& body);
void describe(Fields& fields, ReinstateAccount& body);
void describe(Fields& fields, EraseAccount& body);
void describe(Fields& fields, SetInstancePolicies& body);
void describe(Fields& fields, EndSessions& body);
void describe(Fields& fields, SuspendOrganization& body);
void describe(Fields& fields, ReinstateOrganization& body);
void describe(Fields& fields, AddAdministrator& body);
void describe(Fields& fields, RemoveAdministrator& body);

// Events, in the order of their headers.
void describe(Fields& fields, PersonAdded& event);
void describe(Fields& fields, MembershipAdded& event);
void describe(Fields& fields, Invited& event);
void describe(Fields& fields, Invited::Seat& seat);
void describe(Fields& fields, InvitationRenewed& event);
void describe(Fields& fields, LinkCopied& event);
void describe(Fields& fields, InvitationReminded& event);
void describe(Fields& fields, InvitationRevoked& event);
void describe(Fields& fields, InvitationAccepted& event);
void describe(Fields& fields, InvitationDeclined& event);
void describe(Fields& fields, InvitationOpened& event);
void describe(Fields& fields, InvitationReconsidered& event);
void describe(Fields& fields, AccessRequested& event);
void describe(Fields& fields, RequestWithdrawn& event);
void describe(Fields& fields, RequestDenied& event);
void describe(Fields& fields, MembershipLeft& event);
void describe(Fields& fields, MembershipArchived& event);
void describe(Fields& fields, MembershipRestored& event);
void describe(Fields& fields, MembershipRemoved& event);
void describe(Fields& fields, GrantChanged& event);
void describe(Fields& fields, SignInChanged& event);
void describe(Fields& fields, PersonEdited& event);
void describe(Fields& fields, MetadataSet& event);
void describe(Fields& fields, PersonLinked& event);
void describe(Fields& fields, PersonUnlinked& event);
void describe(Fields& fields, CodeIssued& event);
void describe(Fields& fields, CodeDeactivated& event);
void describe(Fields& fields, CodeUsed& event);
void describe(Fields& fields, IdentityRecorded& event);
void describe(Fields& fields, IdentityDecided& event);
void describe(Fields& fields, PeopleMerged& event);
void describe(Fields& fields, PersonErased& event);
void describe(Fields& fields, ChangeUndone& event);
void describe(Fields& fields, OrganizationCreated& event);
void describe(Fields& fields, OrganizationEdited& event);
void describe(Fields& fields, PoliciesSet& event);
template <class Item>
void describe(Fields& fields, Set<Item>& event) {
    describe(fields, event.item);
}
template <class Id>
void describe(Fields& fields, Removed<Id>& event) {
    fields.required("id", event.id);
}
void describe(Fields& fields, TemplateRemoved& event);
void describe(Fields& fields, IdentityFieldsSet& event);
void describe(Fields& fields, AccessRequestRemoved& event);
void describe(Fields& fields, InstanceSetUp& event);
void describe(Fields& fields, AccountCreated& event);
void describe(Fields& fields, AccountTakenOver& event);
void describe(Fields& fields, AccountChanged& event);
void describe(Fields& fields, AccountErased& event);
void describe(Fields& fields, InstancePoliciesSet& event);
void describe(Fields& fields, OrganizationSuspended& event);
void describe(Fields& fields, OrganizationReinstated& event);
void describe(Fields& fields, AdministratorAdded& event);
void describe(Fields& fields, AdministratorRemoved& event);

}  // namespace usher::wire
