#include "shared/roster/window.hpp"

#include <algorithm>

#include "shared/values/text.hpp"

namespace usher {
namespace {

/// What the order of the table looks at.
struct Candidate {
    std::string text;
    std::int64_t number = 0;
    std::string name;
    Instant changed;
    PersonId id;
};

bool contains(std::string_view text, const std::string& needle) {
    return ascii_lower(text).find(needle) != std::string::npos;
}

bool matches(const Person& person, const std::string& needle) {
    if (needle.empty()) return true;
    return contains(person.name.text(), needle) ||
           (person.address && person.address->key().find(needle) != std::string::npos) ||
           (person.username && contains(person.username->text(), needle));
}

const Invitation* open_invitation(const Record& record, const Membership& membership) {
    return membership.invitation && is_open(membership.phase)
               ? record.invitation(*membership.invitation)
               : nullptr;
}

bool has_phase(const Record& record, const Membership& membership, const Query& query) {
    switch (query.show) {
        case Query::Show::everyone:
            return true;
        case Query::Show::open:
            return is_open(membership.phase);
        case Query::Show::lapsed:
            return is_lapsed(record, membership, query.now);
        case Query::Show::phase:
            return membership.phase == query.phase;
    }
    return false;
}

bool is_shown(const Record& record, const Membership& membership, const Query& query) {
    if (!query.anywhere && membership.scope != query.scope) return false;
    if (query.role && membership.role != query.role) return false;
    const auto& groups = membership.groups;
    if (query.group && std::find(groups.begin(), groups.end(), *query.group) == groups.end())
        return false;
    if (query.source && membership.voucher.kind != *query.source) return false;
    if (query.delivery) {
        const Invitation* invitation = open_invitation(record, membership);
        if (invitation == nullptr || invitation->delivery != *query.delivery) return false;
    }
    return has_phase(record, membership, query);
}

void count(Counts& counts, const Record& record, const Query& query) {
    std::array<bool, phase_count> phases{};
    bool open = false;
    bool lapsed = false;
    bool here = false;
    for (const Membership& membership : record.memberships) {
        if (!query.anywhere && membership.scope != query.scope) continue;
        here = true;
        phases[static_cast<std::size_t>(membership.phase)] = true;
        open = open || is_open(membership.phase);
        lapsed = lapsed || is_lapsed(record, membership, query.now);
    }
    for (std::size_t i = 0; i < phases.size(); ++i) counts.by_phase[i] += phases[i] ? 1 : 0;
    counts.everyone += here ? 1 : 0;
    counts.open += open ? 1 : 0;
    counts.lapsed += lapsed ? 1 : 0;
}

std::string role_name(const Organization* organization, const Membership& membership) {
    const Role* role =
        organization != nullptr && membership.role ? organization->role(*membership.role) : nullptr;
    return role == nullptr ? std::string{} : ascii_lower(role->name.text());
}

Candidate candidate_of(const Organization* organization, const Record& record,
                       const Membership& membership, Query::Sort sort) {
    const Person& person = record.person;
    const Invitation* invitation = open_invitation(record, membership);
    Candidate candidate;
    candidate.id = person.id;
    const std::string address = person.address ? person.address->key() : std::string{};
    candidate.name = person.name.text().empty() ? address : ascii_lower(person.name.text());
    candidate.changed = invitation != nullptr && membership.changed_at < invitation->sent_at
                            ? invitation->sent_at
                            : membership.changed_at;
    switch (sort) {
        case Query::Sort::name:
            candidate.text = candidate.name;
            break;
        case Query::Sort::address:
            candidate.text = address;
            break;
        case Query::Sort::phase:
            candidate.number = static_cast<std::int64_t>(membership.phase);
            break;
        case Query::Sort::role:
            candidate.text = role_name(organization, membership);
            break;
        case Query::Sort::sent:
            candidate.number = invitation == nullptr ? 0 : invitation->sent_at.ms;
            break;
        case Query::Sort::changed:
            candidate.number = candidate.changed.ms;
            break;
    }
    return candidate;
}

// The order of the table: by the column, then by the last change and the name, then by id, so that
// it never wavers.
bool before(bool descending, const Candidate& a, const Candidate& b) {
    if (a.text != b.text) return descending ? b.text < a.text : a.text < b.text;
    if (a.number != b.number) return descending ? b.number < a.number : a.number < b.number;
    if (!(a.changed == b.changed))
        return descending ? b.changed < a.changed : a.changed < b.changed;
    if (a.name != b.name) return a.name < b.name;
    return a.id < b.id;
}

}  // namespace

bool is_lapsed(const Record& record, const Membership& membership, Instant now) {
    if (!is_open(membership.phase) || !membership.invitation) return false;
    const Invitation* invitation = record.invitation(*membership.invitation);
    return invitation != nullptr && invitation->lapses_at <= now;
}

const Membership* shown_by(const Record& record, const Query& query) {
    const Membership* first = nullptr;
    for (const Membership& membership : record.memberships) {
        if (!is_shown(record, membership, query)) continue;
        if (!membership.scope.project) return &membership;
        if (first == nullptr) first = &membership;
    }
    return first;
}

Selection select(const Roster& roster, OrganizationId home, const Query& query) {
    Selection selection;
    std::vector<Candidate> candidates;
    const Organization* organization = roster.organization(home);
    const std::string needle = ascii_lower(trim(query.search));
    for (const auto& [id, record] : roster.people(home)) {
        count(selection.counts, record, query);
        const Membership* membership = shown_by(record, query);
        if (membership != nullptr && matches(record.person, needle))
            candidates.push_back(candidate_of(organization, record, *membership, query.sort));
    }
    std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
        return before(query.descending, a, b);
    });
    selection.people.reserve(candidates.size());
    for (const Candidate& candidate : candidates) selection.people.push_back(candidate.id);
    return selection;
}

}  // namespace usher
