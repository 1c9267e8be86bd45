#pragma once

#include <cstdint>
#include <vector>

#include "shared/roster/columns.hpp"

namespace usher {

/// How many people came how far on one day.
struct DayCounts {
    std::size_t added = 0;
    /// On the day when they were first asked; who has answered, on the day when they were last.
    std::size_t invited = 0;
    /// Of those who are members, the first time they became one that still holds.
    std::size_t joined = 0;

    friend bool operator==(const DayCounts&, const DayCounts&) = default;
};

/// When everybody was added, invited and joined: read out of the records a little at a time,
/// and kept while people change, for whoever asks what happened on which day.
class Milestones {
public:
    /// Reads so many rows more, at most; whether there are more to read.
    bool read(const Columns& columns, Row most);

    /// Of what has been read, to a quarter of a second. Each day ends where the next begins, in
    /// ascending order; the last does not end.
    std::vector<DayCounts> by_day(const Columns& columns, const std::vector<Instant>& days) const;

private:
    /// Each on the columns' clock; 0: never.
    struct Marks {
        std::uint32_t added = 0;
        std::uint32_t invited = 0;
        std::uint32_t joined = 0;
    };
    static Marks marks_of(const Record& record);

    /// By row.
    std::vector<Marks> marks_;
    std::uint32_t sweeps_ = 0;
};

}  // namespace usher
