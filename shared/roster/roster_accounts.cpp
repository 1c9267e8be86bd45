#include <algorithm>
#include <cassert>

#include "shared/roster/roster.hpp"

namespace usher {

std::vector<OrganizationId> Roster::homes_of(AccountId account) const {
    assert(knows({Key::Kind::homes_of_account, {}, account.bits, {}}));
    std::vector<OrganizationId> homes;
    for (const auto& [home, house] : houses_) {
        if (house.by_account.count(account.bits) > 0) homes.push_back(home);
    }
    std::sort(homes.begin(), homes.end());
    return homes;
}

// Rare questions, asked of few: the handle or subject of an account, the handle of an organization.
const Bits128* Roster::found_by_name(const Key& key) const {
    for (const auto& [id, account] : accounts_) {
        if (key.kind == Key::Kind::account_of_handle && account.handle &&
            account.handle->text() == key.text)
            return &id.bits;
        if (key.kind != Key::Kind::account_of_provider) continue;
        for (const ProviderSubject& subject : account.providers) {
            if (provider_key(subject) == key.text) return &id.bits;
        }
    }
    if (key.kind != Key::Kind::organization_of_handle) return nullptr;
    for (const auto& [id, house] : houses_) {
        if (house.organization && house.organization->handle &&
            house.organization->handle->text() == key.text)
            return &id.bits;
    }
    return nullptr;
}

const Account* Roster::account_of_handle(const Handle& handle) const {
    const Key key{Key::Kind::account_of_handle, {}, {}, handle.text()};
    assert(knows(key));
    const Bits128* id = found_by_name(key);
    return id == nullptr ? nullptr : &accounts_.at(AccountId{*id});
}

const Account* Roster::account_of_provider(const ProviderSubject& subject) const {
    const Key key{Key::Kind::account_of_provider, {}, {}, provider_key(subject)};
    assert(knows(key));
    const Bits128* id = found_by_name(key);
    return id == nullptr ? nullptr : &accounts_.at(AccountId{*id});
}

const Organization* Roster::organization_of_handle(const OrganizationHandle& handle) const {
    const Key key{Key::Kind::organization_of_handle, {}, {}, handle.text()};
    assert(knows(key));
    const Bits128* id = found_by_name(key);
    return id == nullptr ? nullptr : &*houses_.at(OrganizationId{*id}).organization;
}

}  // namespace usher
