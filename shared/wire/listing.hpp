#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/state.hpp"
#include "shared/values/secret.hpp"

/// What programs read, page by page. `next` is empty on the last one.
namespace usher::wire {

/// `{people: [record…], next}`.
std::string encode_people(const std::vector<Record>& people, const std::string& next);
std::string encode_record(const Record& record);
std::string encode_organization(const Organization& organization);

/// One entry of the audit. `payload` is JSON, none of what was erased.
struct AuditLine {
    std::uint64_t change = 0;
    CommandId command;
    Instant at;
    Actor by;
    std::string kind;
    std::optional<std::string> payload;
};
/// `{entries: [{change, command, at, by, kind, payload}…], next}`.
std::string encode_audit(const std::vector<AuditLine>& lines, const std::string& next);
/// RFC 4180, with a heading. No cell begins a formula: what would gets an apostrophe before it.
std::string audit_table(const std::vector<AuditLine>& lines);

/// A delivery, without what it said.
struct DeliveryView {
    std::int64_t number = 0;
    PersonId person;
    InvitationId invitation;
    std::string kind;
    std::string to;
    std::string state;
    std::string reply;
    Instant queued_at;
    Instant changed_at;
};
/// `{deliveries: […], next}`.
std::string encode_deliveries(const std::vector<DeliveryView>& deliveries, const std::string& next);

/// `{broken: null}`, or `{broken: {change}}` of an organization's log that is not what was written.
std::string encode_verification(const std::optional<std::uint64_t>& broken);

/// `{token, expires_at}`.
std::string encode_integration_token(const Secret& token, const std::optional<Instant>& expires_at);

/// A phase by its name on the wire.
std::optional<Phase> phase_named(std::string_view name);

}  // namespace usher::wire
