#include "shared/roster/window.hpp"

#include <algorithm>

#include "shared/values/text.hpp"

namespace usher {
namespace {

struct Candidate {
    std::string name;
    Instant changed;
    PersonId id;
};

bool matches(const Record& record, const std::string& needle) {
    if (needle.empty()) return true;
    if (ascii_lower(record.person.name.text()).find(needle) != std::string::npos) return true;
    return record.person.address && record.person.address->key().find(needle) != std::string::npos;
}

bool is_shown(const Query& query, const Membership& membership, bool lapsed) {
    switch (query.show) {
        case Query::Show::everyone:
            return true;
        case Query::Show::lapsed:
            return lapsed;
        case Query::Show::phase:
            return membership.phase == query.phase;
    }
    return false;
}

Instant changed_at(const Record& record, const Membership& membership) {
    const Invitation* invitation = membership.invitation && is_open(membership.phase)
                                       ? record.invitation(*membership.invitation)
                                       : nullptr;
    return invitation != nullptr && membership.changed_at < invitation->sent_at
               ? invitation->sent_at
               : membership.changed_at;
}

// The order of the table: by the column, then by the other, then by id, so that it never wavers.
bool before(const Query& query, const Candidate& a, const Candidate& b) {
    if (query.sort == Query::Sort::name && a.name != b.name)
        return query.descending ? b.name < a.name : a.name < b.name;
    if (!(a.changed == b.changed))
        return query.descending ? b.changed < a.changed : a.changed < b.changed;
    if (a.name != b.name) return a.name < b.name;
    return a.id < b.id;
}

}  // namespace

bool is_lapsed(const Record& record, const Membership& membership, Instant now) {
    if (!is_open(membership.phase) || !membership.invitation) return false;
    const Invitation* invitation = record.invitation(*membership.invitation);
    return invitation != nullptr && invitation->lapses_at <= now;
}

Selection select(const Roster& roster, OrganizationId home, const Query& query) {
    Selection selection;
    std::vector<Candidate> candidates;
    const std::string needle = ascii_lower(trim(query.search));
    for (const auto& [id, record] : roster.people(home)) {
        const Membership* membership = record.membership(query.scope);
        if (membership == nullptr) continue;
        const bool lapsed = is_lapsed(record, *membership, query.now);
        ++selection.counts.everyone;
        ++selection.counts.by_phase[static_cast<std::size_t>(membership->phase)];
        if (lapsed) ++selection.counts.lapsed;
        if (!is_shown(query, *membership, lapsed) || !matches(record, needle)) continue;
        const std::string& name = record.person.name.text();
        candidates.push_back(
            {ascii_lower(name.empty() && record.person.address ? record.person.address->key()
                                                               : name),
             changed_at(record, *membership), id});
    }
    std::sort(candidates.begin(), candidates.end(),
              [&](const Candidate& a, const Candidate& b) { return before(query, a, b); });
    selection.people.reserve(candidates.size());
    for (const Candidate& candidate : candidates) selection.people.push_back(candidate.id);
    return selection;
}

}  // namespace usher
