#include <array>
#include <limits>

#include "shared/policy/limits.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

template <class Value>
std::optional<Value> nested(ObjectReader& reader, const char* key,
                            std::optional<Value> (*read)(ObjectReader&)) {
    std::optional<Value> value;
    reader.object(key, [&](ObjectReader& inner) { value = read(inner); });
    return value;
}

std::optional<EventBody> organization_created(ObjectReader& reader) {
    auto organization = nested(reader, "organization", read_organization);
    if (!organization) return std::nullopt;
    return OrganizationCreated{std::move(*organization)};
}

std::optional<EventBody> instance_set_up(ObjectReader& reader) {
    const auto administrator = reader.id<AccountId>("administrator");
    return InstanceSetUp{administrator, reader.boolean("copied_link_proves_mailbox", false)};
}

std::optional<EventBody> account_created(ObjectReader& reader) {
    auto account = nested(reader, "account", read_account);
    if (!account) return std::nullopt;
    return AccountCreated{std::move(*account)};
}

std::optional<EventBody> account_taken_over(ObjectReader& reader) {
    auto account = nested(reader, "account", read_account);
    if (!account) return std::nullopt;
    return AccountTakenOver{std::move(*account)};
}

std::optional<EventBody> person_added(ObjectReader& reader) {
    auto person = nested(reader, "person", read_person);
    if (!person) return std::nullopt;
    return PersonAdded{std::move(*person)};
}

std::optional<EventBody> membership_added(ObjectReader& reader) {
    const auto person = reader.id<PersonId>("person");
    auto membership = nested(reader, "membership", read_membership);
    if (!membership) return std::nullopt;
    return MembershipAdded{person, std::move(*membership)};
}

std::optional<EventBody> invited(ObjectReader& reader) {
    const auto person = reader.id<PersonId>("person");
    auto invitation = nested(reader, "invitation", read_invitation);
    std::vector<Invited::Seat> seats;
    reader.objects("seats", limits::memberships_a_command, [&](ObjectReader& seat) {
        const auto membership = seat.id<MembershipId>("membership");
        seats.push_back({membership, seat.id<RoleId>("role")});
    });
    if (!invitation) return std::nullopt;
    return Invited{person, std::move(*invitation), std::move(seats)};
}

std::optional<EventBody> invitation_renewed(ObjectReader& reader) {
    InvitationRenewed event;
    event.person = reader.id<PersonId>("person");
    event.invitation = reader.id<InvitationId>("invitation");
    event.cause = reader.choice("cause", names::causes);
    event.generation = static_cast<std::uint32_t>(
        reader.number("generation", std::numeric_limits<std::uint32_t>::max()));
    event.sent_at = reader.instant("sent_at");
    event.lapses_at = reader.instant("lapses_at");
    event.voucher = read_actor(reader, "voucher");
    for (const std::string& written : reader.texts("vouched", limits::memberships_a_command)) {
        const auto id = MembershipId::parse(written);
        if (!id) reader.refuse(Code::id_malformed, "vouched");
        if (id) event.vouched.push_back(*id);
    }
    return event;
}

std::optional<EventBody> link_copied(ObjectReader& reader) {
    const auto person = reader.id<PersonId>("person");
    const auto invitation = reader.id<InvitationId>("invitation");
    return LinkCopied{person, invitation, read_scope(reader, "scope")};
}

template <class Answer>
Answer read_answer(ObjectReader& reader) {
    Answer answer;
    answer.person = reader.id<PersonId>("person");
    answer.membership = reader.id<MembershipId>("membership");
    answer.at = reader.instant("at");
    return answer;
}

std::optional<EventBody> invitation_revoked(ObjectReader& reader) {
    return read_answer<InvitationRevoked>(reader);
}
std::optional<EventBody> invitation_declined(ObjectReader& reader) {
    return read_answer<InvitationDeclined>(reader);
}
std::optional<EventBody> invitation_accepted(ObjectReader& reader) {
    auto event = read_answer<InvitationAccepted>(reader);
    event.account = reader.id<AccountId>("account");
    event.name = reader.value("name", Name::parse, true).value_or(Name{});
    return event;
}

struct Reading {
    std::string_view type;
    std::optional<EventBody> (*read)(ObjectReader&);
};

constexpr std::array<Reading, std::variant_size_v<EventBody>> readings{
    {{"organization_created", organization_created},
     {"instance_set_up", instance_set_up},
     {"account_created", account_created},
     {"account_taken_over", account_taken_over},
     {"person_added", person_added},
     {"membership_added", membership_added},
     {"invited", invited},
     {"invitation_renewed", invitation_renewed},
     {"link_copied", link_copied},
     {"invitation_revoked", invitation_revoked},
     {"invitation_accepted", invitation_accepted},
     {"invitation_declined", invitation_declined}}};

}  // namespace

std::optional<Event> read_event(ObjectReader& reader) {
    const std::string type = reader.text("type");
    const auto home = reader.optional_id<OrganizationId>("home").value_or(OrganizationId{});
    for (const Reading& reading : readings) {
        if (reading.type != type) continue;
        auto body = reading.read(reader);
        if (!body) return std::nullopt;
        return Event{home, std::move(*body)};
    }
    if (reader.good()) reader.refuse(Code::unknown_value, "type");
    return std::nullopt;
}

}  // namespace usher::wire
