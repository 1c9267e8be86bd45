#include <limits>

#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

constexpr std::uint64_t most_change = std::uint64_t{1} << 53;
constexpr std::size_t most_items = 10000;

}  // namespace

void describe(Fields& fields, Actor& actor) {
    fields.required("kind", actor.kind);
    if (fields.is_reading() && fields.failed("kind")) return fields.leave();
    if (actor.kind == Actor::Kind::account) fields.required("account", actor.account);
    if (actor.kind == Actor::Kind::integration) fields.required("integration", actor.integration);
}

void describe(Fields& fields, ExternalIdentity& id) {
    fields.optional("integration", id.integration);
    fields.required("id", id.id);
}

void describe(Fields& fields, Identity& identity) {
    fields.required("state", identity.state);
    if (!fields.is_for_log())
        fields.optional_texts("values", identity.values, limits::identity_fields,
                              limits::identity_value);
    fields.required("by", identity.by);
    fields.required("at", identity.at);
    fields.defaulted("reason", identity.reason);
}

void describe(Fields& fields, RecoveryCode& code) {
    fields.number("generation", code.generation);
    fields.required("issued_at", code.issued_at);
    fields.required("lapses_at", code.lapses_at);
    fields.required("by", code.by);
    fields.required("live", code.live);
}

void describe(Fields& fields, Request& request) {
    fields.required("account", request.account);
    fields.optional("handle", request.handle);
    fields.required("address", request.address);
    fields.required("at", request.at);
    fields.required("from", request.from);
}

void describe(Fields& fields, Person& person) {
    fields.required("id", person.id);
    fields.required("name", person.name);
    fields.nullable("address", person.address);
    fields.required("locale", person.locale);
    fields.nullable("account", person.account);
    fields.required("added_at", person.added_at);
    describe_details(fields, person);
}

void describe_details(Fields& fields, Person& person) {
    fields.optional("username", person.username);
    fields.optional_list("external_ids", person.external_ids, limits::external_ids);
    if (!fields.is_for_log()) fields.defaulted("metadata", person.metadata);
    fields.optional("identity", person.identity);
    fields.optional("recovery", person.recovery);
}

void describe(Fields& fields, Membership& membership) {
    fields.required("id", membership.id);
    fields.optional_scope("scope", membership.scope);
    fields.required("phase", membership.phase);
    fields.nullable("role", membership.role);
    fields.required("voucher", membership.voucher);
    fields.nullable("invitation", membership.invitation);
    fields.required("can_sign_in", membership.can_sign_in);
    fields.required("changed_at", membership.changed_at);
    describe_details(fields, membership);
}

void describe_details(Fields& fields, Membership& membership) {
    fields.optional_list("groups", membership.groups, limits::groups_a_membership);
    fields.optional("archived_from", membership.archived_from);
    fields.defaulted("archived_by", membership.archived_by);
    fields.optional("request", membership.request);
    fields.optional("handle", membership.handle);
}

void describe(Fields& fields, Invitation& invitation) {
    fields.required("id", invitation.id);
    fields.nullable("written_to", invitation.written_to);
    fields.number("generation", invitation.generation);
    fields.required("onboarding", invitation.onboarding);
    fields.required("delivery", invitation.delivery);
    fields.required("inviter", invitation.inviter);
    fields.required("sent_at", invitation.sent_at);
    fields.required("lapses_at", invitation.lapses_at);
    fields.nullable("renewed_at", invitation.renewed_at);
    fields.required("message", invitation.message);
    describe_details(fields, invitation);
}

// The highest generation is the live one but after an undo.
void describe_details(Fields& fields, Invitation& invitation) {
    std::optional<std::uint32_t> last;
    if (!fields.is_reading() && invitation.last_generation != invitation.generation)
        last = invitation.last_generation;
    fields.optional_number("last_generation", last, std::numeric_limits<std::uint32_t>::max());
    invitation.last_generation = last.value_or(invitation.generation);
    fields.optional("opened_at", invitation.opened_at);
    fields.optional("reminded_at", invitation.reminded_at);
    std::optional<std::uint32_t> often;
    if (!fields.is_reading() && invitation.sent_that_day != 1) often = invitation.sent_that_day;
    fields.optional_number("sent_that_day", often, std::numeric_limits<std::uint32_t>::max());
    invitation.sent_that_day = often.value_or(1);
}

void describe(Fields& fields, Record& record) {
    fields.required("person", record.person);
    fields.list("memberships", record.memberships, most_items);
    fields.list("invitations", record.invitations, most_items);
    fields.number("change", record.change, most_change);
}

void describe(Fields& fields, Former& former) {
    fields.required("command", former.command);
    fields.optional("job", former.job);
    fields.required("at", former.at);
    fields.number("change", former.change, most_change);
    describe_details(fields, former);
}

void describe_details(Fields& fields, Former& former) {
    fields.required("by", former.by);
    fields.optional_list("people", former.people, most_items);
    fields.optional_list("made", former.made, most_items);
    fields.optional("organization", former.organization);
    fields.defaulted("is_final", former.is_final);
}

}  // namespace usher::wire
