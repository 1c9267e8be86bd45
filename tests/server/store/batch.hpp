#pragma once

#include <memory>
#include <utility>

#include "server/app/ports.hpp"

namespace usher::test {

/// One transaction that puts whole things into a store, with their claims.
class Batch {
public:
    explicit Batch(app::Store& store) : transaction_{store.begin()} {}

    app::Transaction& transaction() { return *transaction_; }

    void put(const Instance& instance) {
        roster_.put(instance);
        touched_.instance = true;
    }
    /// Stamped with the organization's next number.
    Organization put(Organization organization) {
        organization.change = transaction_->raise_change(organization.id);
        roster_.put(organization);
        touched_.organizations.insert(organization.id);
        return organization;
    }
    /// Stamped with the organization's next number.
    Record put(OrganizationId home, Record record) {
        return put_stamped(home, std::move(record), transaction_->raise_change(home));
    }
    Record put_stamped(OrganizationId home, Record record, std::uint64_t change) {
        record.change = change;
        if (record.person.address) {
            transaction_->claim({Claim::Kind::organization_address, home,
                                 record.person.address->key(), record.person.id.bits});
        }
        roster_.put(home, record);
        touched_.people[home].insert(record.person.id);
        return record;
    }
    void remove(OrganizationId home, PersonId person) {
        roster_.remove(home, person);
        touched_.people[home].insert(person);
    }
    void put(const Account& account) {
        for (const ProvedAddress& proved : account.addresses) {
            transaction_->claim(
                {Claim::Kind::account_address, {}, proved.address.key(), account.id.bits});
        }
        roster_.put(account);
        touched_.accounts.insert(account.id);
    }

    void save() { transaction_->save(roster_, touched_); }
    void commit() {
        save();
        transaction_->commit();
    }

private:
    std::unique_ptr<app::Transaction> transaction_;
    Roster roster_{Roster::Unfilled::unknown};
    Roster::Touched touched_;
};

template <class... Things>
void put(app::Store& store, const Things&... things) {
    Batch batch{store};
    (batch.put(things), ...);
    batch.commit();
}

}  // namespace usher::test
