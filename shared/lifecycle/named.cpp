#include "shared/lifecycle/named.hpp"

#include "shared/lifecycle/rights.hpp"

namespace usher {

Result<const Record*, Error> named_person(const Directory& directory, const Command& command,
                                          PersonId id, Permission permission) {
    if (directory.organization() == nullptr) return Error{Code::organization_unknown, {}};
    if (!rights(directory, command.by.actor, {}).has(permission))
        return Error{Code::not_permitted, {}};
    const Record* record = directory.person(id);
    if (record == nullptr) return Error{Code::person_unknown, "person"};
    return record;
}

Result<const Record*, Error> outranked_person(const Directory& directory, const Command& command,
                                              PersonId id, Permission permission) {
    auto found = named_person(directory, command, id, permission);
    if (found && !outranks_everywhere(directory, command.by.actor, **found))
        return Error{Code::rank_too_low, {}};
    return found;
}

Result<Place, Error> named_membership(const Directory& directory, const Command& command,
                                      MembershipId id, Permission permission) {
    if (directory.organization() == nullptr) return Error{Code::organization_unknown, {}};
    if (!may_somewhere(directory, command.by.actor, permission))
        return Error{Code::not_permitted, {}};
    const Record* record = directory.person_of_membership(id);
    if (record == nullptr) return Error{Code::membership_unknown, "membership"};
    const Membership* membership = record->membership(id);
    if (!rights(directory, command.by.actor, membership->scope).has(permission))
        return Error{Code::not_permitted, {}};
    return Place{record, membership};
}

bool can_be_answered(const Record& record, const Membership& membership, Instant now) {
    if (is_pending(membership.phase)) return true;
    const Invitation* invitation =
        membership.invitation ? record.invitation(*membership.invitation) : nullptr;
    return membership.phase == Phase::declined && invitation != nullptr &&
           now < invitation->lapses_at;
}

}  // namespace usher
