#include "server/store/claim_index.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace usher::store {

bool is_within_home(Claim::Kind kind) {
    switch (kind) {
        case Claim::Kind::organization_address:
        case Claim::Kind::username:
        case Claim::Kind::external_id:
            return true;
        default:
            return false;
    }
}

bool is_before(const Claim& left, const Claim& right) {
    return std::tie(left.kind, left.key, left.home) < std::tie(right.kind, right.key, right.home);
}

const Claim* ClaimIndex::find(Claim::Kind kind, OrganizationId home, std::string_view key) const {
    const auto [first, last] = claims_.equal_range(Name{kind, key});
    const auto found =
        std::find_if(first, last, [&](const Claim& claim) { return claim.home == home; });
    return found == last ? nullptr : &*found;
}

std::vector<const Claim*> ClaimIndex::find_everywhere(Claim::Kind kind,
                                                      std::string_view key) const {
    std::vector<const Claim*> found;
    const auto [first, last] = claims_.equal_range(Name{kind, key});
    for (auto claim = first; claim != last; ++claim) found.push_back(&*claim);
    return found;
}

void ClaimIndex::put(const Claim& claim) {
    erase(claim);
    claims_.insert(claim);
}

bool ClaimIndex::erase(const Claim& claim) {
    const auto [first, last] = claims_.equal_range(claim);
    const auto found =
        std::find_if(first, last, [&](const Claim& other) { return other.home == claim.home; });
    if (found == last) return false;
    claims_.erase(found);
    return true;
}

std::vector<Claim> ClaimIndex::in_order() const {
    std::vector<Claim> ordered{claims_.begin(), claims_.end()};
    std::sort(ordered.begin(), ordered.end(), is_before);
    return ordered;
}

}  // namespace usher::store
