#include "shared/lifecycle/evolve.hpp"

#include "shared/roster/turn.hpp"

namespace usher {

/// Applies one event to the record it speaks of and keeps the roster's look-ups true.
class Evolution {
public:
    Evolution(Roster& roster, const Event& event) : roster_{roster}, event_{event} {}

    template <class Body>
    void operator()(const Body& body) {
        const PersonId id = *person_of(event_);
        auto& people = roster_.houses_[event_.home].people;
        const auto found = people.find(id);
        const bool is_new = std::is_same_v<Body, PersonAdded>;
        if (found == people.end() && !is_new) return;
        Record record = found == people.end() ? Record{} : found->second;
        usher::evolve(record, body);
        roster_.put(event_.home, std::move(record));
        roster_.touched_.people[event_.home].insert(id);
    }

    void operator()(const OrganizationCreated& body) {
        roster_.put(body.organization);
        roster_.touched_.organizations.insert(event_.home);
    }
    void operator()(const InstanceSetUp& body) {
        Instance instance = roster_.instance();
        usher::evolve(instance, body);
        roster_.put(std::move(instance));
        roster_.touched_.instance = true;
    }
    void operator()(const AccountCreated& body) { put(body.account); }
    void operator()(const AccountTakenOver& body) { put(body.account); }

private:
    void put(const Account& account) {
        roster_.put(account);
        roster_.touched_.accounts.insert(account.id);
    }

    Roster& roster_;
    const Event& event_;
};

void evolve(Roster& roster, const Event& event) {
    Evolution evolution{roster, event};
    std::visit(evolution, event.body);
}

}  // namespace usher
