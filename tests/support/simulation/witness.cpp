#include "tests/support/simulation/witness.hpp"

#include <algorithm>

#include "shared/lifecycle/mail_change.hpp"
#include "shared/wire/command_codec.hpp"

namespace usher::test {
namespace {

std::vector<Record> people_in(const World& world, const Event& event) {
    std::vector<Record> people;
    for (const PersonId id : people_of(event)) {
        if (const Record* record = world.person(id)) people.push_back(*record);
    }
    return people;
}

}  // namespace

PermissionSet plain_rights(const World& world, const Actor& actor, const Scope& scope) {
    if (actor.kind == Actor::Kind::system) return PermissionSet::all();
    if (actor.kind != Actor::Kind::account) return {};
    for (const Record& record : world.people) {
        if (record.person.account == actor.account) return plain_rights(world, &record, scope);
    }
    return {};
}

Witness::Witness(const World& world) {
    for (const Record& record : world.people) {
        for (const Membership& membership : record.memberships) {
            if (membership.phase == Phase::active && record.person.account)
                consent_[membership.id] = *record.person.account;
        }
    }
}

std::optional<std::string> Witness::see(const World& before, const Command& command,
                                        const Decision& decision, const World& after) {
    if (const auto wrong = judge_step(before, command, decision, after)) return wrong;
    remember(before, command, decision, after);
    return judge_state(after);
}

void Witness::remember(const World& before, const Command& command, const Decision& decision,
                       const World& after) {
    if (decision.events.empty()) return;
    const bool is_undo = std::holds_alternative<Undo>(command.body);
    if (is_undo) {
        consent_ = former_consent_;
    } else {
        former_consent_ = consent_;
    }
    if (const auto* accept = std::get_if<Accept>(&command.body)) {
        if (command.by.actor.kind == Actor::Kind::account)
            consent_[accept->membership] = command.by.actor.account;
    }
    // To be sent anew is to be asked anew.
    for (const Record& record : after.people) {
        for (const Membership& membership : record.memberships) {
            const Phase phase = membership.phase;
            const bool was_active =
                phase == Phase::active ||
                (phase == Phase::archived && membership.archived_from == Phase::active);
            if (!was_active) consent_.erase(membership.id);
        }
        for (const Invitation& invitation : record.invitations) {
            std::uint32_t& highest = given_[invitation.id];
            highest = std::max(highest, invitation.generation);
        }
    }
    // Of whom nothing is kept, nothing is remembered either.
    for (auto known = given_.begin(); known != given_.end();)
        known = after.person_of_invitation(known->first) == nullptr ? given_.erase(known)
                                                                    : std::next(known);
    remember_mail(before, decision, after);
}

void Witness::remember_mail(const World& before, const Decision& decision, const World& after) {
    std::set<std::pair<InvitationId, std::uint32_t>> dropped;
    for (const Event& event : decision.events) {
        const auto was = people_in(before, event);
        for (const MailChange& change : mail_changes(event, was, people_in(after, event))) {
            switch (change.kind) {
                case MailChange::Kind::queue:
                case MailChange::Kind::remind:
                    waiting_.emplace(change.invitation, change.generation);
                    break;
                case MailChange::Kind::drop:
                    for (auto mail = waiting_.begin(); mail != waiting_.end();) {
                        const bool goes =
                            mail->first == change.invitation && mail->second <= change.generation;
                        if (goes) dropped.insert(*mail);
                        mail = goes ? waiting_.erase(mail) : std::next(mail);
                    }
                    break;
                case MailChange::Kind::restore:
                    if (dropped_.count({change.invitation, change.generation}) > 0)
                        waiting_.emplace(change.invitation, change.generation);
                    break;
                case MailChange::Kind::release:
                    break;
            }
        }
    }
    dropped_ = std::move(dropped);
}

std::uint64_t Witness::fingerprint() const {
    std::uint64_t sum = 17;
    const auto add = [&](std::uint64_t value) {
        sum = (sum ^ value) * 0x9e3779b97f4a7c15ULL;
        sum ^= sum >> 31U;
    };
    for (const auto& [membership, account] : consent_) {
        add(std::hash<MembershipId>{}(membership));
        add(std::hash<AccountId>{}(account));
    }
    for (const auto& [invitation, generation] : waiting_) {
        add(std::hash<InvitationId>{}(invitation));
        add(generation);
    }
    return sum;
}

Witness::Found Witness::judge_step(const World& before, const Command& command,
                                   const Decision& decision, const World& after) const {
    if (decision.refused() && !decision.events.empty()) return "a refusal has events";
    if (decision.refused()) return std::nullopt;
    if (const auto wrong = judge_rank(before, command, after)) return wrong;
    if (const auto wrong = judge_grants(before, command, after)) return wrong;
    if (const auto wrong = judge_proof(before, command, after)) return wrong;
    return judge_phases(before, command, after);
}

Witness::Found Witness::judge_state(const World& world) const {
    for (const Record& record : world.people) {
        if (const auto wrong = judge_person(world, record)) return wrong;
    }
    if (const auto wrong = judge_uniqueness(world)) return wrong;
    return judge_mail(world);
}

Witness::Found Witness::judge_person(const World& world, const Record& record) const {
    const std::string who = record.person.id.text();
    for (const Membership& membership : record.memberships) {
        if (membership.phase == Phase::active) {
            const auto accepted = consent_.find(membership.id);
            if (accepted == consent_.end()) return "active without consent: " + who;
            if (record.person.account != accepted->second)
                return "active for another account than the one that accepted: " + who;
        }
        if (is_open(membership.phase) && !membership.invitation)
            return "open without an invitation: " + who;
        if (membership.phase == Phase::awaiting_approval && !membership.request)
            return "awaiting without a request: " + who;
        if ((membership.phase == Phase::archived) != membership.archived_from.has_value())
            return "archived without remembering from where: " + who;
        if (membership.role && world.the_organization.role(*membership.role) == nullptr)
            return "a role that is not there: " + who;
        if (!world.the_organization.has(membership.scope))
            return "a project that is not there: " + who;
        const auto same_scope =
            std::count_if(record.memberships.begin(), record.memberships.end(),
                          [&](const Membership& other) { return other.scope == membership.scope; });
        if (same_scope != 1) return "two memberships in one scope: " + who;
    }
    for (const Invitation& invitation : record.invitations) {
        if (invitation.generation > invitation.last_generation)
            return "a generation above the last: " + who;
        const auto highest = given_.find(invitation.id);
        if (highest != given_.end() && invitation.last_generation < highest->second)
            return "a generation is forgotten: " + who;
        if (record.has_open(invitation.id) && invitation.written_to != record.person.address)
            return "open under another address than the person's: " + who;
    }
    return std::nullopt;
}

Witness::Found Witness::judge_uniqueness(const World& world) const {
    std::set<std::string> addresses;
    std::set<std::string> usernames;
    std::set<AccountId> linked;
    std::set<Bits128> ids;
    Tally tally;
    bool managed = false;
    for (const Record& record : world.people) {
        const Person& person = record.person;
        if (person.address && !addresses.insert(person.address->key()).second)
            return "two people of one address";
        if (person.username && !usernames.insert(person.username->text()).second)
            return "two people of one username";
        if (person.account && !linked.insert(*person.account).second)
            return "one account is two people";
        for (const Membership& membership : record.memberships) {
            if (!ids.insert(membership.id.bits).second) return "one id for two memberships";
            const PermissionSet held = plain_permissions(world, membership);
            managed = managed || (membership.phase == Phase::active && membership.can_sign_in &&
                                  !membership.scope.project && held.has(Permission::roles_manage) &&
                                  held.has(Permission::people_edit));
        }
        for (const Invitation& invitation : record.invitations) {
            if (!ids.insert(invitation.id.bits).second) return "one id for two invitations";
        }
        tally.add(record);
    }
    if (!managed) return "nobody manages the organization";
    tally.sends_day = world.counts.sends_day;
    tally.sends = world.counts.sends;
    if (!(tally == world.counts)) return "the counts are not what there is";
    return std::nullopt;
}

Witness::Found Witness::judge_mail(const World& world) const {
    for (const auto& [id, generation] : waiting_) {
        const Record* record = world.person_of_invitation(id);
        if (record == nullptr || !record->has_open(id))
            return "mail waits for an invitation that is not open";
        if (record->invitation(id)->generation != generation)
            return "mail of a dead generation waits";
        if (!record->invitation(id)->written_to) return "mail waits without an address";
    }
    return std::nullopt;
}

Witness::Found Witness::judge_proof(const World& before, const Command& command,
                                    const World& after) const {
    for (const Record& record : after.people) {
        const Record* was = before.person(record.person.id);
        if (!record.person.account || (was != nullptr && was->person.account)) continue;
        const AccountId account = *record.person.account;
        if (command.by.actor != Actor::of(account) &&
            !std::holds_alternative<ClaimCode>(command.body) &&
            !std::holds_alternative<MergePeople>(command.body) &&
            !std::holds_alternative<Undo>(command.body))
            return "somebody else linked the account";
        if (!std::holds_alternative<Accept>(command.body)) continue;
        const Account* owner = before.account(account);
        const auto& address = was == nullptr ? record.person.address : was->person.address;
        const bool proved = owner != nullptr && address &&
                            std::any_of(owner->addresses.begin(), owner->addresses.end(),
                                        [&](const ProvedAddress& held) {
                                            return held.address == *address &&
                                                   (!held.inside || *held.inside == before.home);
                                        });
        if (!proved) return "linked without a proof of the address";
    }
    return std::nullopt;
}

}  // namespace usher::test
