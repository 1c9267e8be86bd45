#include "shared/lifecycle/evolve.hpp"
#include "shared/roster/turn.hpp"

namespace usher {

/// Applies one event to what it speaks of, and keeps the roster's look-ups and counts true.
class Evolution {
public:
    Evolution(Roster& roster, const Event& event) : roster_{roster}, event_{event} {}

    template <class Body>
    void operator()(const Body& body) {
        if constexpr (requires(Organization & organization) {
                          usher::evolve(organization, body);
                      }) {
            change_organization(body);
        } else if constexpr (requires(Instance & instance) { usher::evolve(instance, body); }) {
            change_instance(body);
        } else {
            change_person(body);
        }
    }

    void operator()(const PersonAdded& body) {
        Record record;
        usher::evolve(record, body);
        replace(body.person.id, std::move(record));
    }
    void operator()(const PersonErased& body) { replace(body.person, std::nullopt); }
    void operator()(const PeopleMerged& body) {
        replace(body.absorbed, std::nullopt);
        replace(body.person, body.merged);
    }
    void operator()(const ChangeUndone& body) {
        for (const PersonId id : body.gone) replace(id, std::nullopt);
        for (const Record& record : body.people) replace(record.person.id, record);
        if (body.organization) put(*body.organization);
    }

    void operator()(const OrganizationCreated& body) {
        put(body.organization);
        roster_.put(event_.home, Tally{});
        roster_.touched_.tallies.insert(event_.home);
    }
    void operator()(const AccountCreated& body) { put(body.account); }
    void operator()(const AccountTakenOver& body) { put(body.account); }
    void operator()(const AccountChanged& body) { put(body.account); }
    void operator()(const AccountErased& body) {
        roster_.remove(body.account);
        roster_.touched_.accounts.insert(body.account);
    }

private:
    template <class Body>
    void change_person(const Body& body) {
        const auto& people = roster_.houses_[event_.home].people;
        const auto found = people.find(*person_of(event_));
        if (found == people.end()) return;
        Record record = found->second;
        usher::evolve(record, body);
        count_sends(body);
        replace(record.person.id, std::move(record));
    }

    template <class Body>
    void change_organization(const Body& body) {
        const auto found = roster_.organizations_.find(event_.home);
        if (found == roster_.organizations_.end()) return;
        usher::evolve(found->second, body);
        roster_.touched_.organizations.insert(event_.home);
    }

    template <class Body>
    void change_instance(const Body& body) {
        Instance instance = roster_.instance();
        usher::evolve(instance, body);
        roster_.put(std::move(instance));
        roster_.touched_.instance = true;
    }

    // The record as it is now; none: gone.
    void replace(PersonId id, std::optional<Record> after) {
        const auto& people = roster_.houses_[event_.home].people;
        const auto found = people.find(id);
        if (Tally* tally = counts()) {
            if (found != people.end()) tally->take(found->second);
            if (after) tally->add(*after);
        }
        if (after) {
            roster_.put(event_.home, std::move(*after));
        } else {
            roster_.remove(event_.home, id);
        }
        roster_.touched_.people[event_.home].insert(id);
    }

    template <class Body>
    void count_sends(const Body& body) {
        Tally* tally = counts();
        if (tally == nullptr) return;
        if constexpr (std::is_same_v<Body, Invited>) {
            tally->count_send(body.invitation.inviter, body.invitation.sent_at);
        } else if constexpr (std::is_same_v<Body, InvitationRenewed>) {
            if (body.cause == InvitationRenewed::Cause::resend ||
                body.cause == InvitationRenewed::Cause::edit)
                tally->count_send(body.voucher, body.sent_at);
        }
    }

    Tally* counts() {
        const auto found = roster_.tallies_.find(event_.home);
        if (found == roster_.tallies_.end()) return nullptr;
        roster_.touched_.tallies.insert(event_.home);
        return &found->second;
    }

    void put(const Organization& organization) {
        roster_.put(organization);
        roster_.touched_.organizations.insert(event_.home);
    }
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

std::vector<Record> records_of(const Roster& roster, const Event& event) {
    std::vector<Record> records;
    const auto& people = roster.people(event.home);
    for (const PersonId id : people_of(event)) {
        const auto found = people.find(id);
        if (found != people.end()) records.push_back(found->second);
    }
    return records;
}

}  // namespace usher
