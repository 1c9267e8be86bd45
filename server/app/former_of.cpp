#include "server/app/former_of.hpp"

#include <algorithm>

namespace usher::app {
namespace {

// What cannot come back, or is a taking back itself. What is of no organization is of an account.
bool is_final(const Event& event) {
    return event.home.is_nil() || std::holds_alternative<PersonErased>(event.body) ||
           std::holds_alternative<ChangeUndone>(event.body);
}

template <class Kind>
bool has(const std::vector<Event>& events) {
    return std::any_of(events.begin(), events.end(),
                       [](const Event& event) { return std::holds_alternative<Kind>(event.body); });
}

// Work that goes on by itself is taken back by undo_job; that it ends with its project is a part of
// removing that.
bool is_of_work(const std::vector<Event>& events) {
    return has<JobSet>(events) && !has<ProjectRemoved>(events);
}

}  // namespace

Former former_of(const Roster& roster, const Command& command, const Decision& decision,
                 std::uint64_t change) {
    Former former;
    former.command = command.id;
    former.by = command.by.actor;
    former.job = command.by.job;
    former.at = command.at;
    former.change = change;
    const auto& events = decision.events;
    former.is_final = std::any_of(events.begin(), events.end(), is_final) || is_of_work(events);
    if (former.is_final) return former;
    const auto& people = roster.people(command.home);
    std::unordered_set<PersonId> seen;
    for (const Event& event : events) {
        for (const PersonId id : people_of(event)) {
            if (!seen.insert(id).second) continue;
            const auto found = people.find(id);
            if (found == people.end()) former.made.push_back(id);
            if (found != people.end()) former.people.push_back(found->second);
        }
    }
    if (std::any_of(events.begin(), events.end(), is_of_organization_itself))
        former.organization = *roster.organization(command.home);
    return former;
}

}  // namespace usher::app
