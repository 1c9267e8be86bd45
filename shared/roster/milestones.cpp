#include "shared/roster/milestones.hpp"

#include <algorithm>

namespace usher {
namespace {

void take_earlier(std::uint32_t& mark, Instant at) {
    const std::uint32_t other = quarter_seconds(at);
    mark = mark == 0 ? other : std::min(mark, other);
}

}  // namespace

Milestones::Marks Milestones::marks_of(const Record& record) {
    Marks marks;
    marks.added = quarter_seconds(record.person.added_at);
    for (const Invitation& invitation : record.invitations)
        take_earlier(marks.invited, invitation.sent_at);
    for (const Membership& membership : record.memberships) {
        if (membership.phase == Phase::active) take_earlier(marks.joined, membership.changed_at);
        // Since when it waits for an answer, however often it was sent.
        if (is_open(membership.phase)) take_earlier(marks.invited, membership.changed_at);
    }
    return marks;
}

bool Milestones::read(const Columns& columns, Row most) {
    if (sweeps_ != columns.sweeps()) marks_.clear();
    sweeps_ = columns.sweeps();
    const Row rows = columns.rows();
    for (Row row = static_cast<Row>(marks_.size()); row < rows && most > 0; ++row, --most)
        marks_.push_back(columns.is_live(row) ? marks_of(columns.record(row)) : Marks{});
    return marks_.size() < rows;
}

std::vector<DayCounts> Milestones::by_day(const Columns& columns,
                                          const std::vector<Instant>& days) const {
    std::vector<std::uint32_t> begins;
    for (const Instant day : days) begins.push_back(quarter_seconds(day));
    std::vector<DayCounts> counts(days.size());
    const auto count = [&](std::uint32_t mark, std::size_t DayCounts::*kind) {
        const auto after = std::upper_bound(begins.begin(), begins.end(), mark);
        if (mark == 0 || after == begins.begin()) return;
        ++(counts[static_cast<std::size_t>(after - begins.begin()) - 1].*kind);
    };
    for (Row row = 0; row < marks_.size(); ++row) {
        if (!columns.is_live(row)) continue;
        count(marks_[row].added, &DayCounts::added);
        count(marks_[row].invited, &DayCounts::invited);
        count(marks_[row].joined, &DayCounts::joined);
    }
    return counts;
}

}  // namespace usher
