#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

constexpr std::size_t most_items = 10000;

template <class Answer>
void answer(Fields& fields, Answer& event) {
    fields.required("person", event.person);
    fields.required("membership", event.membership);
    fields.required("at", event.at);
}

// What a person had claimed before.
template <class Event>
void former(Fields& fields, Event& event) {
    fields.optional("former_address", event.former_address);
    fields.optional("former_username", event.former_username);
    fields.optional_list("former_external_ids", event.former_external_ids, limits::external_ids);
}

}  // namespace

void describe(Fields& fields, PersonAdded& event) { fields.required("person", event.person); }

void describe(Fields& fields, MembershipAdded& event) {
    fields.required("person", event.person);
    fields.required("membership", event.membership);
}

void describe(Fields& fields, Invited::Seat& seat) {
    fields.required("membership", seat.membership);
    fields.nullable("role", seat.role);
    fields.optional_list("groups", seat.groups, limits::groups_a_membership);
    fields.defaulted("phase", seat.phase, Phase::invited);
    fields.optional("handle", seat.handle);
}

void describe(Fields& fields, Invited& event) {
    fields.required("person", event.person);
    fields.required("invitation", event.invitation);
    fields.list("seats", event.seats, limits::memberships_a_command);
}

void describe(Fields& fields, InvitationRenewed& event) {
    fields.required("person", event.person);
    fields.required("invitation", event.invitation);
    fields.required("cause", event.cause);
    fields.number("generation", event.generation);
    fields.required("sent_at", event.sent_at);
    fields.required("lapses_at", event.lapses_at);
    fields.required("voucher", event.voucher);
    fields.list("vouched", event.vouched, most_items);
    fields.optional("written_to", event.written_to);
}

void describe(Fields& fields, LinkCopied& event) {
    fields.required("person", event.person);
    fields.required("invitation", event.invitation);
    fields.optional_scope("scope", event.scope);
}

void describe(Fields& fields, InvitationReminded& event) {
    fields.required("person", event.person);
    fields.required("invitation", event.invitation);
    fields.required("at", event.at);
}

void describe(Fields& fields, InvitationRevoked& event) { answer(fields, event); }
void describe(Fields& fields, InvitationDeclined& event) { answer(fields, event); }

void describe(Fields& fields, InvitationAccepted& event) {
    answer(fields, event);
    fields.required("account", event.account);
    fields.required("name", event.name);
}

void describe(Fields& fields, InvitationOpened& event) {
    fields.required("person", event.person);
    fields.required("invitation", event.invitation);
    fields.required("at", event.at);
}

void describe(Fields& fields, InvitationReconsidered& event) {
    answer(fields, event);
    fields.required("phase", event.phase);
}

void describe(Fields& fields, AccessRequested& event) {
    fields.required("person", event.person);
    fields.required("membership", event.membership);
    fields.required("request", event.request);
}

void describe(Fields& fields, RequestWithdrawn& event) {
    answer(fields, event);
    fields.required("phase", event.phase);
}

void describe(Fields& fields, RequestDenied& event) {
    answer(fields, event);
    fields.required("phase", event.phase);
    fields.defaulted("reason", event.reason);
}

void describe(Fields& fields, MembershipLeft& event) { answer(fields, event); }

void describe(Fields& fields, MembershipArchived& event) {
    answer(fields, event);
    fields.required("by", event.by);
}

void describe(Fields& fields, MembershipRestored& event) {
    answer(fields, event);
    fields.required("phase", event.phase);
}

void describe(Fields& fields, MembershipRemoved& event) {
    fields.required("person", event.person);
    fields.required("membership", event.membership);
}

void describe(Fields& fields, GrantChanged& event) {
    answer(fields, event);
    fields.nullable("role", event.role);
    fields.optional_list("groups", event.groups, limits::groups_a_membership);
    fields.required("voucher", event.voucher);
}

void describe(Fields& fields, SignInChanged& event) {
    fields.required("person", event.person);
    fields.required("membership", event.membership);
    fields.required("can_sign_in", event.can_sign_in);
}

void describe(Fields& fields, PersonEdited& event) {
    fields.required("person", event.person);
    fields.required("name", event.name);
    fields.nullable("address", event.address);
    fields.optional("username", event.username);
    fields.optional_list("external_ids", event.external_ids, limits::external_ids);
    fields.required("locale", event.locale);
    former(fields, event);
}

void describe(Fields& fields, MetadataSet& event) {
    fields.required("person", event.person);
    if (!fields.is_for_log()) fields.defaulted("metadata", event.metadata);
}

void describe(Fields& fields, PersonLinked& event) {
    fields.required("person", event.person);
    fields.required("account", event.account);
    fields.required("name", event.name);
    fields.required("at", event.at);
}

void describe(Fields& fields, PersonUnlinked& event) {
    fields.required("person", event.person);
    fields.required("account", event.account);
}

void describe(Fields& fields, CodeIssued& event) {
    fields.required("person", event.person);
    fields.number("generation", event.generation);
    fields.required("issued_at", event.issued_at);
    fields.required("lapses_at", event.lapses_at);
    fields.required("by", event.by);
}

void describe(Fields& fields, CodeDeactivated& event) {
    fields.required("person", event.person);
    fields.optional("invitation", event.invitation);
    fields.required("at", event.at);
}

void describe(Fields& fields, CodeUsed& event) {
    fields.required("person", event.person);
    fields.required("at", event.at);
}

void describe(Fields& fields, IdentityRecorded& event) {
    fields.required("person", event.person);
    fields.required("identity", event.identity);
}

void describe(Fields& fields, IdentityDecided& event) {
    fields.required("person", event.person);
    fields.required("state", event.state);
    fields.defaulted("reason", event.reason);
    fields.required("by", event.by);
    fields.required("at", event.at);
}

void describe(Fields& fields, PeopleMerged& event) {
    fields.required("person", event.person);
    fields.required("absorbed", event.absorbed);
    fields.required("merged", event.merged);
    fields.required("former", event.former);
}

void describe(Fields& fields, PersonErased& event) {
    fields.required("person", event.person);
    if (!fields.is_for_log()) former(fields, event);
}

void describe(Fields& fields, ChangeUndone& event) {
    fields.required("change", event.change);
    fields.required("changed_at", event.changed_at);
    fields.list("people", event.people, most_items);
    fields.list("gone", event.gone, most_items);
    fields.optional("organization", event.organization);
    fields.list("former", event.former, most_items);
}

void describe(Fields& fields, OrganizationCreated& event) {
    fields.required("organization", event.organization);
}

void describe(Fields& fields, OrganizationEdited& event) {
    fields.required("name", event.name);
    fields.optional("handle", event.handle);
    fields.optional("former_handle", event.former_handle);
}

void describe(Fields& fields, PoliciesSet& event) { fields.required("policies", event.policies); }

void describe(Fields& fields, TemplateRemoved& event) {
    fields.required("kind", event.kind);
    fields.required("locale", event.locale);
}

void describe(Fields& fields, IdentityFieldsSet& event) {
    fields.list("fields", event.fields, limits::identity_fields);
}

void describe(Fields& fields, AccessRequestRemoved& event) {
    fields.required("id", event.id);
    fields.required("cause", event.cause);
    fields.defaulted("reason", event.reason);
}

}  // namespace usher::wire
