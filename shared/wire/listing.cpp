#include "shared/wire/listing.hpp"

#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

// Ends the object that a list stands in.
std::string with_next(JsonText text, const std::string& next) {
    next.empty() ? text.null("next") : text.text("next", next);
    text.end_object();
    return std::move(text).take();
}

JsonText begun(std::string_view list) {
    JsonText text;
    text.begin_object();
    text.begin_array(list);
    return text;
}

// A spreadsheet takes what begins so for a formula (OWASP, CSV injection).
std::string cell(std::string_view text) {
    constexpr std::string_view formula = "=+-@\t\r";
    std::string cell{'"'};
    if (!text.empty() && formula.find(text.front()) != std::string_view::npos) cell += '\'';
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

std::string actor_text(const Actor& actor) {
    switch (actor.kind) {
        case Actor::Kind::account:
            return "account " + actor.account.text();
        case Actor::Kind::integration:
            return "integration " + actor.integration.text();
        case Actor::Kind::system:
            return "system";
        case Actor::Kind::anonymous:
            break;
    }
    return "anonymous";
}

}  // namespace

std::string encode_people(const std::vector<Record>& people, const std::string& next) {
    JsonText text = begun("people");
    for (const Record& record : people) write_described(text, record);
    text.end_array();
    return with_next(std::move(text), next);
}

std::string encode_record(const Record& record) { return encode_described(record); }

std::string encode_organization(const Organization& organization) {
    return encode_described(organization);
}

std::string encode_audit(const std::vector<AuditLine>& lines, const std::string& next) {
    JsonText text = begun("entries");
    for (const AuditLine& line : lines) {
        text.begin_object();
        text.number("change", line.change);
        text.id("command", line.command);
        text.instant("at", line.at);
        text.key("by");
        write_described(text, line.by);
        text.text("kind", line.kind);
        text.key("payload");
        // Whatever became of the database, it stays one value.
        line.payload&& parse(*line.payload) ? text.raw(*line.payload) : text.null();
        text.end_object();
    }
    text.end_array();
    return with_next(std::move(text), next);
}

std::string audit_table(const std::vector<AuditLine>& lines) {
    std::string table = "change,at,by,kind,command,payload\r\n";
    for (const AuditLine& line : lines) {
        table += std::to_string(line.change) + ',' + line.at.text() + ',' +
                 cell(actor_text(line.by)) + ',' + cell(line.kind) + ',' + line.command.text() +
                 ',' + cell(line.payload.value_or("")) + "\r\n";
    }
    return table;
}

std::string encode_deliveries(const std::vector<DeliveryView>& deliveries,
                              const std::string& next) {
    JsonText text = begun("deliveries");
    for (const DeliveryView& each : deliveries) {
        text.begin_object();
        text.number("number", static_cast<std::uint64_t>(each.number));
        text.id("person", each.person);
        text.id("invitation", each.invitation);
        text.text("kind", each.kind);
        text.text("to", each.to);
        text.text("state", each.state);
        text.text("reply", each.reply);
        text.instant("queued_at", each.queued_at);
        text.instant("changed_at", each.changed_at);
        text.end_object();
    }
    text.end_array();
    return with_next(std::move(text), next);
}

std::string encode_verification(const std::optional<std::uint64_t>& broken) {
    JsonText text;
    text.begin_object();
    if (broken) {
        text.key("broken");
        text.begin_object();
        text.number("change", *broken);
        text.end_object();
    } else {
        text.null("broken");
    }
    text.end_object();
    return std::move(text).take();
}

std::string encode_integration_token(const Secret& token,
                                     const std::optional<Instant>& expires_at) {
    JsonText text;
    text.begin_object();
    text.text("token", token.reveal());
    expires_at ? text.instant("expires_at", *expires_at) : text.null("expires_at");
    text.end_object();
    return std::move(text).take();
}

std::optional<Phase> phase_named(std::string_view name) {
    for (const auto& each : names::phases)
        if (each.name == name) return each.value;
    return std::nullopt;
}

}  // namespace usher::wire
