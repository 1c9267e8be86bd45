#include "server/store/recent_claims.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace usher::store {
namespace {

// A quarter faster than the next round grows, so that this one is gone before that is large.
constexpr double pace = 1.25;

struct Name {
    Claim::Kind kind;
    std::string_view key;
};

struct NameOrder {
    bool operator()(const Claim& claim, const Name& name) const {
        return std::tie(claim.kind, claim.key) < std::tie(name.kind, name.key);
    }
    bool operator()(const Name& name, const Claim& claim) const {
        return std::tie(name.kind, name.key) < std::tie(claim.kind, claim.key);
    }
};

/// In the homes where somebody has it.
template <class Claims>
auto named(Claims& claims, std::size_t first, const Name& name) {
    return std::equal_range(claims.begin() + static_cast<std::ptrdiff_t>(first), claims.end(), name,
                            NameOrder{});
}

}  // namespace

std::optional<Bits128> RecentClaims::owner(Claim::Kind kind, OrganizationId home,
                                           std::string_view key) const {
    if (!is_within_home(kind)) return std::nullopt;
    const std::lock_guard lock{mutex_};
    return find(kind, home, key);
}

RecentClaims::Candidates<Bits128> RecentClaims::candidates(Claim::Kind kind, OrganizationId home,
                                                           std::string_view key) const {
    const std::lock_guard lock{mutex_};
    Candidates<Bits128> found{{}, announced_};
    const Claim* coming = coming_ == nullptr ? nullptr : coming_->find(kind, home, key);
    if (coming != nullptr) found.who.push_back(coming->owner);
    if (const auto owner = find(kind, home, key)) found.who.push_back(*owner);
    return found;
}

RecentClaims::Candidates<std::pair<OrganizationId, PersonId>> RecentClaims::candidates_of_address(
    std::string_view key) const {
    const Name name{Claim::Kind::organization_address, key};
    const std::lock_guard lock{mutex_};
    Candidates<std::pair<OrganizationId, PersonId>> found{{}, announced_};
    for (const ClaimIndex* claims : {coming_, &young_.claims}) {
        if (claims == nullptr) continue;
        for (const Claim* claim : claims->find_everywhere(name.kind, name.key))
            found.who.emplace_back(claim->home, PersonId{claim->owner});
    }
    const auto [first, last] = named(old_.claims, old_.next, name);
    for (auto old = first; old != last; ++old) {
        if (!old->owner.is_nil()) found.who.emplace_back(old->home, PersonId{old->owner});
    }
    return found;
}

std::optional<Bits128> RecentClaims::find(Claim::Kind kind, OrganizationId home,
                                          std::string_view key) const {
    if (const Claim* young = young_.claims.find(kind, home, key)) return young->owner;
    const auto [first, last] = named(old_.claims, old_.next, {kind, key});
    for (auto old = first; old != last; ++old) {
        if (old->home == home && !old->owner.is_nil()) return old->owner;
    }
    return std::nullopt;
}

RecentClaims::Due RecentClaims::due(const Change& change) const {
    // Without the lock: only the thread that asks would change it.
    if (old_.raised.empty()) return {};
    const std::size_t left = old_.claims.size() - old_.next;
    const std::size_t count = is_large(young_) ? left : std::min(left, share_of(change));
    return {std::span{old_.claims}.subspan(old_.next, count),
            count == left ? &old_.raised : nullptr};
}

std::size_t RecentClaims::share_of(const Change& change) const {
    const auto part = [](std::size_t some, std::size_t all) {
        return static_cast<double>(some) / static_cast<double>(all);
    };
    const double grows =
        std::max(part(change.made.size(), size_.claims), part(change.people_saved, size_.people));
    const double claims = pace * grows * static_cast<double>(old_.claims.size());
    return static_cast<std::size_t>(std::ceil(claims));
}

void RecentClaims::announce(const Change& change) {
    const std::lock_guard lock{mutex_};
    ++announced_;
    coming_ = &change.made;
}

void RecentClaims::doubt(Change&& change) {
    const std::lock_guard lock{mutex_};
    doubtful_ = std::move(change);
    coming_ = &doubtful_->made;
}

void RecentClaims::apply(const Change& change) {
    {
        // Given back once nobody waits.
        OldRound ended;
        const std::lock_guard lock{mutex_};
        coming_ = nullptr;
        collect(change);
        old_.next += change.settled;
        if (change.ends_round) std::swap(old_, ended);
    }
    if (old_.raised.empty() && is_large(young_)) begin_round();
}

void RecentClaims::begin_round() {
    // Nobody waits while they are put in order or given back: only this thread changes them.
    OldRound round{young_.claims.in_order(), 0, young_.raised};
    YoungRound collected;
    const std::lock_guard lock{mutex_};
    std::swap(old_, round);
    std::swap(young_, collected);
}

void RecentClaims::resolve(const std::function<std::uint64_t(OrganizationId)>& stored) {
    if (!doubtful_) return;
    const auto& raised = doubtful_->raised;
    const auto holds = [&](const auto& change) { return stored(change.first) >= change.second; };
    if (std::any_of(raised.begin(), raised.end(), holds)) apply(*doubtful_);
    const std::lock_guard lock{mutex_};
    coming_ = nullptr;
    doubtful_.reset();
}

bool RecentClaims::is_large(const YoungRound& round) const {
    return round.claims.size() >= size_.claims || round.people_saved >= size_.people;
}

void RecentClaims::collect(const Change& change) {
    change.freed.for_each([&](const Claim& claim) {
        if (!young_.claims.erase(claim)) free_old(claim);
    });
    change.made.for_each([&](const Claim& claim) { young_.claims.put(claim); });
    for (const auto& [home, number] : change.raised) young_.raised[home] = number;
    young_.people_saved += change.people_saved;
}

void RecentClaims::free_old(const Claim& claim) {
    const auto [first, last] = named(old_.claims, old_.next, {claim.kind, claim.key});
    for (auto old = first; old != last; ++old) {
        if (old->home == claim.home) old->owner = {};
    }
}

}  // namespace usher::store
