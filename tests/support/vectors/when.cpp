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
    link.address_key = reader.optional_text("address").value_or("");
    return link;
}

Caller read_caller(ObjectReader& reader) {
    Caller by;
    by.actor = wire::read_actor(reader, "actor");
    by.name = reader.value("name", Name::parse, false).value_or(Name{});
    by.proved = read_proofs(reader);
    reader.optional_object("link", [&](ObjectReader& link) { by.link = read_link(link); });
    by.holds_set_up_link = reader.boolean("holds_set_up_link", false);
    by.handle = reader.value("handle", Handle::parse, false);
    reader.optional_object("recovery", [&](ObjectReader& recovery) {
        const auto person = recovery.id<PersonId>("person");
        by.recovery = PresentedRecovery{
            person, static_cast<std::uint32_t>(recovery.number("generation", 1000))};
    });
    if (reader.raw("method") != nullptr)
        by.method = reader.choice("method", wire::names::sign_in_methods);
    by.second_factor = reader.boolean("second_factor", false);
    by.job = reader.optional_id<JobId>("job");
    return by;
}

// The wire never carries what is secret: here it is always the same.
void put_credential(Body& body) {
    std::visit(
        [](auto& command) {
            if constexpr (requires { command.credential; })
                command.credential = Secret{vector_credential};
            if constexpr (requires { command.second_factor; })
                command.second_factor = Secret{vector_credential};
        },
        body);
}

std::optional<Body> read_any_body(ObjectReader& reader, const std::string& type) {
    if (!wire::is_owner_type(type)) return wire::read_body(reader);
    auto body = wire::read_owner_body(reader);
    if (body) put_credential(*body);
    return body;
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
