#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "server/app/ports.hpp"
#include "shared/policy/limits.hpp"

namespace usher::auth {

/// What a request costs the server; each kind has limits of its own.
enum class RequestKind : std::uint8_t {
    watching,  ///< by whoever watches over the server
    reading,
    writing,   ///< a commit, and memory and disk by the length of its body
    guessing,  ///< looks a secret up that came with it
    hashing,   ///< a slow hash of a password
    mailing,   ///< writes to somebody who has not asked for it
};

constexpr std::array every_request_kind{RequestKind::watching, RequestKind::reading,
                                        RequestKind::writing,  RequestKind::guessing,
                                        RequestKind::hashing,  RequestKind::mailing};

std::string_view name(RequestKind kind);

/// Who asks: an account or program, else an address.
struct Requester {
    std::string_view account;  ///< empty: nobody is signed in
    std::string_view remote_address;
};

/// How often anybody may ask (A46). Whoever is signed in has a bucket of tokens of their own for
/// each kind, wherever they are; all that one subscriber's addresses ask without being signed in
/// has one (see address_prefix.hpp), and beside it all strangers together. A bucket that is empty
/// refuses, and what is refused costs nothing more. Memory is bounded and never grows: when places
/// are short, the bucket that has most left is forgotten, which a flood of new addresses has only
/// its own of. In memory alone: a restart forgets. Any thread.
class Throttle {
public:
    /// `ease` multiplies every limit; 0: there is none. Borrowed: the clock.
    Throttle(app::Random& random, const app::Clock& clock, double ease = 1,
             std::size_t most_requesters = limits::requesters);

    /// Nothing: the request may go on. Else how long until one like it may.
    std::optional<Duration> take(RequestKind kind, const Requester& by, std::size_t body_bytes);

    /// How many it has refused.
    std::uint64_t refused(RequestKind kind) const;

private:
    static constexpr std::size_t ways = 8;
    static constexpr std::size_t locks = 64;

    /// A bucket as the instant at which it is full again (the generic cell rate algorithm), in
    /// nanoseconds since 1970: what lies in the past is full.
    struct Bucket {
        std::uint64_t key = 0;
        std::int64_t full_at = 0;
    };
    struct Pace {
        std::int64_t each = 0;   ///< how long a token takes to come back
        std::int64_t whole = 0;  ///< how long a whole bucket takes
    };
    struct Paces {
        Pace account;
        Pace prefix;
        Pace strangers;
    };
    /// What is asked of one bucket.
    struct Demand {
        Pace pace;
        std::int64_t now;
        std::int64_t tokens;
    };

    std::uint64_t key_of(RequestKind kind, const Requester& by) const;
    /// The wait, or 0 and the tokens are taken.
    static std::int64_t draw(std::int64_t& full_at, const Demand& demand);
    std::int64_t draw_from(std::uint64_t key, const Demand& demand);
    std::int64_t draw_of_strangers(RequestKind kind, const Demand& demand);
    Bucket& find(std::uint64_t key);

    const app::Clock& clock_;
    const bool is_on_;
    const std::size_t sets_;
    std::array<std::uint8_t, 16> hash_key_{};
    std::array<Paces, every_request_kind.size()> paces_{};
    std::array<std::mutex, locks> mutexes_;
    std::unique_ptr<Bucket[], void (*)(Bucket*)> buckets_;
    std::array<std::atomic<std::int64_t>, every_request_kind.size()> strangers_{};
    std::array<std::atomic<std::uint64_t>, every_request_kind.size()> refused_{};
};

}  // namespace usher::auth
