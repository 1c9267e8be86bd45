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
        claim({organization.id, OrganizationCreated{organization}});
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
        claim({home, PersonAdded{record.person}});
        roster_.put(home, record);
        touched_.people[home].insert(record.person.id);
        return record;
    }
    void remove(OrganizationId home, PersonId person) {
        roster_.remove(home, person);
        touched_.people[home].insert(person);
    }
    void put(const Account& account) {
        claim({{}, AccountCreated{account}});
        roster_.put(account);
        touched_.accounts.insert(account.id);
    }
    void remove(AccountId account) { touched_.accounts.insert(account); }
    void put(OrganizationId home, const Tally& tally) {
        roster_.put(home, tally);
        touched_.tallies.insert(home);
    }

    void save() { transaction_->save(roster_, touched_); }
    void commit() {
        save();
        transaction_->commit();
    }

private:
    void claim(const Event& event) {
        for (const Claim& claim : claims_of(event)) transaction_->claim(claim);
    }

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
