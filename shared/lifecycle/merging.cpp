#include "shared/lifecycle/merging.hpp"

#include <algorithm>

#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

// A code that was issued for another account, or none, opens nothing any more.
void end_foreign_code(Person& merged, const Person& keep) {
    if (merged.recovery && merged.account != keep.account) merged.recovery->live = false;
}

Person merged_person(const Person& keep, const Person& absorbed) {
    Person merged = keep;
    if (merged.name.empty()) merged.name = absorbed.name;
    if (!merged.address) merged.address = absorbed.address;
    if (!merged.account) merged.account = absorbed.account;
    if (!merged.username) merged.username = absorbed.username;
    if (merged.metadata.empty()) merged.metadata = absorbed.metadata;
    if (!merged.identity) merged.identity = absorbed.identity;
    merged.external_ids.insert(merged.external_ids.end(), absorbed.external_ids.begin(),
                               absorbed.external_ids.end());
    end_foreign_code(merged, keep);
    return merged;
}

/// Puts the memberships of two people together.
class Merging {
public:
    Merging(const Directory& directory, const Command& command, const Record& keep,
            const Record& absorbed)
        : directory_{directory}, command_{command}, keep_{keep}, absorbed_{absorbed} {
        merged_ = keep;
        merged_.person = merged_person(keep.person, absorbed.person);
        merged_.memberships.clear();
        merged_.invitations.insert(merged_.invitations.end(), absorbed.invitations.begin(),
                                   absorbed.invitations.end());
    }

    Result<Record, Error> result() {
        if (merged_.person.external_ids.size() > limits::external_ids)
            return Error{Code::too_many, "absorb"};
        for (const Membership& membership : keep_.memberships) {
            const Membership* other = absorbed_.membership(membership.scope);
            const bool gives_way = other != nullptr && other->phase == Phase::active &&
                                   absorbed_.person.account.has_value();
            if (!gives_way) take(keep_, membership);
        }
        for (const Membership& membership : absorbed_.memberships) {
            if (merged_.membership(membership.scope) == nullptr) take(absorbed_, membership);
        }
        if (is_above_ceiling_) return Error{Code::grant_above_ceiling, "absorb"};
        archive_with_organization();
        return merged_;
    }

private:
    // Whether what was theirs is the merged person's account's still.
    bool is_owned(const Record& from) const {
        return from.person.account == merged_.person.account;
    }

    void take(const Record& from, Membership membership) {
        if (can_be_answered(from, membership, command_.at)) {
            if (!stays_open(from, membership)) return withdraw(membership);
            if (!is_owned(from)) grant_anew(membership);
        } else if (membership.phase == Phase::active && !is_owned(from)) {
            return withdraw(membership);
        } else if (membership.archived_from == Phase::active && !is_owned(from)) {
            membership.archived_from = Phase::uninvited;
            membership.can_sign_in = false;
        }
        merged_.memberships.push_back(std::move(membership));
    }

    bool stays_open(const Record& from, const Membership& membership) const {
        const Person& person = merged_.person;
        const Invitation* invitation =
            membership.invitation ? from.invitation(*membership.invitation) : nullptr;
        if (invitation == nullptr || invitation->written_to != person.address) return false;
        const bool asked_by_another =
            membership.request && person.account && membership.request->account != *person.account;
        // A person without address has one code.
        return !asked_by_another && (person.address || &from == &keep_);
    }

    void grant_anew(Membership& membership) {
        const Actor& actor = command_.by.actor;
        membership.voucher = actor;
        if (!may_grant(directory_, actor, membership.scope, grant_of(membership)))
            is_above_ceiling_ = true;
    }

    void withdraw(const Membership& membership) {
        Membership silent;
        silent.id = membership.id;
        silent.scope = membership.scope;
        silent.role = membership.role;
        silent.groups = membership.groups;
        silent.voucher = membership.voucher;
        silent.changed_at = command_.at;
        merged_.memberships.push_back(std::move(silent));
    }

    void archive_with_organization() {
        if (!merged_.is_archived()) return;
        for (Membership& membership : merged_.memberships) {
            if (membership.phase == Phase::archived) continue;
            membership.archived_from = membership.phase;
            membership.archived_by = command_.by.actor;
            membership.phase = Phase::archived;
            membership.changed_at = command_.at;
            membership.request.reset();
        }
    }

    const Directory& directory_;
    const Command& command_;
    const Record& keep_;
    const Record& absorbed_;
    Record merged_;
    bool is_above_ceiling_ = false;
};

}  // namespace

Result<Record, Error> merge(const Directory& directory, const Command& command, const Record& keep,
                            const Record& absorbed) {
    return Merging{directory, command, keep, absorbed}.result();
}

}  // namespace usher
