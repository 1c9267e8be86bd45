#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

// Absent: stays as it is. Null: is taken away.
template <class Value>
void change(Fields& fields, const char* key, std::optional<EditPerson::Change<Value>>& changed) {
    if (fields.is_reading() ? !fields.mentions(key) : !changed.has_value()) return;
    if (!changed) changed.emplace();
    fields.nullable(key, changed->to);
}

}  // namespace

void describe(Fields& fields, InvitePerson::Seat& seat) {
    fields.required("id", seat.id);
    fields.optional_scope("scope", seat.scope);
}

void describe(Fields& fields, InvitePerson& body) {
    fields.required("person", body.person);
    fields.defaulted("name", body.name);
    fields.optional("address", body.address);
    fields.list("seats", body.seats, limits::memberships_a_command);
    fields.optional("role", body.role);
    fields.required("invitation", body.invitation);
    fields.required("when", body.when);
    fields.defaulted("message", body.message);
    fields.optional("locale", body.locale);
    fields.optional_list("groups", body.groups, limits::groups_a_membership);
    fields.optional("username", body.username);
    fields.optional_list("external_ids", body.external_ids, limits::external_ids);
    fields.defaulted("metadata", body.metadata);
    fields.optional_texts("identity", body.identity, limits::identity_fields,
                          limits::identity_value);
}

void describe(Fields& fields, Invite& body) {
    fields.required("person", body.person);
    fields.list("memberships", body.memberships, limits::memberships_a_command);
    fields.required("invitation", body.invitation);
    fields.required("when", body.when);
    fields.defaulted("message", body.message);
}

void describe(Fields& fields, Resend& body) { fields.required("invitation", body.invitation); }
void describe(Fields& fields, RenewLink& body) { fields.required("invitation", body.invitation); }

void describe(Fields& fields, CopyLink& body) {
    fields.required("invitation", body.invitation);
    fields.optional_scope("scope", body.scope);
}

void describe(Fields& fields, Revoke& body) { fields.required("membership", body.membership); }
void describe(Fields& fields, Open& body) { fields.required("invitation", body.invitation); }
void describe(Fields& fields, Accept& body) { fields.required("membership", body.membership); }
void describe(Fields& fields, Decline& body) { fields.required("membership", body.membership); }
void describe(Fields& fields, Reconsider& body) { fields.required("membership", body.membership); }

void describe(Fields& fields, RequestAccess& body) {
    fields.required("request", body.request);
    fields.optional("membership", body.membership);
    fields.optional_scope("scope", body.scope);
}

void describe(Fields& fields, WithdrawRequest& body) {
    fields.optional("membership", body.membership);
    fields.optional("request", body.request);
}

void describe(Fields& fields, Offer& body) {
    fields.required("person", body.person);
    fields.required("membership", body.membership);
    fields.required("invitation", body.invitation);
    fields.optional("address", body.address);
    fields.optional("handle", body.handle);
    fields.optional_scope("scope", body.scope);
    fields.optional("role", body.role);
    fields.optional_list("groups", body.groups, limits::groups_a_membership);
    fields.defaulted("message", body.message);
    fields.optional("request", body.request);
}

void describe(Fields& fields, DenyRequest& body) {
    fields.optional("membership", body.membership);
    fields.optional("request", body.request);
    fields.defaulted("reason", body.reason);
}

void describe(Fields& fields, Leave& body) { fields.required("membership", body.membership); }
void describe(Fields& fields, Archive& body) { fields.required("membership", body.membership); }
void describe(Fields& fields, Restore& body) { fields.required("membership", body.membership); }

void describe(Fields& fields, ChangeRole& body) {
    fields.required("membership", body.membership);
    fields.required("role", body.role);
}

void describe(Fields& fields, SetGroups& body) {
    fields.required("membership", body.membership);
    fields.list("groups", body.groups, limits::groups_a_membership);
    fields.optional_list("was", body.was, limits::groups_a_membership);
}

void describe(Fields& fields, EditPerson& body) {
    fields.required("person", body.person);
    fields.optional("name", body.name);
    change(fields, "address", body.address);
    change(fields, "username", body.username);
    fields.optional_list("external_ids", body.external_ids, limits::external_ids);
    fields.optional("locale", body.locale);
}

