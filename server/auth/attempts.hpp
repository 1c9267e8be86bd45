#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/app/ports.hpp"
#include "shared/policy/limits.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/result.hpp"

namespace usher::auth {

/// Something that wrong guesses are counted against: so many tries, then a pause after each wrong
/// one, which doubles.
struct GuessBudget {
    /// The kind and the thing: `address:maya@corp.example`, `prefix:192.0.2.7/32`, `instance`.
    std::string key;
    int tries = limits::tries_before_pause;
};

/// One guess at a password or code.
struct Guess {
    /// What is guessed at. The key must not depend on whether it exists, or the pause would tell:
    /// the address as entered, not the account. It must not change when a new code is issued, or
    /// that would refill it. A right guess forgets its wrong ones.
    GuessBudget subject;
    /// Where the guess comes from. A right guess is not counted here, but forgets nothing: else
    /// one's own account would refill what guesses at others have used up.
    std::vector<GuessBudget> around;
};

/// Counts wrong guesses. A guess is counted before it is judged, so that guesses made at the same
/// time cannot overrun the budget, and taken back when it was right. What has been quiet for
/// limits::longest_pause beyond its pause is forgotten. Memory is bounded: beyond `most_keys` the
/// least guessed at, then the longest ago, is forgotten first. Keys are kept only as keyed hashes.
/// In memory alone: a restart forgets. Any thread.
class Attempts {
public:
    /// A guess that may be judged. Given to `right` or `not_judged`, or dropped: then it was wrong.
    class Passed {
        friend Attempts;
        std::uint64_t number = 0;
        std::uint64_t subject = 0;
        std::vector<std::uint64_t> around;
    };
    /// A guess that must not be judged, and has not been counted, until the wait is over (429,
    /// Retry-After).
    struct Paused {
        Duration wait;
    };

    explicit Attempts(app::Random& random, std::size_t most_keys = limits::guessed_at);

    Result<Passed, Paused> begin(const Guess& guess, Instant now);
    void right(const Passed& passed);
    /// Nobody has looked at the guess, for want of room for example: it is taken back, and nothing
    /// else.
    void not_judged(const Passed& passed);

    std::size_t remembered() const;

private:
    struct Count {
        int wrong = 0;
        Instant last;
        Instant paused_until;
        /// The number of the guess that the pause stands for.
        std::uint64_t paused_by = 0;
    };
    using Counts = std::unordered_map<std::uint64_t, Count>;

    std::uint64_t digest_of(std::string_view key) const;
    Duration wait_for(std::uint64_t key, Instant now) const;
    void charge(std::uint64_t key, int tries, std::uint64_t number, Instant now);
    void take_back(std::uint64_t key, std::uint64_t number);
    void make_room(std::size_t needed, Instant now);

    std::array<std::uint8_t, 16> hash_key_{};
    const std::size_t most_keys_;
    mutable std::mutex mutex_;
    Counts counts_;
    std::uint64_t last_number_ = 0;
};

}  // namespace usher::auth
