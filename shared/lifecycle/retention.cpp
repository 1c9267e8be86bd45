#include "shared/lifecycle/retention.hpp"

#include <algorithm>

namespace usher {
namespace {

bool is_kept(const Membership& membership) {
    const Phase phase = membership.archived_from.value_or(membership.phase);
    return phase == Phase::active || phase == Phase::uninvited ||
           phase == Phase::awaiting_approval || phase == Phase::left;
}

Instant last_touched(const Record& record) {
    Instant last = record.person.added_at;
    for (const Membership& membership : record.memberships)
        last = std::max(last, membership.changed_at);
    for (const Invitation& invitation : record.invitations)
        last = std::max(last, invitation.sent_at);
    return last;
}

}  // namespace

bool is_due_for_erasure(const Record& record, const Policies& policies, Instant now) {
    const auto& memberships = record.memberships;
    if (record.person.account || memberships.empty()) return false;
    if (std::any_of(memberships.begin(), memberships.end(), is_kept)) return false;
    return last_touched(record) + policies.keep_unanswered <= now;
}

}  // namespace usher
