#include "shared/lifecycle/evolve.hpp"
#include "shared/roster/turn.hpp"

namespace usher {

/// What a turn has beyond a prediction: accounts and the instance, counts over everybody, and the
/// memory of what was touched.
class TurnEvolution {
public:
    TurnEvolution(Roster& roster, const Event& event)
        : roster_{roster}, event_{event}, people_{people_of(event)} {}

    void count(void (Tally::*way)(const Record&)) {
        Tally* tally = counts();
        if (tally == nullptr) return;
        const auto& there = roster_.people(event_.home);
        for (const PersonId id : people_) {
            const auto found = there.find(id);
            if (found != there.end()) (tally->*way)(found->second);
        }
    }

    void count_sends() {
        Tally* tally = counts();
        if (tally == nullptr || roster_.people(event_.home).count(people_.front()) == 0) return;
        if (const auto* invited = std::get_if<Invited>(&event_.body)) {
            tally->count_send(invited->invitation.inviter, invited->invitation.sent_at);
        } else if (const auto* renewed = std::get_if<InvitationRenewed>(&event_.body)) {
            if (renewed->cause == InvitationRenewed::Cause::resend ||
                renewed->cause == InvitationRenewed::Cause::edit)
                tally->count_send(renewed->voucher, renewed->sent_at);
        }
    }

    void touch() {
        if (counts() != nullptr) touched().tallies.insert(event_.home);
        for (const PersonId id : people_) touched().people[event_.home].insert(id);
        if (is_of_organization_itself(event_)) touched().organizations.insert(event_.home);
    }

    template <class Body>
    void operator()(const Body& body) {
        if constexpr (requires(Instance & instance) { usher::evolve(instance, body); }) {
            Instance instance = roster_.instance();
            usher::evolve(instance, body);
            roster_.put(std::move(instance));
            touched().instance = true;
        }
    }
    void operator()(const OrganizationCreated& body) {
        roster_.put(body.organization);
        roster_.put(event_.home, Tally{});
        touched().tallies.insert(event_.home);
    }
    void operator()(const AccountCreated& body) { put(body.account); }
    void operator()(const AccountTakenOver& body) { put(body.account); }
    void operator()(const AccountChanged& body) { put(body.account); }
    void operator()(const AccountErased& body) {
        roster_.remove(body.account);
        touched().accounts.insert(body.account);
    }

private:
    // Those that the event changes; null too where they are not known.
    Tally* counts() {
        const auto house = roster_.houses_.find(event_.home);
        if (people_.empty() || house == roster_.houses_.end()) return nullptr;
        return house->second.tally ? &*house->second.tally : nullptr;
    }

    void put(const Account& account) {
        roster_.put(account);
        touched().accounts.insert(account.id);
    }

    Roster::Touched& touched() { return roster_.touched_; }

    Roster& roster_;
    const Event& event_;
    std::vector<PersonId> people_;
};

// In a file of its own, so that a browser's core has nothing of it.
void evolve(Roster& roster, const Event& event) {
    TurnEvolution turn{roster, event};
    turn.count(&Tally::take);
    evolve_predicted(roster, event);
    turn.count(&Tally::add);
    turn.count_sends();
    turn.touch();
    std::visit(turn, event.body);
}

}  // namespace usher
