#include "server/store/claim_settling.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/store/claim_index.hpp"
#include "server/store/claim_rows.hpp"
#include "server/store/organization_rows.hpp"
#include "server/store/record_rows.hpp"

namespace usher::store {
namespace {

constexpr std::size_t people_at_once = 1000;

/// What everybody claims who has changed since.
void collect(Connection& connection, OrganizationId home, std::uint64_t claimed,
             std::vector<Claim>& claims) {
    // No person has the nil id.
    Stamp reached{claimed + 1, PersonId{}};
    while (true) {
        const auto people = read_people_after(connection, home, reached, people_at_once);
        for (const Record& record : people) {
            for (Claim& claim : claims_of({home, PersonAdded{record.person}}))
                claims.push_back(std::move(claim));
        }
        if (people.size() < people_at_once) return;
        reached = {people.back().change, people.back().person.id};
    }
}

}  // namespace

void settle_claims(Connection& connection) {
    const auto unsettled = read_unclaimed(connection);
    if (unsettled.empty()) return;
    connection.run_script("BEGIN IMMEDIATE");
    try {
        std::vector<Claim> claims;
        for (const auto& [home, claimed] : unsettled) collect(connection, home, claimed, claims);
        std::sort(claims.begin(), claims.end(), is_before);
        for (const Claim& claim : claims) settle_claim(connection, claim);
        for (const auto& [home, claimed] : unsettled) {
            write_claimed(connection, home, read_organization_change(connection, home));
        }
        connection.run_script("COMMIT");
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

}  // namespace usher::store
