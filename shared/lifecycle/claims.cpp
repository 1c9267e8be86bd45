#include "shared/lifecycle/claims.hpp"

namespace usher {

std::vector<Claim> claims_of(const Event& event) {
    std::vector<Claim> claims;
    if (const auto* created = std::get_if<AccountCreated>(&event.body)) {
        for (const ProvedAddress& proved : created->account.addresses) {
            claims.push_back(
                {Claim::Kind::account_address, {}, proved.address.key(), created->account.id.bits});
        }
    } else if (const auto* added = std::get_if<PersonAdded>(&event.body);
               added != nullptr && added->person.address) {
        claims.push_back({Claim::Kind::organization_address, event.home,
                          added->person.address->key(), added->person.id.bits});
    } else if (const auto* set_up = std::get_if<InstanceSetUp>(&event.body)) {
        claims.push_back({Claim::Kind::set_up, {}, {}, set_up->administrator.bits});
    }
    return claims;
}

}  // namespace usher
