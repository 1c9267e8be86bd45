#include "shared/roster/packing.hpp"

#include <algorithm>
#include <cassert>

#include "shared/policy/limits.hpp"
#include "shared/roster/packing_parts.hpp"

namespace usher {
namespace {

using namespace packing;

constexpr std::uint32_t onboardings = 2;
constexpr std::uint32_t deliveries = 3;

template <class Port>
void scope(Port& port, Of<Port, Scope>& value, bool is_project) {
    if (is_project) optional_known(port, value.project);
}

template <class Port>
void identity(Port& port, Of<Port, Identity>& value) {
    port.choice(value.state, 3);
    actor(port, value.by);
    port.time(value.at, {});
    parsed<Port, Message>(port, value.reason);
    if constexpr (Port::reads) {
        std::uint64_t size = 0;
        port.number(size);
        if (size > limits::identity_fields) return port.fail();
        for (; size > 0 && port.good(); --size) {
            std::string key;
            port.known_word(key);
            port.text(value.values[key]);
        }
    } else {
        port.number(value.values.size());
        for (const auto& [key, text] : value.values) {
            port.known_word(key);
            port.text(text);
        }
    }
}

template <class Port>
void recovery(Port& port, Of<Port, RecoveryCode>& value) {
    port.number(value.generation);
    port.time(value.issued_at, {});
    port.time(value.lapses_at, value.issued_at);
    actor(port, value.by);
    port.number(value.live);
}

template <class Port>
void external_id(Port& port, Of<Port, ExternalIdentity>& value) {
    Parts<Port> parts{port};
    parts.add(value.integration.has_value()).exchange();
    if (parts.next()) optional_known(port, value.integration);
    parsed<Port, ExternalId>(port, value.id);
}

template <class Port>
void external_ids(Port& port, Of<Port, std::vector<ExternalIdentity>>& value) {
    if constexpr (Port::reads) {
        std::uint64_t size = 0;
        port.number(size);
        if (size > limits::external_ids) return port.fail();
        for (; size > 0 && port.good(); --size) {
            // There is no external id without a text.
            ExternalIdentity each{std::nullopt, *ExternalId::parse("-")};
            external_id(port, each);
            value.push_back(std::move(each));
        }
    } else {
        port.number(value.size());
        for (const ExternalIdentity& each : value) external_id(port, each);
    }
}

template <class Port>
void metadata(Port& port, Of<Port, Metadata>& value) {
    if constexpr (Port::reads) {
        std::string text;
        port.text(text);
        auto read = Metadata::parse(text);
        if (!read) return port.fail();
        value = *std::move(read);
    } else {
        port.text(value.reveal());
    }
}

template <class Port>
void person(Port& port, Of<Port, Person>& value) {
    port.leading_id(value.id.bits);
    Parts<Port> parts{port};
    parts.add(value.address.has_value()).add(value.account.has_value());
    parts.add(value.username.has_value()).add(!value.external_ids.empty());
    parts.add(!value.metadata.empty()).add(value.identity.has_value());
    parts.add(value.recovery.has_value()).exchange();
    name(port, value.name, port.texts().name);
    if (parts.next()) address(port, value.address, value.name.text(), port.texts().address);
    known<Port, Locale>(port, value.locale);
    // People are added soon after they get their ids.
    const bool is_dated = has_id_time(value.id.bits);
    port.time(value.added_at, Instant{is_dated ? static_cast<std::int64_t>(id_time(value.id.bits))
                                               : port.trail().time});
    port.trail().time = value.added_at.ms;
    const bool has_account = parts.next();
    if constexpr (Port::reads) {
        if (has_account) value.account.emplace();
    }
    if (parts.next()) parsed_optional<Port, Username>(port, value.username);
    if (parts.next()) external_ids(port, value.external_ids);
    if (parts.next()) metadata(port, value.metadata);
    if (parts.next()) {
        if constexpr (Port::reads) value.identity.emplace();
        identity(port, *value.identity);
    }
    if (parts.next()) {
        if constexpr (Port::reads) value.recovery.emplace();
        recovery(port, *value.recovery);
    }
}

// Most come with an account of the day they joined, when their membership changed last.
template <class Port>
void account(Port& port, Of<Port, Record>& value) {
    if (!value.person.account) return;
    Instant joined = value.person.added_at;
    for (const Membership& each : value.memberships) joined = std::max(joined, each.changed_at);
    port.id_of_time(value.person.account->bits, static_cast<std::uint64_t>(joined.ms));
}

template <class Port>
void request(Port& port, Of<Port, std::optional<Request>>& value) {
    if constexpr (Port::reads) {
        Request read{{}, std::nullopt, *EmailAddress::parse("nobody@invalid.example"), {}};
        std::optional<EmailAddress> written;
        Parts<Port> parts{port};
        parts.add(false).exchange();
        port.id(read.account.bits);
        if (parts.next()) parsed_optional<Port, Handle>(port, read.handle);
        address(port, written, {}, {});
        if (written) read.address = *std::move(written);
        port.time(read.at, {});
        port.choice(read.from, phase_count);
        value.emplace(std::move(read));
    } else {
        Parts<Port> parts{port};
        parts.add(value->handle.has_value()).exchange();
        port.id(value->account.bits);
        if (parts.next()) parsed_optional<Port, Handle>(port, value->handle);
        address(port, value->address, {}, {});
        port.time(value->at, {});
        port.choice(value->from, phase_count);
    }
}

template <class Port>
void membership(Port& port, Of<Port, Membership>& value, Of<Port, Record>& record) {
    Parts<Port> parts{port};
    parts.add(value.scope.project.has_value()).add(value.role.has_value());
    parts.add(value.invitation.has_value()).add(value.can_sign_in).add(!value.groups.empty());
    parts.add(value.archived_from.has_value());
    parts.add(value.archived_by.kind != Actor::Kind::anonymous);
    parts.add(value.request.has_value()).add(value.handle.has_value()).exchange();
    port.id_beside(value.id.bits, record.person.id.bits);
    Choices<Port> choices{port};
    choices.add(value.phase, phase_count).add(value.voucher.kind, actor_kinds).exchange();
    choices.take(value.phase, phase_count);
    choices.take(value.voucher.kind, actor_kinds);
    scope(port, value.scope, parts.next());
    if (parts.next()) optional_known(port, value.role);
    actor_id(port, value.voucher);
    if (parts.next()) {
        if constexpr (Port::reads) value.invitation.emplace();
        port.id_beside(value.invitation->bits, value.id.bits);
    }
    const bool can_sign_in = parts.next();
    if constexpr (Port::reads) value.can_sign_in = can_sign_in;
    port.time(value.changed_at, record.person.added_at);
    if (parts.next()) list(port, value.groups, [&](auto& group) { port.known_id(group.bits); });
    if (parts.next()) {
        if constexpr (Port::reads) value.archived_from.emplace();
        port.choice(*value.archived_from, phase_count);
    }
    if (parts.next()) actor(port, value.archived_by);
    if (parts.next()) request<Port>(port, value.request);
    if (parts.next()) parsed_optional<Port, Handle>(port, value.handle);
}

template <class Port>
void optional_time(Port& port, Of<Port, std::optional<Instant>>& value, Instant base) {
    if constexpr (Port::reads) value.emplace();
    port.time(*value, base);
}

template <class Port>
void invitation(Port& port, Of<Port, Invitation>& value, Of<Port, Record>& record) {
    const auto& written = record.person.address;
    const bool is_for_any = !record.memberships.empty();
    const Bits128& near = is_for_any ? record.memberships.front().id.bits : record.person.id.bits;
    const Actor voucher = is_for_any ? record.memberships.front().voucher : Actor{};
    Parts<Port> parts{port};
    parts.add(value.written_to.has_value());
    parts.add(value.written_to && written && value.written_to->text() == written->text());
    parts.add(value.inviter != voucher).add(value.generation != 1);
    parts.add(value.renewed_at.has_value()).add(!value.message.empty());
    parts.add(value.last_generation != value.generation).add(value.opened_at.has_value());
    parts.add(value.reminded_at.has_value()).add(value.sent_that_day != 1).exchange();
    port.id_beside(value.id.bits, near);
    const bool is_written = parts.next();
    const bool is_same = parts.next();
    if constexpr (Port::reads) {
        if (is_same && !written) return port.fail();
        if (is_same) value.written_to = written;
    }
    if (is_written && !is_same) address(port, value.written_to, {}, {});
    Choices<Port> choices{port};
    choices.add(value.onboarding, onboardings).add(value.delivery, deliveries).exchange();
    choices.take(value.onboarding, onboardings);
    choices.take(value.delivery, deliveries);
    const bool is_other = parts.next();
    if constexpr (Port::reads) {
        value.inviter = voucher;
        value.generation = 1;
    }
    if (is_other) actor(port, value.inviter);
    if (parts.next()) port.number(value.generation);
    port.time(value.sent_at, record.person.added_at);
    port.time(value.lapses_at, value.sent_at + limits::invite_ttl);
    if (parts.next()) optional_time(port, value.renewed_at, value.sent_at);
    if (parts.next()) known<Port, Message>(port, value.message);
    const bool has_last = parts.next();
    if constexpr (Port::reads) value.last_generation = value.generation;
    if (has_last) port.number(value.last_generation);
    if (parts.next()) optional_time(port, value.opened_at, value.sent_at);
    if (parts.next()) optional_time(port, value.reminded_at, value.sent_at);
    if (parts.next()) port.number(value.sent_that_day);
}

template <class Port>
void record(Port& port, Of<Port, Record>& value) {
    person(port, value.person);
    port.step(value.change, port.trail().change);
    list(port, value.memberships, [&](auto& each) { membership(port, each, value); });
    account(port, value);
    list(port, value.invitations, [&](auto& each) { invitation(port, each, value); });
}

}  // namespace

PackedBlock pack_block(const std::vector<Record>& records) {
    PackedBlock block;
    PackingWords words;
    PackWriter writer{{&block[0], &block[1], &block[2], &block[3]}, words, true, {}};
    for (const Record& each : records) record(writer, each);
    return block;
}

bool unpack_block(const PackedBlockView& block, std::size_t records, const RecordSink& sink) {
    PackedBlockView left = block;
    PackingWords words;
    PackReader reader{{&left[0], &left[1], &left[2], &left[3]}, words};
    // Every record has ten bytes of its id.
    if (records > block[0].size() / (16 - id_time_bytes)) return false;
    for (; records > 0; --records) {
        Record each;
        record(reader, each);
        if (!reader.good()) return false;
        sink(each);
    }
    return std::all_of(left.begin(), left.end(),
                       [](std::string_view rest) { return rest.empty(); });
}

void pack(const Record& packed, const PackingTexts& texts, PackingWords& words,
          std::string& bytes) {
    PackWriter writer{{&bytes, &bytes, &bytes, &bytes}, words, false, texts};
    record(writer, packed);
}

Record unpack(std::string_view bytes, const PackingTexts& texts, const PackingWords& words) {
    PackReader reader{{&bytes, &bytes, &bytes, &bytes}, words, texts};
    Record unpacked;
    record(reader, unpacked);
    assert(reader.good());
    return unpacked;
}

}  // namespace usher
