#include "server/store/read_cache.hpp"

namespace usher::store {
namespace {

ReadCache::Places people_in(const Roster::Touched& touched) {
    ReadCache::Places people;
    for (const auto& [home, ids] : touched.people) {
        for (const PersonId id : ids) people.emplace_back(home, id);
    }
    return people;
}

}  // namespace

void ReadCache::Written::add(const Roster& roster, const Roster::Touched& saved) {
    touched.instance = touched.instance || saved.instance;
    touched.organizations.insert(saved.organizations.begin(), saved.organizations.end());
    touched.accounts.insert(saved.accounts.begin(), saved.accounts.end());
    for (const auto& [home, ids] : saved.people) {
        touched.people[home].insert(ids.begin(), ids.end());
        const auto& people = roster.people(home);
        for (const PersonId id : ids) {
            const auto found = people.find(id);
            if (found != people.end() && found->second.person.account)
                linked.insert(*found->second.person.account);
        }
    }
}

void ReadCache::distrust(const Written& written) {
    if (!written.linked.empty()) places.distrust(written.linked);
    if (!written.touched.people.empty()) records.distrust(people_in(written.touched));
}

void ReadCache::forget(const Written& written) {
    if (written.touched.instance) instance.forget();
    if (!written.touched.organizations.empty()) organizations.forget(written.touched.organizations);
    if (!written.touched.accounts.empty()) accounts.forget(written.touched.accounts);
    if (!written.linked.empty()) places.forget(written.linked);
    if (!written.moved.empty()) heads.forget(written.moved);
    if (!written.touched.people.empty()) records.forget(people_in(written.touched));
    if (written.any_session) {
        sessions.forget();
    } else if (!written.sessions.empty()) {
        sessions.forget(written.sessions);
    }
}

}  // namespace usher::store
