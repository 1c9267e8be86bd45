#include "tests/support/vectors/when.hpp"

#include "shared/wire/command_codec.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::test {
namespace {

using wire::Json;
using wire::ObjectReader;

std::vector<ProvedAddress> read_proofs(ObjectReader& reader) {
    std::vector<ProvedAddress> proofs;
    if (reader.raw("proved") == nullptr) return proofs;
    reader.objects("proved", 10, [&](ObjectReader& item) {
        if (auto proof = wire::read_proved(item)) proofs.push_back(std::move(*proof));
    });
    return proofs;
}

PresentedLink read_link(ObjectReader& reader) {
    PresentedLink link;
    link.invitation = reader.id<InvitationId>("invitation");
    link.generation = static_cast<std::uint32_t>(reader.number("generation", 1000));
    link.channel.kind = reader.choice("channel", wire::names::channels);
    link.channel.scope = wire::read_scope(reader, "scope");
    link.address_key = reader.text("address");
    return link;
}

Caller read_caller(ObjectReader& reader) {
    Caller by;
    by.actor = wire::read_actor(reader, "actor");
    by.name = reader.value("name", Name::parse, false).value_or(Name{});
    by.proved = read_proofs(reader);
    reader.optional_object("link", [&](ObjectReader& link) { by.link = read_link(link); });
    by.holds_set_up_link = reader.boolean("holds_set_up_link", false);
    return by;
}

std::optional<Body> read_set_up(ObjectReader& reader) {
    const auto account = reader.id<AccountId>("account");
    const auto name = reader.value("name", Name::parse_required, true);
    const auto address = reader.value("address", EmailAddress::parse, true);
    const auto organization = reader.id<OrganizationId>("organization");
    const auto organization_name = reader.value("organization_name", Name::parse_required, true);
    const auto person = reader.id<PersonId>("person");
    const auto membership = reader.id<MembershipId>("membership");
    std::vector<RoleId> roles;
    for (const std::string& role : reader.texts("roles", 4))
        roles.push_back(RoleId::parse(role).value_or(RoleId{}));
    const bool proves = reader.boolean("copied_link_proves_mailbox", false);
    if (!name || !address || !organization_name) return std::nullopt;
    return SetUp{account,          *name,
                 *address,         Secret{vector_credential},
                 organization,     *organization_name,
                 person,           membership,
                 std::move(roles), proves};
}

std::optional<Body> read_create_account(ObjectReader& reader) {
    const auto account = reader.id<AccountId>("account");
    const auto name = reader.value("name", Name::parse_required, true);
    const auto address = reader.value("address", EmailAddress::parse, true);
    const auto locale = reader.value("locale", Locale::parse, false);
    if (!name || !address) return std::nullopt;
    return CreateAccount{account, *name, *address, Secret{vector_credential},
                         locale.value_or(Locale{})};
}

std::optional<Body> read_any_body(ObjectReader& reader, const std::string& type) {
    if (type != "set_up" && type != "create_account") return wire::read_body(reader);
    reader.text("type");
    return type == "set_up" ? read_set_up(reader) : read_create_account(reader);
}

}  // namespace

Vector::When read_when(ObjectReader& reader, CommandId id) {
    Vector::When when;
    when.home = reader.optional_id<OrganizationId>("home").value_or(OrganizationId{});
    reader.object("by", [&](ObjectReader& caller) { when.by = read_caller(caller); });
    when.at = reader.instant("at");
    const Json* written = reader.raw("body", true);
    if (written == nullptr) return when;
    when.body = *written;
    ObjectReader fields{when.body, {}, when.malformed};
    auto body = read_any_body(fields, when.body.value("type", std::string{}));
    fields.finish();
    if (when.malformed.empty() && body)
        when.command = Command{id, when.home, when.by, when.at, std::move(*body)};
    return when;
}

}  // namespace usher::test
