#pragma once

#include <optional>
#include <string_view>

#include "server/store/claim_filter.hpp"
#include "server/store/recent_claims.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// Who holds what, as one transaction sees it: what it claimed and released itself, the recent
/// claims, and the table.
class TransactionClaims {
public:
    /// Before the transaction begins: settles first what a commit that failed left in doubt.
    TransactionClaims(Connection& connection, RecentClaims& recent, ClaimFilter& filter);

    /// Once it has begun.
    void begin() { filter_.read_on(connection_); }

    /// `home` is nil where the claim is instance-wide.
    std::optional<Bits128> owner(Claim::Kind kind, OrganizationId home, std::string_view key);
    /// True when the owner holds it now, even if it did before; false when somebody else does.
    bool claim(const Claim& claim);
    /// Lets go of what its owner holds; what somebody else holds meanwhile stays theirs.
    void release(const Claim& claim);

    void count_saved_people(std::size_t count) { change_.people_saved += count; }

    /// The last that is written before the commit: some of the recent claims, to their table.
    void settle(const RecentClaims::Changes& raised);
    /// Exactly one of them after it.
    void committed() { recent_.apply(change_); }
    void failed() { recent_.doubt(std::move(change_)); }

private:
    Connection& connection_;
    RecentClaims& recent_;
    ClaimFilter& filter_;
    RecentClaims::Change change_;
};

}  // namespace usher::store
