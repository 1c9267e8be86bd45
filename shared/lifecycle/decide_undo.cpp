#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/job_rules.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

/// The change that is to be taken back, and what the organization would be again.
class Undoing {
public:
    Undoing(const Directory& directory, const Command& command, const Former& former)
        : directory_{directory},
          command_{command},
          former_{former},
          organization_{former.organization ? *former.organization : *directory.organization()} {}

    bool is_too_late() const {
        return former_.is_final || is_out_of_time() || has_moved() || is_missed() ||
               std::any_of(former_.people.begin(), former_.people.end(),
                           [&](const Record& record) { return lacks(record); });
    }

    ChangeUndone event() const {
        ChangeUndone undone;
        undone.change = former_.command;
        undone.changed_at = former_.at;
        undone.gone = former_.made;
        undone.organization = former_.organization;
        for (const Record& record : former_.people) undone.people.push_back(returned(record));
        for (const Record* record : present()) undone.former.push_back(record->person);
        return undone;
    }

private:
    // What a job did can be taken back longer, by the job that undoes it.
    bool is_out_of_time() const {
        const Job* job =
            command_.by.job ? directory_.organization()->job(*command_.by.job) : nullptr;
        if (job != nullptr && job->undoes) return job->undoes != former_.job;
        return former_.at + limits::undo < command_.at;
    }

    std::vector<const Record*> present() const {
        std::vector<const Record*> records;
        for (const Record& record : former_.people) add(records, record.person.id);
        for (const PersonId id : former_.made) add(records, id);
        return records;
    }
    void add(std::vector<const Record*>& records, PersonId id) const {
        if (const Record* record = directory_.person(id)) records.push_back(record);
    }

    // Only merging changes two people and nothing else; it takes one of them away.
    bool is_merge() const { return former_.people.size() == 2 && !former_.organization; }

    // Whether anything that the change touched has changed since.
    bool has_moved() const {
        const auto records = present();
        const std::size_t touched = former_.people.size() + former_.made.size();
        if (records.size() + (is_merge() ? 1 : 0) < touched) return true;
        if (former_.organization && directory_.organization()->change != former_.change)
            return true;
        return std::any_of(records.begin(), records.end(),
                           [&](const Record* record) { return record->change != former_.change; });
    }

    // Whether what the organization would lose again is in use. A handle that was given away does
    // not come back: it is the whole instance's.
    bool is_missed() const {
        if (!former_.organization) return false;
        if (directory_.organization()->handle != organization_.handle) return true;
        const Tally* tally = directory_.tally();
        if (tally == nullptr) return false;
        const auto has_project = [&](const auto& use) {
            return organization_.project(use.first) != nullptr;
        };
        const auto has_grant = [&](const auto& use) { return knows(use.first); };
        return !std::all_of(tally->projects.begin(), tally->projects.end(), has_project) ||
               !std::all_of(tally->grants.begin(), tally->grants.end(), has_grant);
    }

    bool knows(const Grant& grant) const {
        return (!grant.role || organization_.role(*grant.role) != nullptr) &&
               std::all_of(grant.groups.begin(), grant.groups.end(),
                           [&](GroupId id) { return organization_.group(id) != nullptr; });
    }

    // Whether what the record would come back to is gone, or another's by now.
    bool lacks(const Record& record) const {
        const Person& person = record.person;
        const auto& ids = person.external_ids;
        const auto has_place = [&](const Membership& membership) {
            return organization_.has(membership.scope) && knows(grant_of(membership));
        };
        return !std::all_of(record.memberships.begin(), record.memberships.end(), has_place) ||
               (person.address &&
                is_anothers(directory_.person_of_address(person.address->key()))) ||
               (person.username && is_anothers(directory_.person_of_username(*person.username))) ||
               std::any_of(ids.begin(), ids.end(), [&](const ExternalIdentity& id) {
                   return is_anothers(directory_.person_of_external_id(id));
               });
    }

    bool is_anothers(const Record* holder) const {
        if (holder == nullptr) return false;
        const auto records = present();
        return std::find(records.begin(), records.end(), holder) == records.end();
    }

    // No number and no id of an envelope is given twice: what was sent since stays, closed.
    Record returned(Record record) const {
        const Record* now = directory_.person(record.person.id);
        if (now == nullptr) return record;
        for (const Invitation& present : now->invitations) {
            const auto same = [&](const Invitation& held) { return held.id == present.id; };
            const auto held =
                std::find_if(record.invitations.begin(), record.invitations.end(), same);
            if (held != record.invitations.end()) {
                held->last_generation = std::max(held->last_generation, present.last_generation);
            } else if (!comes_back_elsewhere(present.id)) {
                record.invitations.push_back(present);
            }
        }
        return record;
    }

    bool comes_back_elsewhere(InvitationId id) const {
        return std::any_of(former_.people.begin(), former_.people.end(),
                           [&](const Record& record) { return record.invitation(id) != nullptr; });
    }

    const Directory& directory_;
    const Command& command_;
    const Former& former_;
    const Organization& organization_;
};

// People who would hold a seat again, beyond those who hold one now.
bool finds_no_seat(const Directory& directory, const ChangeUndone& undone, Instant now) {
    const auto& seats = directory.organization()->policies.seats;
    if (!seats || directory.tally() == nullptr) return false;
    const auto holds = [&](const Record* record) {
        return record != nullptr && holds_seat(*record, now) ? 1U : 0U;
    };
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    for (const PersonId id : undone.gone) before += holds(directory.person(id));
    for (const Record& record : undone.people) {
        before += holds(directory.person(record.person.id));
        after += holds(&record);
    }
    return after > before && directory.tally()->seats_taken(now) + after - before > *seats;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Undo& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (const auto error = judge_job(directory, command)) return Decision::refuse(*error);
    const Former* former = directory.former(body.change);
    if (former == nullptr) return Decision::refuse(Code::too_late_to_undo, "change");
    if (former->by != command.by.actor || command.by.actor.kind == Actor::Kind::anonymous)
        return Decision::refuse(Code::not_yours, "change");
    const Undoing undoing{directory, command, *former};
    if (undoing.is_too_late()) return Decision::refuse(Code::too_late_to_undo, "change");
    ChangeUndone undone = undoing.event();
    if (finds_no_seat(directory, undone, command.at)) return Decision::refuse(Code::seats_taken);

    return Decision::of({command.home, std::move(undone)});
}

}  // namespace usher
