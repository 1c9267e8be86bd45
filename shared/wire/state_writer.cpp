#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

template <class Items>
Json list(const Items& items) {
    Json array = Json::array();
    for (const auto& item : items) array.push_back(to_json(item));
    return array;
}

}  // namespace

Json to_json(const Scope& scope) { return optional_to_json(scope.project); }

Json to_json(const Actor& actor) {
    Json json{{"kind", names::of(names::actors, actor.kind)}};
    if (actor.kind == Actor::Kind::account) json["account"] = actor.account.text();
    return json;
}

Json to_json(const PermissionSet& permissions) {
    Json array = Json::array();
    for (int i = 0; i < permission_count; ++i) {
        const auto permission = static_cast<Permission>(i);
        if (permissions.has(permission)) array.push_back(name(permission));
    }
    return array;
}

Json to_json(const Role& role) {
    return {{"id", role.id.text()},
            {"name", role.name.text()},
            {"permissions", to_json(role.permissions)},
            {"built_in", role.built_in}};
}

Json to_json(const Organization& organization) {
    return {{"id", organization.id.text()},
            {"name", organization.name.text()},
            {"policies",
             {{"invite_ttl_ms", organization.policies.invite_ttl.ms},
              {"onboarding", names::of(names::onboardings, organization.policies.onboarding)}}},
            {"roles", list(organization.roles)},
            {"created_at", organization.created_at.text()},
            {"change", organization.change}};
}

Json to_json(const Person& person) {
    return {{"id", person.id.text()},
            {"name", person.name.text()},
            {"address", optional_to_json(person.address)},
            {"locale", person.locale.text()},
            {"account", optional_to_json(person.account)},
            {"added_at", person.added_at.text()}};
}

Json to_json(const Membership& membership) {
    return {{"id", membership.id.text()},
            {"scope", to_json(membership.scope)},
            {"phase", names::of(names::phases, membership.phase)},
            {"role", optional_to_json(membership.role)},
            {"voucher", to_json(membership.voucher)},
            {"invitation", optional_to_json(membership.invitation)},
            {"can_sign_in", membership.can_sign_in},
            {"changed_at", membership.changed_at.text()}};
}

Json to_json(const Invitation& invitation) {
    return {{"id", invitation.id.text()},
            {"written_to", optional_to_json(invitation.written_to)},
            {"generation", invitation.generation},
            {"onboarding", names::of(names::onboardings, invitation.onboarding)},
            {"delivery", names::of(names::deliveries, invitation.delivery)},
            {"inviter", to_json(invitation.inviter)},
            {"sent_at", invitation.sent_at.text()},
            {"lapses_at", invitation.lapses_at.text()},
            {"renewed_at", optional_to_json(invitation.renewed_at)},
            {"message", invitation.message.text()}};
}

Json to_json(const Record& record) {
    return {{"person", to_json(record.person)},
            {"memberships", list(record.memberships)},
            {"invitations", list(record.invitations)},
            {"change", record.change}};
}

Json to_json(const ProvedAddress& proved) {
    return {{"address", proved.address.text()}, {"inside", optional_to_json(proved.inside)}};
}

Json to_json(const Account& account) {
    return {{"id", account.id.text()},
            {"name", account.name.text()},
            {"addresses", list(account.addresses)},
            {"locale", account.locale.text()},
            {"created_at", account.created_at.text()},
            {"session_generation", account.session_generation}};
}

}  // namespace usher::wire
