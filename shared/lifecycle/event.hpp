#pragma once

#include <type_traits>
#include <variant>
#include <vector>

#include "shared/lifecycle/event_account.hpp"
#include "shared/lifecycle/event_organization.hpp"
#include "shared/lifecycle/event_person.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher {

using AnyEventBody = std::variant<
    OrganizationCreated, InstanceSetUp, AccountCreated, AccountTakenOver, PersonAdded,
    MembershipAdded, Invited, InvitationRenewed, LinkCopied, InvitationRevoked, InvitationAccepted,
    InvitationDeclined, InvitationOpened, InvitationReconsidered, AccessRequested, RequestWithdrawn,
    RequestDenied, MembershipLeft, MembershipArchived, MembershipRestored, MembershipRemoved,
    GrantChanged, SignInChanged, PersonEdited, MetadataSet, PersonLinked, PersonUnlinked,
    CodeIssued, CodeDeactivated, CodeUsed, IdentityRecorded, IdentityDecided, PeopleMerged,
    PersonErased, ChangeUndone, OrganizationEdited, PoliciesSet, ProjectSet, ProjectRemoved,
    RoleSet, RoleRemoved, GroupSet, GroupRemoved, ApplicationSet, ApplicationRemoved,
    IntegrationSet, IntegrationRemoved, TemplateSet, TemplateRemoved, IdentityFieldsSet,
    AccessRequestSet, AccessRequestRemoved, JobSet, AccountChanged, AccountErased,
    InstancePoliciesSet, InvitationReminded, OrganizationSuspended, OrganizationReinstated,
    AdministratorAdded, AdministratorRemoved>;

/// What happened; compiled once, in event.cpp, as Body is in command.cpp.
class EventBody final : public AnyEventBody {
public:
    using AnyEventBody::AnyEventBody;
    EventBody();
    EventBody(const EventBody&);
    EventBody(EventBody&&) noexcept;
    EventBody& operator=(const EventBody&);
    EventBody& operator=(EventBody&&) noexcept;
    ~EventBody();
};

struct Event {
    /// Nil for what happens to an account or the instance.
    OrganizationId home;
    EventBody body;
};

/// The one person that an event speaks of; null for those of several, of accounts, the organization
/// and the instance.
const PersonId* person_of(const Event& event);

/// Everybody whose record the event changes, makes or takes away.
std::vector<PersonId> people_of(const Event& event);

/// Whether the event changes the organization's own record.
bool is_of_organization_itself(const Event& event);

}  // namespace usher
