#include <map>
#include <set>

#include "shared/wire/command_codec.hpp"
#include "shared/wire/names.hpp"
#include "tests/support/simulation/witness.hpp"

// The table of the domain, told as pairs of phases: which command may take a membership from where
// to where.
namespace usher::test {
namespace {

using Step = std::pair<Phase, Phase>;
using Steps = std::set<Step>;

constexpr Phase all_phases[] = {Phase::uninvited, Phase::invited, Phase::awaiting_approval,
                                Phase::offered,   Phase::active,  Phase::declined,
                                Phase::revoked,   Phase::left,    Phase::archived};

Steps each_to(std::initializer_list<Phase> from, std::initializer_list<Phase> to) {
    Steps steps;
    for (const Phase a : from) {
        for (const Phase b : to) steps.insert({a, b});
    }
    return steps;
}

Steps any_to(Phase to) {
    Steps steps;
    for (const Phase from : all_phases) steps.insert({from, to});
    return steps;
}

const std::map<std::string_view, Steps>& table() {
    const Steps sending =
        each_to({Phase::uninvited, Phase::declined, Phase::revoked, Phase::left, Phase::archived},
                {Phase::invited});
    Steps sending_or_waiting = sending;
    for (const Phase from : {Phase::declined, Phase::revoked, Phase::left, Phase::archived})
        sending_or_waiting.insert({from, Phase::uninvited});
    static const std::map<std::string_view, Steps> steps{
        {"invite_person", sending_or_waiting},
        {"invite", sending},
        {"issue_code", each_to({Phase::uninvited, Phase::declined, Phase::revoked, Phase::left},
                               {Phase::invited})},
        {"revoke",
         each_to({Phase::invited, Phase::awaiting_approval, Phase::offered}, {Phase::revoked})},
        {"accept", each_to({Phase::invited, Phase::offered}, {Phase::active})},
        {"decline", each_to({Phase::invited, Phase::offered}, {Phase::declined})},
        {"reconsider", each_to({Phase::declined}, {Phase::invited, Phase::offered})},
        {"request_access", each_to({Phase::invited}, {Phase::awaiting_approval})},
        {"withdraw_request", each_to({Phase::awaiting_approval}, {Phase::invited})},
        {"deny_request", each_to({Phase::awaiting_approval}, {Phase::invited})},
        {"offer", each_to({Phase::uninvited, Phase::invited, Phase::awaiting_approval,
                           Phase::declined, Phase::revoked, Phase::left, Phase::archived},
                          {Phase::offered})},
        {"leave",
         {{Phase::active, Phase::left},
          {Phase::invited, Phase::declined},
          {Phase::offered, Phase::declined},
          {Phase::awaiting_approval, Phase::declined}}},
        {"archive", any_to(Phase::archived)},
        {"restore", each_to({Phase::archived}, {Phase::active, Phase::uninvited})},
        {"edit_person", each_to({Phase::awaiting_approval}, {Phase::invited})},
        {"erase_account",
         {{Phase::active, Phase::left}, {Phase::awaiting_approval, Phase::invited}}},
    };
    return steps;
}

// These may take a membership anywhere but past consent, which is watched apart.
bool is_free(std::string_view command) { return command == "undo" || command == "merge_people"; }

std::string words(Phase phase) { return std::string{wire::names::of(wire::names::phases, phase)}; }

}  // namespace

Witness::Found Witness::judge_phases(const World& before, const Command& command,
                                     const World& after) const {
    const std::string_view type = wire::type_of(command.body);
    if (is_free(type)) return std::nullopt;
    const auto allowed = table().find(type);
    for (const Record& record : after.people) {
        for (const Membership& membership : record.memberships) {
            const Membership* was = membership_of(before, membership.id);
            const Phase from = was == nullptr ? Phase::uninvited : was->phase;
            if (from == membership.phase) continue;
            if (allowed == table().end() || allowed->second.count({from, membership.phase}) == 0)
                return std::string{type} + " took a membership from " + words(from) + " to " +
                       words(membership.phase);
        }
    }
    return std::nullopt;
}

// Whose record an admin's command changed must have been the actor's to touch.
Witness::Found Witness::judge_rank(const World& before, const Command& command,
                                   const World& after) const {
    static const std::set<std::string_view> ranked{"edit_person",
                                                   "set_metadata",
                                                   "change_role",
                                                   "set_groups",
                                                   "revoke",
                                                   "archive",
                                                   "restore",
                                                   "merge_people",
                                                   "erase_person",
                                                   "issue_code",
                                                   "deactivate_code",
                                                   "register_identity",
                                                   "validate_identity",
                                                   "send_back_identity"};
    const Actor& actor = command.by.actor;
    if (ranked.count(wire::type_of(command.body)) == 0) return std::nullopt;
    if (before.the_instance.is_administrator(actor)) return std::nullopt;
    for (const Record& record : before.people) {
        const Record* now = after.person(record.person.id);
        if (now != nullptr && *now == record) continue;
        for (const Membership& membership : record.memberships) {
            const Membership* then = now == nullptr ? nullptr : now->membership(membership.id);
            if (then != nullptr && *then == membership) continue;
            const PermissionSet held = plain_rights(before, &record, membership.scope);
            if (!plain_rights(before, actor, membership.scope).includes(held))
                return std::string{wire::type_of(command.body)} +
                       " touched somebody of higher rank";
        }
    }
    return std::nullopt;
}

}  // namespace usher::test
