#include "server/store/claim_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char insert_claim[] =
    "INSERT INTO claims (kind, key, organization, owner) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (kind, key, organization) DO NOTHING";
constexpr char select_owner[] =
    "SELECT owner FROM claims WHERE kind = ? AND key = ? AND organization = ?";
constexpr char select_owners_everywhere[] =
    "SELECT organization, owner FROM claims WHERE kind = ? AND key = ? ORDER BY organization";
constexpr char delete_claim[] =
    "DELETE FROM claims WHERE kind = ? AND key = ? AND organization = ? AND owner = ?";

std::optional<Bits128> read_owner(Connection& connection, Claim::Kind kind, std::string_view key,
                                  OrganizationId home) {
    Query row{connection, select_owner, kind, key, home};
    return row.take_first<Bits128>();
}

/// Instance-wide claims are unique whatever home they name.
OrganizationId home_of(const Claim& claim) {
    return claim.kind == Claim::Kind::organization_address ? claim.home : OrganizationId{};
}

}  // namespace

bool write_claim(Connection& connection, const Claim& claim) {
    const OrganizationId home = home_of(claim);
    if (execute(connection, insert_claim, claim.kind, claim.key, home, claim.owner) == 1)
        return true;
    return read_owner(connection, claim.kind, claim.key, home) == claim.owner;
}

std::optional<AccountId> find_account_of_address(Connection& connection, std::string_view key) {
    const auto owner = read_owner(connection, Claim::Kind::account_address, key, OrganizationId{});
    if (!owner) return std::nullopt;
    return AccountId{*owner};
}

std::optional<PersonId> find_person_of_address(Connection& connection, OrganizationId home,
                                               std::string_view key) {
    const auto owner = read_owner(connection, Claim::Kind::organization_address, key, home);
    if (!owner) return std::nullopt;
    return PersonId{*owner};
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

void release_address(Connection& connection, OrganizationId home, std::string_view key,
                     PersonId person) {
    execute(connection, delete_claim, Claim::Kind::organization_address, key, home, person);
}

}  // namespace usher::store
