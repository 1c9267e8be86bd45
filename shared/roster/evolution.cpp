#include "shared/lifecycle/evolve.hpp"
#include "shared/roster/turn.hpp"

namespace usher {
namespace {

template <class State>
void change(State& state, const EventBody& body) {
    std::visit(
        [&](const auto& event) {
            if constexpr (requires { evolve(state, event); }) evolve(state, event);
        },
        body);
}

void change_person(Roster& roster, const Event& event, PersonId id) {
    if (std::holds_alternative<PersonErased>(event.body)) return roster.remove(event.home, id);
    if (!std::holds_alternative<PersonAdded>(event.body))
        return roster.change(event.home, id, [&](Record& record) { change(record, event.body); });
    Record record;
    change(record, event.body);
    roster.put(event.home, std::move(record));
}

}  // namespace

void evolve_predicted(Roster& roster, const Event& event) {
    if (const PersonId* person = person_of(event)) {
        change_person(roster, event, *person);
    } else if (const auto* merged = std::get_if<PeopleMerged>(&event.body)) {
        roster.remove(event.home, merged->absorbed);
        roster.put(event.home, merged->merged);
    } else if (const auto* undone = std::get_if<ChangeUndone>(&event.body)) {
        for (const PersonId id : undone->gone) roster.remove(event.home, id);
        for (const Record& record : undone->people) roster.put(event.home, record);
        if (undone->organization) roster.put(*undone->organization);
    } else if (is_of_organization_itself(event)) {
        auto& organization = roster.houses_[event.home].organization;
        if (organization) change(*organization, event.body);
    }
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
