#include "server/store/claim_filter.hpp"

#include <functional>
#include <utility>

#include "server/app/ports.hpp"

namespace usher::store {
namespace {

constexpr std::size_t growth = 2;
/// How many rows are read for each that is written.
constexpr std::size_t ahead = 2;

std::uint64_t hash_of(Claim::Kind kind, std::string_view key) {
    // The golden ratio's bits, so that kinds lie far from each other.
    constexpr std::uint64_t spread = 0x9e37'79b9'7f4a'7c15U;
    return std::hash<std::string_view>{}(key) ^ (static_cast<std::uint64_t>(kind) * spread);
}

}  // namespace

void ClaimFilter::Part::put(std::uint64_t hash) {
    filter.put(hash);
    ++count;
}

void ClaimFilter::read_on(Connection& connection) {
    const bool is_enough = whole_ && !whole_->is_full();
    if (gave_up_ || (!reading_ && is_enough)) return;
    try {
        read_some(connection);
    } catch (const app::StoreFailure&) {
        gave_up_ = true;
        reading_.reset();
        if (!connection.in_transaction()) throw;
    }
}

void ClaimFilter::read_some(Connection& connection) {
    if (!reading_) reading_.emplace(whole_ ? whole_->capacity * growth : size_.claims);
    Part& part = reading_->part;
    const std::size_t most = size_.rows_at_once + ahead * std::exchange(reading_->written, 0);
    const std::size_t count = reading_->walk.go_on(
        connection, most,
        [&](Claim::Kind kind, std::string_view key) { part.put(hash_of(kind, key)); });
    if (count < most) {
        whole_ = std::move(part);
        reading_.reset();
    } else if (part.is_full()) {
        reading_.emplace(part.capacity * growth);
    }
}

bool ClaimFilter::may_hold(Claim::Kind kind, std::string_view key) const {
    return !whole_ || whole_->filter.may_have(hash_of(kind, key));
}

void ClaimFilter::put(const Claim& claim) {
    const std::uint64_t hash = hash_of(claim.kind, claim.key);
    if (whole_) whole_->put(hash);
    if (!reading_) return;
    reading_->part.put(hash);
    ++reading_->written;
}

}  // namespace usher::store
