#include "server/app/guarded_clock.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

namespace usher::app {
namespace {

// A clock that is kept in step is moved by less than this at once.
constexpr Duration in_step = seconds(1);

Instant on_the_wall() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

// Not the steady clock of the standard library: that one stands still while the machine sleeps.
Duration gone_by() {
    timespec since{};
    clock_gettime(CLOCK_BOOTTIME, &since);
    return {static_cast<std::int64_t>(since.tv_sec) * 1000 + since.tv_nsec / 1'000'000};
}

}  // namespace

GuardedClock::GuardedClock(Complaint complaint)
    : GuardedClock{on_the_wall, gone_by, std::move(complaint)} {}

GuardedClock::GuardedClock(Wall wall, Elapsed elapsed, Complaint complaint)
    : wall_{std::move(wall)},
      elapsed_{std::move(elapsed)},
      complaint_{std::move(complaint)},
      last_{wall_()},
      last_elapsed_{elapsed_()} {}

void GuardedClock::begin_at(Instant instant) {
    const std::lock_guard lock{mutex_};
    last_ = std::max(last_, instant);
}

Instant GuardedClock::now() const {
    const std::lock_guard lock{mutex_};
    const Instant wall = wall_();
    const Duration elapsed = elapsed_();
    const Instant expected = last_ + Duration{elapsed.ms - last_elapsed_.ms};
    last_elapsed_ = elapsed;
    if (wall + in_step < expected) {
        last_ = expected;
        complain(
            "the machine's clock was set back; until it has caught up, time is counted on without "
            "it");
    } else if (expected + longest_jump < wall) {
        last_ = expected;
        complain(
            "the machine's clock has jumped ahead; so that nothing lapses by mistake, time is "
            "counted on without it until the server is started again");
    } else {
        last_ = std::max(last_, wall);
        complained_ = false;
    }
    return last_;
}

void GuardedClock::complain(std::string_view what) const {
    if (!std::exchange(complained_, true)) complaint_(what);
}

}  // namespace usher::app
