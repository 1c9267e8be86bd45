#include "shared/wire/command_codec.hpp"

#include <array>

#include "shared/policy/limits.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

std::optional<Body> read_invite_person(ObjectReader& reader) {
    const auto person = reader.id<PersonId>("person");
    const auto name = reader.value("name", Name::parse, false);
    const auto address = reader.value("address", EmailAddress::parse, true);
    std::vector<InvitePerson::Seat> seats;
    reader.objects("seats", limits::memberships_a_command, [&](ObjectReader& seat) {
        const auto id = seat.id<MembershipId>("id");
        seats.push_back({id, read_scope(seat, "scope")});
    });
    const auto role = reader.id<RoleId>("role");
    const auto invitation = reader.id<InvitationId>("invitation");
    const auto when = reader.choice("when", names::whens);
    const auto message = reader.value("message", Message::parse, false);
    const auto locale = reader.value("locale", Locale::parse, false);
    if (!address) return std::nullopt;
    return InvitePerson{person,
                        name.value_or(Name{}),
                        *address,
                        std::move(seats),
                        role,
                        invitation,
                        when,
                        message.value_or(Message{}),
                        locale.value_or(Locale{})};
}

std::optional<Body> read_resend(ObjectReader& reader) {
    return Resend{reader.id<InvitationId>("invitation")};
}
std::optional<Body> read_renew_link(ObjectReader& reader) {
    return RenewLink{reader.id<InvitationId>("invitation")};
}
std::optional<Body> read_copy_link(ObjectReader& reader) {
    const auto invitation = reader.id<InvitationId>("invitation");
    return CopyLink{invitation, read_scope(reader, "scope")};
}
std::optional<Body> read_revoke(ObjectReader& reader) {
    return Revoke{reader.id<MembershipId>("membership")};
}
std::optional<Body> read_accept(ObjectReader& reader) {
    return Accept{reader.id<MembershipId>("membership")};
}
std::optional<Body> read_decline(ObjectReader& reader) {
    return Decline{reader.id<MembershipId>("membership")};
}

struct Reading {
    std::string_view type;
    std::optional<Body> (*read)(ObjectReader&);
};

constexpr std::array<Reading, 7> readings{{{"invite_person", read_invite_person},
                                           {"resend", read_resend},
                                           {"renew_link", read_renew_link},
                                           {"copy_link", read_copy_link},
                                           {"revoke", read_revoke},
                                           {"accept", read_accept},
                                           {"decline", read_decline}}};

Json fields(const InvitePerson& body) {
    Json seats = Json::array();
    for (const auto& seat : body.seats)
        seats.push_back({{"id", seat.id.text()}, {"scope", to_json(seat.scope)}});
    return {{"type", "invite_person"},
            {"person", body.person.text()},
            {"name", body.name.text()},
            {"address", body.address.text()},
            {"seats", std::move(seats)},
            {"role", body.role.text()},
            {"invitation", body.invitation.text()},
            {"when", names::of(names::whens, body.when)},
            {"message", body.message.text()},
            {"locale", body.locale.text()}};
}

Json fields(const Resend& body) {
    return {{"type", "resend"}, {"invitation", body.invitation.text()}};
}
Json fields(const RenewLink& body) {
    return {{"type", "renew_link"}, {"invitation", body.invitation.text()}};
}
Json fields(const CopyLink& body) {
    return {{"type", "copy_link"},
            {"invitation", body.invitation.text()},
            {"scope", to_json(body.scope)}};
}
Json fields(const Revoke& body) {
    return {{"type", "revoke"}, {"membership", body.membership.text()}};
}
Json fields(const Accept& body) {
    return {{"type", "accept"}, {"membership", body.membership.text()}};
}
Json fields(const Decline& body) {
    return {{"type", "decline"}, {"membership", body.membership.text()}};
}
Json fields(const SetUp& body) {
    return {{"type", "set_up"},
            {"account", body.account.text()},
            {"organization", body.organization.text()}};
}
Json fields(const CreateAccount& body) {
    return {{"type", "create_account"}, {"account", body.account.text()}};
}

}  // namespace

std::optional<Body> read_body(ObjectReader& reader) {
    const std::string type = reader.text("type");
    for (const Reading& reading : readings) {
        if (reading.type == type) return reading.read(reader);
    }
    if (reader.good()) reader.refuse(Code::unknown_command, "type");
    return std::nullopt;
}

Json to_json(const Body& body) {
    return std::visit([](const auto& command) { return fields(command); }, body);
}

std::string_view type_of(const Body& body) {
    constexpr std::array<std::string_view, std::variant_size_v<Body>> types{
        "invite_person", "resend",  "renew_link", "copy_link",     "revoke",
        "accept",        "decline", "set_up",     "create_account"};
    return types[body.index()];
}

}  // namespace usher::wire
