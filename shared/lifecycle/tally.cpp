#include "shared/lifecycle/tally.hpp"

#include <algorithm>

namespace usher {
namespace {

bool is_active(const Membership& membership) { return membership.phase == Phase::active; }

bool has_active(const Record& record) {
    return std::any_of(record.memberships.begin(), record.memberships.end(), is_active);
}

// The day in which the last link of a pending person lapses; none when nothing is pending.
std::optional<std::int64_t> pending_until(const Record& record) {
    std::optional<std::int64_t> until;
    for (const Membership& membership : record.memberships) {
        if (!is_pending(membership.phase) || !membership.invitation) continue;
        const Invitation* invitation = record.invitation(*membership.invitation);
        if (invitation != nullptr)
            until = std::max(until, std::optional{day_of(invitation->lapses_at)});
    }
    return until;
}

// Adds to or takes from a count, which is forgotten where it falls to nothing.
template <class Key>
void count(std::map<Key, std::uint32_t>& counts, const Key& key, int step) {
    const std::uint32_t now = counts[key] += static_cast<std::uint32_t>(step);
    if (now == 0) counts.erase(key);
}

void count(Tally& tally, const Record& record, int step) {
    const auto by = static_cast<std::uint32_t>(step);
    const auto until = pending_until(record);
    if (has_active(record)) {
        tally.active += by;
    } else if (until) {
        count(tally.pending, *until, step);
    }
    for (const Membership& membership : record.memberships) {
        const Grant grant = grant_of(membership);
        Tally::Use& use = tally.grants[grant];
        use.memberships += by;
        if (is_active(membership) && membership.can_sign_in && !membership.scope.project)
            use.ruling += by;
        if (use == Tally::Use{}) tally.grants.erase(grant);
        if (membership.scope.project) count(tally.projects, *membership.scope.project, step);
    }
}

}  // namespace

std::vector<GroupId> in_order(std::vector<GroupId> groups) {
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    return groups;
}

Grant grant_of(const Membership& membership) { return {membership.role, membership.groups}; }

void Tally::add(const Record& record) { count(*this, record, 1); }

void Tally::take(const Record& record) { count(*this, record, -1); }

void Tally::count_send(const Actor& by, Instant at) {
    const std::int64_t day = day_of(at);
    if (day != sends_day) sends.clear();
    sends_day = day;
    ++sends[by];
}

std::uint64_t Tally::seats_taken(Instant now) const {
    std::uint64_t seats = active;
    for (auto live = pending.lower_bound(day_of(now)); live != pending.end(); ++live)
        seats += live->second;
    return seats;
}

std::uint32_t Tally::sent_today(const Actor& by, Instant now) const {
    const auto found = sends.find(by);
    return day_of(now) != sends_day || found == sends.end() ? 0 : found->second;
}

std::uint64_t Tally::sent_today(Instant now) const {
    std::uint64_t sent = 0;
    if (day_of(now) != sends_day) return sent;
    for (const auto& [by, count] : sends) sent += count;
    return sent;
}

bool holds_seat(const Record& record, Instant now) {
    const auto until = pending_until(record);
    return has_active(record) || (until && *until >= day_of(now));
}

}  // namespace usher
