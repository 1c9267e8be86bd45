#include "server/store/transaction_claims.hpp"

#include "server/store/claim_rows.hpp"
#include "server/store/organization_rows.hpp"

namespace usher::store {

TransactionClaims::TransactionClaims(Connection& connection, RecentClaims& recent,
                                     ClaimFilter& filter)
    : connection_{connection}, recent_{recent}, filter_{filter} {
    recent_.resolve(
        [&](OrganizationId home) { return read_organization_change(connection_, home); });
}

std::optional<Bits128> TransactionClaims::owner(Claim::Kind kind, OrganizationId home,
                                                std::string_view key) {
    if (const Claim* made = change_.made.find(kind, home, key)) return made->owner;
    if (change_.freed.find(kind, home, key) != nullptr) return std::nullopt;
    if (const auto owner = recent_.owner(kind, home, key)) return owner;
    if (!filter_.may_hold(kind, key)) return std::nullopt;
    return find_owner(connection_, kind, home, key);
}

bool TransactionClaims::claim(const Claim& claim) {
    if (!is_within_home(claim.kind)) {
        filter_.put(claim);
        return write_claim(connection_, claim);
    }
    if (const auto held = owner(claim.kind, claim.home, claim.key)) return *held == claim.owner;
    change_.made.put(claim);
    return true;
}

void TransactionClaims::release(const Claim& claim) {
    if (!is_within_home(claim.kind)) return release_claim(connection_, claim);
    if (owner(claim.kind, claim.home, claim.key) != claim.owner) return;
    if (change_.made.erase(claim)) return;
    if (recent_.owner(claim.kind, claim.home, claim.key)) {
        change_.freed.put(claim);
    } else {
        release_claim(connection_, claim);
    }
}

void TransactionClaims::settle(const RecentClaims::Changes& raised) {
    change_.raised = raised;
    const RecentClaims::Due due = recent_.due(change_);
    for (const Claim& claim : due.claims) {
        const bool is_held = !claim.owner.is_nil() &&
                             change_.freed.find(claim.kind, claim.home, claim.key) == nullptr;
        if (!is_held) continue;
        filter_.put(claim);
        settle_claim(connection_, claim);
    }
    if (due.claimed != nullptr) {
        for (const auto& [home, change] : *due.claimed) write_claimed(connection_, home, change);
    }
    change_.settled = due.claims.size();
    change_.ends_round = due.claimed != nullptr;
    recent_.announce(change_);
}

}  // namespace usher::store