void describe(Fields& fields, SetMetadata& body) {
    fields.required("person", body.person);
    fields.required("metadata", body.metadata);
}

void describe(Fields& fields, IssueCode& body) {
    fields.required("person", body.person);
    fields.required("invitation", body.invitation);
}

void describe(Fields& fields, DeactivateCode& body) { fields.required("person", body.person); }

void describe(Fields& fields, RegisterIdentity& body) {
    fields.required("person", body.person);
    fields.optional_texts("values", body.values, limits::identity_fields, limits::identity_value);
}

void describe(Fields& fields, SubmitIdentity& body) {
    fields.optional_texts("values", body.values, limits::identity_fields, limits::identity_value);
}

void describe(Fields& fields, ValidateIdentity& body) { fields.required("person", body.person); }

void describe(Fields& fields, SendBackIdentity& body) {
    fields.required("person", body.person);
    fields.defaulted("reason", body.reason);
}

void describe(Fields& fields, MergePeople& body) {
    fields.required("keep", body.keep);
    fields.required("absorb", body.absorb);
}

void describe(Fields& fields, ErasePerson& body) { fields.required("person", body.person); }
void describe(Fields& fields, Undo& body) { fields.required("change", body.change); }

void describe(Fields& fields, EditOrganization::Was& was) {
    fields.required_name("name", was.name);
    fields.optional("handle", was.handle);
}

void describe(Fields& fields, EditOrganization& body) {
    fields.required_name("name", body.name);
    fields.optional("handle", body.handle);
    fields.optional("was", body.was);
}

void describe(Fields& fields, SetPolicies& body) {
    fields.required("policies", body.policies);
    fields.optional("was", body.was);
}

void describe(Fields& fields, RemoveProject& body) {
    fields.required("project", body.project);
    fields.defaulted("withdraw", body.withdraw);
}

void describe(Fields& fields, RemoveRole& body) {
    fields.required("role", body.role);
    fields.optional("instead", body.instead);
}

void describe(Fields& fields, RemoveGroup& body) {
    fields.required("group", body.group);
    fields.optional("instead", body.instead);
    fields.defaulted("take_out", body.take_out);
}

void describe(Fields& fields, RemoveApplication& body) {
    fields.required("application", body.application);
}
void describe(Fields& fields, RemoveIntegration& body) {
    fields.required("integration", body.integration);
}

void describe(Fields& fields, SetTemplate& body) {
    describe(fields, body.text);
    fields.optional("was", body.was);
}

void describe(Fields& fields, RemoveTemplate& body) {
    fields.required("kind", body.kind);
    fields.required("locale", body.locale);
}

void describe(Fields& fields, SetIdentityFields& body) {
    fields.list("fields", body.fields, limits::identity_fields);
    fields.optional_list("was", body.was, limits::identity_fields);
}

void describe(Fields& fields, StartInviteAll& body) {
    fields.required("job", body.job);
    fields.optional_scope("scope", body.scope);
    fields.defaulted("message", body.message);
}

void describe(Fields& fields, ApplyPlan& body) {
    fields.required("job", body.job);
    fields.required("plan", body.plan);
    fields.number("rows", body.rows, limits::rows_a_plan);
    fields.defaulted("message", body.message);
}

void describe(Fields& fields, AdvanceJob& body) {
    fields.required("job", body.job);
    fields.required("last_key", body.last_key);
    fields.number("done", body.done, limits::rows_a_plan);
    fields.number("failed", body.failed, limits::rows_a_plan);
    fields.defaulted("ended", body.ended);
}

void describe(Fields& fields, PauseJob& body) { fields.required("job", body.job); }
void describe(Fields& fields, ResumeJob& body) { fields.required("job", body.job); }
void describe(Fields& fields, StopJob& body) { fields.required("job", body.job); }
void describe(Fields& fields, UndoJob& body) {
    fields.required("job", body.job);
    fields.required("undoes", body.undoes);
}
void describe(Fields& fields, Remind& body) { fields.required("invitation", body.invitation); }

}  // namespace usher::wire
