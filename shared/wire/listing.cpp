#include "shared/wire/listing.hpp"

#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

Json next_json(const std::string& next) { return next.empty() ? Json(nullptr) : Json(next); }

Json payload_json(const std::optional<std::string>& payload) {
    if (!payload) return nullptr;
    auto json = parse(*payload);
    return json ? std::move(*json) : Json(nullptr);
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
    Json array = Json::array();
    for (const Record& record : people) array.push_back(to_json(record));
    return write({{"people", std::move(array)}, {"next", next_json(next)}});
}

std::string encode_record(const Record& record) { return write(to_json(record)); }

std::string encode_organization(const Organization& organization) {
    return write(to_json(organization));
}

std::string encode_audit(const std::vector<AuditLine>& lines, const std::string& next) {
    Json entries = Json::array();
    for (const AuditLine& line : lines) {
        entries.push_back({{"change", line.change},
                           {"command", line.command.text()},
                           {"at", line.at.text()},
                           {"by", to_json(line.by)},
                           {"kind", line.kind},
                           {"payload", payload_json(line.payload)}});
    }
    return write({{"entries", std::move(entries)}, {"next", next_json(next)}});
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
    Json array = Json::array();
    for (const DeliveryView& each : deliveries) {
        array.push_back({{"number", each.number},
                         {"person", each.person.text()},
                         {"invitation", each.invitation.text()},
                         {"kind", each.kind},
                         {"to", each.to},
                         {"state", each.state},
                         {"reply", each.reply},
                         {"queued_at", each.queued_at.text()},
                         {"changed_at", each.changed_at.text()}});
    }
    return write({{"deliveries", std::move(array)}, {"next", next_json(next)}});
}

std::string encode_integration_token(const Secret& token,
                                     const std::optional<Instant>& expires_at) {
    return write({{"token", token.reveal()},
                  {"expires_at", expires_at ? Json(expires_at->text()) : Json(nullptr)}});
}

std::optional<Phase> phase_named(std::string_view name) {
    for (const auto& each : names::phases)
        if (each.name == name) return each.value;
    return std::nullopt;
}

}  // namespace usher::wire
