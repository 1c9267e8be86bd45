#pragma once

#include <functional>
#include <mutex>
#include <string_view>

#include "server/app/ports.hpp"

namespace usher::app {

/// The machine's time, as long as it goes on as time does. What has lapsed stays lapsed when
/// somebody sets the clock back, and a clock that jumps ahead ends nothing all at once: against
/// both it is held beside what has really gone by. Any thread.
class GuardedClock final : public Clock {
public:
    /// What a clock on the wall shows.
    using Wall = std::function<Instant()>;
    /// What has gone by since some moment; never goes back, and goes on while the machine sleeps.
    using Elapsed = std::function<Duration()>;
    /// What it may jump ahead at once and is still believed.
    static constexpr Duration longest_jump = hours(24);
    /// Told once when the wall is no longer believed.
    using Complaint = std::function<void(std::string_view)>;

    /// With the machine's own.
    explicit GuardedClock(Complaint complaint);
    GuardedClock(Wall wall, Elapsed elapsed, Complaint complaint);

    /// Time is at least this already: something bears it that was kept earlier.
    void begin_at(Instant instant);

    /// Never earlier than it has been. Goes on by what has gone by while the wall is behind, until
    /// that has caught up; and when it has jumped ahead by more than `longest_jump`, for good.
    Instant now() const override;

private:
    void complain(std::string_view what) const;

    Wall wall_;
    Elapsed elapsed_;
    Complaint complaint_;
    mutable std::mutex mutex_;
    mutable Instant last_;
    mutable Duration last_elapsed_;
    mutable bool complained_ = false;
};

}  // namespace usher::app
