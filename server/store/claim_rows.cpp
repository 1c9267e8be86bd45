#include "server/store/claim_rows.hpp"

#include "server/app/ports.hpp"
#include "server/store/claim_index.hpp"
#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char insert_claim[] =
    "INSERT INTO claims (kind, key, organization, owner) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (kind, key, organization) DO NOTHING";
constexpr char select_owner[] =
    "SELECT owner FROM claims WHERE kind = ? AND key = ? AND organization = ?";
constexpr char select_after[] =
    "SELECT kind, key, organization FROM claims WHERE (kind, key, organization) > (?, ?, ?) "
    "ORDER BY kind, key, organization LIMIT ?";
constexpr char select_owners_everywhere[] =
    "SELECT organization, owner FROM claims WHERE kind = ? AND key = ? ORDER BY organization";
constexpr char delete_claim[] =
    "DELETE FROM claims WHERE kind = ? AND key = ? AND organization = ? AND owner = ?";

/// Instance-wide claims are unique whatever home they name.
OrganizationId home_of(const Claim& claim) {
    return is_within_home(claim.kind) ? claim.home : OrganizationId{};
}

}  // namespace

bool write_claim(Connection& connection, const Claim& claim) {
    const OrganizationId home = home_of(claim);
    if (execute(connection, insert_claim, claim.kind, claim.key, home, claim.owner) == 1)
        return true;
    return find_owner(connection, claim.kind, home, claim.key) == claim.owner;
}

void release_claim(Connection& connection, const Claim& claim) {
    execute(connection, delete_claim, claim.kind, claim.key, home_of(claim), claim.owner);
}

void settle_claim(Connection& connection, const Claim& claim) {
    if (write_claim(connection, claim)) return;
    throw app::StoreFailure{"two people of the organization " + claim.home.text() +
                                " have the same address, username or external id; one of them is " +
                                claim.owner.text(),
                            false};
}

std::size_t ClaimWalk::go_on(
    Connection& connection, std::size_t most,
    const std::function<void(Claim::Kind kind, std::string_view key)>& use) {
    std::size_t count = 0;
    Query row{connection, select_after, kind_, key_, home_, most};
    for (; row.next(); ++count) {
        kind_ = row.take<Claim::Kind>();
        key_ = row.take<std::string>();
        home_ = row.take<OrganizationId>();
        use(kind_, key_);
    }
    return count;
}

std::optional<Bits128> find_owner(Connection& connection, Claim::Kind kind, OrganizationId home,
                                  std::string_view key) {
    Query row{connection, select_owner, kind, key, home};
    return row.take_first<Bits128>();
}

std::optional<AccountId> find_account_of_address(Connection& connection, std::string_view key) {
    const auto owner = find_owner(connection, Claim::Kind::account_address, OrganizationId{}, key);
    if (!owner) return std::nullopt;
    return AccountId{*owner};
}

std::vector<std::pair<OrganizationId, PersonId>> find_people_of_address(Connection& connection,
                                                                        std::string_view key) {
    std::vector<std::pair<OrganizationId, PersonId>> people;
    Query row{connection, select_owners_everywhere, Claim::Kind::organization_address, key};
    while (row.next()) {
        const auto home = row.take<OrganizationId>();
        people.emplace_back(home, row.take<PersonId>());
    }
    return people;
}

}  // namespace usher::store
