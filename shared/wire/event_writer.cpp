#include <array>

#include "shared/wire/event_codec.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

Json fields(const OrganizationCreated& event) {
    return {{"organization", to_json(event.organization)}};
}
Json fields(const InstanceSetUp& event) {
    return {{"administrator", event.administrator.text()},
            {"copied_link_proves_mailbox", event.copied_link_proves_mailbox}};
}
Json fields(const AccountCreated& event) { return {{"account", to_json(event.account)}}; }
Json fields(const AccountTakenOver& event) { return {{"account", to_json(event.account)}}; }
Json fields(const PersonAdded& event) { return {{"person", to_json(event.person)}}; }
Json fields(const MembershipAdded& event) {
    return {{"person", event.person.text()}, {"membership", to_json(event.membership)}};
}

Json fields(const Invited& event) {
    Json seats = Json::array();
    for (const auto& seat : event.seats)
        seats.push_back({{"membership", seat.membership.text()}, {"role", seat.role.text()}});
    return {{"person", event.person.text()},
            {"invitation", to_json(event.invitation)},
            {"seats", std::move(seats)}};
}

Json fields(const InvitationRenewed& event) {
    Json vouched = Json::array();
    for (const auto& id : event.vouched) vouched.push_back(id.text());
    return {{"person", event.person.text()},
            {"invitation", event.invitation.text()},
            {"cause", names::of(names::causes, event.cause)},
            {"generation", event.generation},
            {"sent_at", event.sent_at.text()},
            {"lapses_at", event.lapses_at.text()},
            {"voucher", to_json(event.voucher)},
            {"vouched", std::move(vouched)}};
}

Json fields(const LinkCopied& event) {
    return {{"person", event.person.text()},
            {"invitation", event.invitation.text()},
            {"scope", to_json(event.scope)}};
}

Json answer(PersonId person, MembershipId membership, Instant at) {
    return {{"person", person.text()}, {"membership", membership.text()}, {"at", at.text()}};
}

Json fields(const InvitationRevoked& event) {
    return answer(event.person, event.membership, event.at);
}
Json fields(const InvitationDeclined& event) {
    return answer(event.person, event.membership, event.at);
}
Json fields(const InvitationAccepted& event) {
    Json json = answer(event.person, event.membership, event.at);
    json["account"] = event.account.text();
    json["name"] = event.name.text();
    return json;
}

}  // namespace

std::string_view type_of(const Event& event) {
    constexpr std::array<std::string_view, std::variant_size_v<EventBody>> types{
        "organization_created",
        "instance_set_up",
        "account_created",
        "account_taken_over",
        "person_added",
        "membership_added",
        "invited",
        "invitation_renewed",
        "link_copied",
        "invitation_revoked",
        "invitation_accepted",
        "invitation_declined"};
    return types[event.body.index()];
}

Json to_json(const Event& event) {
    Json json = std::visit([](const auto& body) { return fields(body); }, event.body);
    json["type"] = type_of(event);
    json["home"] = event.home.is_nil() ? Json(nullptr) : Json(event.home.text());
    return json;
}

}  // namespace usher::wire
