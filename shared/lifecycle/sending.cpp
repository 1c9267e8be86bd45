#include "shared/lifecycle/sending.hpp"

#include <algorithm>

#include "shared/policy/consumer_domains.hpp"

namespace usher {
namespace {

std::optional<Code> judge_address(const Policies& policies, const EmailAddress& address) {
    const std::string_view domain = address.domain_key();
    const auto& allowed = policies.allowed_domains;
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), domain) == allowed.end())
        return Code::domain_not_allowed;
    if (policies.business_addresses_only && is_consumer_domain(domain))
        return Code::business_address_needed;
    return std::nullopt;
}

// In whichever envelope: revoking and inviting anew begins no new count.
std::uint64_t sent_today(const Record& record, Instant now) {
    std::uint64_t sent = 0;
    for (const Invitation& invitation : record.invitations) {
        if (day_of(invitation.sent_at) == day_of(now)) sent += invitation.sent_that_day;
    }
    return sent;
}

}  // namespace

std::optional<Error> judge_seat(const Directory& directory, const Record* record, Instant now) {
    const Organization* organization = directory.organization();
    const Tally* tally = directory.tally();
    if (organization == nullptr || tally == nullptr || !organization->policies.seats)
        return std::nullopt;
    if (record != nullptr && holds_seat(*record, now)) return std::nullopt;
    if (tally->seats_taken(now) < *organization->policies.seats) return std::nullopt;
    return Error{Code::seats_taken, {}};
}

std::optional<Error> judge_sending(const Directory& directory, const Command& command,
                                   const Record* record,
                                   const std::optional<EmailAddress>& written_to) {
    const Organization* organization = directory.organization();
    if (organization == nullptr) return std::nullopt;
    const Policies& policies = organization->policies;
    if (written_to) {
        if (const auto code = judge_address(policies, *written_to)) return Error{*code, "address"};
    }
    if (auto error = judge_seat(directory, record, command.at)) return error;
    if (const Tally* tally = directory.tally()) {
        if (policies.send_limit &&
            tally->sent_today(command.by.actor, command.at) >= *policies.send_limit)
            return Error{Code::send_limit_reached, {}};
        if (policies.organization_send_limit &&
            tally->sent_today(command.at) >= *policies.organization_send_limit)
            return Error{Code::send_limit_reached, "organization"};
    }
    if (written_to && record != nullptr && sent_today(*record, command.at) >= limits::sends_to_one)
        return Error{Code::send_limit_reached, "address"};
    return std::nullopt;
}

}  // namespace usher
