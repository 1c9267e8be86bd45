#include "server/auth/throttle.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include "server/auth/address_prefix.hpp"

namespace usher::auth {
namespace {

constexpr std::int64_t ns_a_ms = 1'000'000;
constexpr double ns_a_minute = 60e9;

constexpr std::size_t place_of(RequestKind kind) { return static_cast<std::size_t>(kind); }

constexpr limits::Rates rates_of(RequestKind kind) {
    switch (kind) {
        case RequestKind::watching:
            return limits::watching;
        case RequestKind::reading:
            return limits::reading;
        case RequestKind::writing:
            return limits::writing;
        case RequestKind::guessing:
            return limits::guessing;
        case RequestKind::hashing:
            return limits::hashing;
        case RequestKind::mailing:
            break;
    }
    return limits::mailing;
}

}  // namespace

std::string_view name(RequestKind kind) {
    constexpr std::array<std::string_view, every_request_kind.size()> names{
        "watching", "reading", "writing", "guessing", "hashing", "mailing"};
    return names[place_of(kind)];
}

// Memory that nobody has written to yet takes no room.
Throttle::Throttle(app::Random& random, const app::Clock& clock, double ease,
                   std::size_t most_requesters)
    : clock_{clock},
      is_on_{ease > 0},
      sets_{std::max<std::size_t>(1, most_requesters / ways)},
      buckets_{static_cast<Bucket*>(std::calloc(sets_ * ways, sizeof(Bucket))),
               [](Bucket* made) { std::free(made); }} {
    if (!buckets_) throw std::bad_alloc{};
    random.fill(hash_key_.data(), hash_key_.size());
    if (!is_on_) return;
    const auto pace = [ease](const limits::Rate& rate) {
        const double each = ns_a_minute / rate.a_minute;
        const double whole = each * rate.at_once;
        return Pace{static_cast<std::int64_t>(std::clamp(each / ease, 1.0, whole)),
                    static_cast<std::int64_t>(whole)};
    };
    for (const RequestKind kind : every_request_kind) {
        const limits::Rates rates = rates_of(kind);
        paces_[place_of(kind)] = {pace(rates.account), pace(rates.prefix), pace(rates.strangers)};
    }
}

std::optional<Duration> Throttle::take(RequestKind kind, const Requester& by,
                                       std::size_t body_bytes) {
    if (!is_on_) return std::nullopt;
    const Paces& paces = paces_[place_of(kind)];
    const std::int64_t tokens =
        kind == RequestKind::writing
            ? 1 + static_cast<std::int64_t>(body_bytes / limits::bytes_of_a_request)
            : 1;
    const std::int64_t now = clock_.now().ms * ns_a_ms;
    std::int64_t wait = 0;
    if (!by.account.empty()) {
        wait = draw_from(key_of(kind, by), {paces.account, now, tokens});
    } else {
        wait = draw_from(key_of(kind, by), {paces.prefix, now, tokens});
        if (wait == 0) wait = draw_of_strangers(kind, {paces.strangers, now, tokens});
    }
    if (wait == 0) return std::nullopt;
    ++refused_[place_of(kind)];
    return Duration{wait / ns_a_ms + 1};
}

std::uint64_t Throttle::refused(RequestKind kind) const { return refused_[place_of(kind)]; }

std::uint64_t Throttle::key_of(RequestKind kind, const Requester& by) const {
    std::array<std::uint8_t, 64> text{static_cast<std::uint8_t>(kind)};
    std::size_t size = 2;
    if (by.account.empty()) {
        const auto prefix = address_prefix_key(by.remote_address);
        size = static_cast<std::size_t>(std::copy(prefix.begin(), prefix.end(), &text[size]) -
                                        text.data());
    } else {
        text[1] = 1;
        const auto id = by.account.substr(0, text.size() - size);
        size = static_cast<std::size_t>(std::copy(id.begin(), id.end(), &text[size]) - text.data());
    }
    static_assert(crypto_shorthash_KEYBYTES == 16 &&
                  crypto_shorthash_BYTES == sizeof(std::uint64_t));
    std::array<std::uint8_t, crypto_shorthash_BYTES> bytes{};
    crypto_shorthash(bytes.data(), text.data(), size, hash_key_.data());
    std::uint64_t key = 0;
    std::memcpy(&key, bytes.data(), sizeof key);
    // 0 is a place that nobody has yet.
    return key == 0 ? 1 : key;
}

std::int64_t Throttle::draw(std::int64_t& full_at, const Demand& demand) {
    // What would take longer than a whole bucket to come back was drawn before the clock was set
    // back.
    const bool is_sound = full_at - demand.now <= demand.pace.whole;
    const std::int64_t from = is_sound ? std::max(full_at, demand.now) : demand.now;
    // What is larger than the bucket takes a full one.
    const std::int64_t cost = std::min(demand.tokens * demand.pace.each, demand.pace.whole);
    const std::int64_t wait = from + cost - demand.now - demand.pace.whole;
    if (wait > 0) return wait;
    full_at = from + cost;
    return 0;
}

std::int64_t Throttle::draw_from(std::uint64_t key, const Demand& demand) {
    const std::lock_guard lock{mutexes_[key % sets_ % locks]};
    Bucket& bucket = find(key);
    return draw(bucket.full_at, demand);
}

// The one that is full soonest gives way.
Throttle::Bucket& Throttle::find(std::uint64_t key) {
    Bucket* const begin = &buckets_[key % sets_ * ways];
    Bucket* const end = begin + ways;
    Bucket* const found =
        std::find_if(begin, end, [key](const Bucket& bucket) { return bucket.key == key; });
    if (found != end) return *found;
    Bucket* const made = std::min_element(
        begin, end, [](const Bucket& a, const Bucket& b) { return a.full_at < b.full_at; });
    *made = {key, 0};
    return *made;
}

std::int64_t Throttle::draw_of_strangers(RequestKind kind, const Demand& demand) {
    auto& shared = strangers_[place_of(kind)];
    std::int64_t seen = shared.load(std::memory_order_relaxed);
    while (true) {
        std::int64_t full_at = seen;
        const std::int64_t wait = draw(full_at, demand);
        if (wait > 0 || shared.compare_exchange_weak(seen, full_at, std::memory_order_relaxed))
            return wait;
    }
}

}  // namespace usher::auth
