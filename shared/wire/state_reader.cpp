#include <limits>

#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::uint64_t most_number = std::uint64_t{1} << 53;
constexpr std::size_t most_items = 10000;
constexpr std::uint64_t most_generation = std::numeric_limits<std::uint32_t>::max();

template <class Value>
std::vector<Value> list(ObjectReader& reader, const char* key,
                        std::optional<Value> (*read)(ObjectReader&)) {
    std::vector<Value> values;
    reader.objects(key, most_items, [&](ObjectReader& item) {
        if (auto value = read(item)) values.push_back(std::move(*value));
    });
    return values;
}

}  // namespace

Scope read_scope(ObjectReader& reader, const char* key) {
    return {reader.optional_id<ProjectId>(key)};
}

Actor read_actor(ObjectReader& reader, const char* key) {
    Actor actor;
    reader.object(key, [&](ObjectReader& inner) {
        actor.kind = inner.choice("kind", names::actors);
        if (actor.kind == Actor::Kind::account) actor.account = inner.id<AccountId>("account");
    });
    return actor;
}

std::optional<Role> read_role(ObjectReader& reader) {
    Role role;
    role.id = reader.id<RoleId>("id");
    role.name = reader.value("name", Name::parse_required, true).value_or(Name{});
    for (const std::string& written : reader.texts("permissions", permission_count)) {
        const auto permission = permission_named(written);
        if (!permission) reader.refuse(Code::unknown_value, "permissions");
        if (permission) role.permissions = role.permissions | PermissionSet{*permission};
    }
    role.built_in = reader.boolean("built_in", false);
    return role;
}

std::optional<Organization> read_organization(ObjectReader& reader) {
    Organization organization;
    organization.id = reader.id<OrganizationId>("id");
    organization.name = reader.value("name", Name::parse_required, true).value_or(Name{});
    reader.object("policies", [&](ObjectReader& policies) {
        organization.policies.invite_ttl.ms =
            static_cast<std::int64_t>(policies.number("invite_ttl_ms", most_number));
        organization.policies.onboarding = policies.choice("onboarding", names::onboardings);
    });
    organization.roles = list(reader, "roles", read_role);
    organization.created_at = reader.instant("created_at");
    organization.change = reader.number("change", most_number);
    return organization;
}

std::optional<Person> read_person(ObjectReader& reader) {
    Person person;
    person.id = reader.id<PersonId>("id");
    person.name = reader.value("name", Name::parse, true).value_or(Name{});
    person.address = reader.value("address", EmailAddress::parse, false);
    person.locale = reader.value("locale", Locale::parse, true).value_or(Locale{});
    person.account = reader.optional_id<AccountId>("account");
    person.added_at = reader.instant("added_at");
    return person;
}

std::optional<Membership> read_membership(ObjectReader& reader) {
    Membership membership;
    membership.id = reader.id<MembershipId>("id");
    membership.scope = read_scope(reader, "scope");
    membership.phase = reader.choice("phase", names::phases);
    membership.role = reader.optional_id<RoleId>("role");
    membership.voucher = read_actor(reader, "voucher");
    membership.invitation = reader.optional_id<InvitationId>("invitation");
    membership.can_sign_in = reader.boolean("can_sign_in", false);
    membership.changed_at = reader.instant("changed_at");
    return membership;
}

std::optional<Invitation> read_invitation(ObjectReader& reader) {
    Invitation invitation;
    invitation.id = reader.id<InvitationId>("id");
    invitation.written_to = reader.value("written_to", EmailAddress::parse, false);
    invitation.generation =
        static_cast<std::uint32_t>(reader.number("generation", most_generation));
    invitation.onboarding = reader.choice("onboarding", names::onboardings);
    invitation.delivery = reader.choice("delivery", names::deliveries);
    invitation.inviter = read_actor(reader, "inviter");
    invitation.sent_at = reader.instant("sent_at");
    invitation.lapses_at = reader.instant("lapses_at");
    invitation.renewed_at = reader.optional_instant("renewed_at");
    invitation.message = reader.value("message", Message::parse, true).value_or(Message{});
    return invitation;
}

std::optional<Record> read_record(ObjectReader& reader) {
    Record record;
    reader.object("person", [&](ObjectReader& inner) {
        record.person = read_person(inner).value_or(Person{});
    });
    record.memberships = list(reader, "memberships", read_membership);
    record.invitations = list(reader, "invitations", read_invitation);
    record.change = reader.number("change", most_number);
    return record;
}

std::optional<ProvedAddress> read_proved(ObjectReader& reader) {
    const auto address = reader.value("address", EmailAddress::parse, true);
    const auto inside = reader.optional_id<OrganizationId>("inside");
    if (!address) return std::nullopt;
    return ProvedAddress{*address, inside};
}

std::optional<Account> read_account(ObjectReader& reader) {
    Account account;
    account.id = reader.id<AccountId>("id");
    account.name = reader.value("name", Name::parse, true).value_or(Name{});
    account.addresses = list(reader, "addresses", read_proved);
    account.locale = reader.value("locale", Locale::parse, true).value_or(Locale{});
    account.created_at = reader.instant("created_at");
    account.session_generation =
        static_cast<std::uint32_t>(reader.number("session_generation", most_generation));
    return account;
}

}  // namespace usher::wire
