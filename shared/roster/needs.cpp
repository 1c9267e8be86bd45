#include <algorithm>
#include <type_traits>

#include "shared/lifecycle/result.hpp"
#include "shared/lifecycle/standing.hpp"
#include "shared/roster/roster_directory.hpp"
#include "shared/roster/turn.hpp"
#include "shared/roster/wanted.hpp"

namespace usher {
namespace {

// Beside the instance, the home and the actor: whoever the body names by an id of theirs.
template <class Body>
void want_named(Wanted& wanted, const Body& body) {
    if constexpr (requires { wanted.want(body.person); }) wanted.want(body.person);
    if constexpr (requires { wanted.want(body.membership); }) wanted.want(body.membership);
    if constexpr (requires { wanted.want(body.invitation); }) wanted.want(body.invitation);
}

template <class Body>
void want_more(Wanted&, const Body&) {}

void want_more(Wanted& wanted, const InvitePerson& body) {
    wanted.want(body.address);
    wanted.want(body.username);
    for (const ExternalIdentity& id : body.external_ids) wanted.want(id);
    for (const auto& seat : body.seats) wanted.want(seat.id);
}

void want_more(Wanted& wanted, const Invite& body) {
    for (const MembershipId id : body.memberships) wanted.want(id);
}

void want_more(Wanted& wanted, const Accept& body) { wanted.want_voucher_of(body.membership); }

void want_more(Wanted& wanted, const ChangeRole& body) { wanted.want_voucher_of(body.membership); }

void want_more(Wanted& wanted, const SetGroups& body) { wanted.want_voucher_of(body.membership); }

void want_more(Wanted& wanted, const RequestAccess&) {
    for (const ProvedAddress& proved : wanted.command().by.proved) wanted.want(proved.address);
    if (wanted.command().by.link) wanted.want(wanted.command().by.link->invitation);
}

// Whoever asked, by the account that asked and by its address.
void want_more(Wanted& wanted, const Offer& body) {
    wanted.want(body.address);
    if (!body.request || !wanted.knows(Key::Kind::organization)) return;
    const Organization* organization = wanted.roster().organization(wanted.home());
    const AccessRequest* request =
        organization == nullptr ? nullptr : organization->request(*body.request);
    if (request == nullptr) return;
    wanted.want(request->address);
    wanted.want(Actor::of(request->account));
}

void want_more(Wanted& wanted, const EditPerson& body) {
    if (body.address) wanted.want(body.address->to);
    if (body.username) wanted.want(body.username->to);
    if (!body.external_ids) return;
    for (const ExternalIdentity& id : *body.external_ids) wanted.want(id);
}

void want_more(Wanted& wanted, const MergePeople& body) {
    wanted.want(body.keep);
    wanted.want(body.absorb);
}

// Whoever a change touched, and whoever has meanwhile taken what would come back.
void want_more(Wanted& wanted, const Undo& body) {
    wanted.want(Key::Kind::undo, body.change.bits);
    if (!wanted.knows(Key::Kind::undo, body.change.bits)) return;
    const Former* former = wanted.roster().former(wanted.home(), body.change);
    if (former == nullptr) return;
    for (const PersonId id : former->made) wanted.want(id);
    for (const Record& record : former->people) {
        wanted.want(record.person.id);
        wanted.want(record.person.address);
        wanted.want(record.person.username);
        for (const ExternalIdentity& id : record.person.external_ids) wanted.want(id);
    }
}

void want_more(Wanted& wanted, const EditOrganization& body) {
    if (body.handle) wanted.want(Key::Kind::organization_of_handle, {}, body.handle->text());
}

void want_more(Wanted& wanted, const RemoveProject& body) {
    wanted.want(Key::Kind::people_in_project, body.project.bits);
}
void want_more(Wanted& wanted, const RemoveRole& body) {
    wanted.want(Key::Kind::people_with_role, body.role.bits);
}
void want_more(Wanted& wanted, const RemoveGroup& body) {
    wanted.want(Key::Kind::people_in_group, body.group.bits);
}

void want_more(Wanted& wanted, const CreateAccount& body) {
    wanted.want_account(body.account);
    wanted.want_account_of(body.address);
    wanted.want_account_of(body.handle);
    wanted.want_account_of(body.provider);
    if (wanted.command().by.link) wanted.want(wanted.command().by.link->invitation);
}

void want_more(Wanted& wanted, const CreateOrganization& body) {
    wanted.want_organization(body.organization);
    if (body.handle) wanted.want(Key::Kind::organization_of_handle, {}, body.handle->text());
}

void want_more(Wanted& wanted, const ClaimCode& body) {
    wanted.want_account(body.account);
    wanted.want_account_of(body.handle);
    if (wanted.command().by.link) wanted.want(wanted.command().by.link->invitation);
}

void want_more(Wanted& wanted, const RecoverAccount&) {
    const auto& recovery = wanted.command().by.recovery;
    if (!recovery) return;
    wanted.want(recovery->person);
    if (!wanted.knows(Key::Kind::person, recovery->person.bits)) return;
    const Record* record = wanted.roster().person(wanted.home(), recovery->person);
    if (record == nullptr || !record->person.account) return;
    wanted.want_account(*record->person.account);
    wanted.want_homes_of(*record->person.account);
}

void want_more(Wanted& wanted, const EditAccount& body) { wanted.want_account_of(body.handle); }

// Who holds the address, and where they would no longer be able to sign in.
void want_more(Wanted& wanted, const AddAddress& body) {
    wanted.want_account_of(body.address);
    if (!wanted.knows(Key::Kind::account_of_address, {}, body.address.key())) return;
    const Account* holder = wanted.roster().account_of_address(body.address.key());
    if (holder != nullptr) wanted.want_homes_of(holder->id);
}

void want_more(Wanted& wanted, const LinkProvider& body) {
    wanted.want_account_of(std::optional{body.provider});
}

// Whether somebody else could administer the server.
void want_administrators(Wanted& wanted) {
    if (!wanted.knows(Key::Kind::instance)) return;
    for (const AccountId id : wanted.roster().instance().administrators) wanted.want_account(id);
}

template <class Body>
void want_account_of(Wanted& wanted, const Body& body) {
    wanted.want_account(body.account);
    wanted.want_homes_of(body.account);
}
void want_more(Wanted& wanted, const ResetSecondFactor& body) { wanted.want_account(body.account); }
void want_more(Wanted& wanted, const SuspendAccount& body) {
    want_account_of(wanted, body);
    want_administrators(wanted);
}
void want_more(Wanted& wanted, const EndSessions& body) { wanted.want_account(body.account); }
void want_more(Wanted& wanted, const SuspendOrganization& body) {
    wanted.want_organization(body.organization);
}
void want_more(Wanted& wanted, const ReinstateOrganization& body) {
    wanted.want_organization(body.organization);
}
void want_more(Wanted& wanted, const AddAdministrator& body) { wanted.want_account(body.account); }
void want_more(Wanted& wanted, const RemoveAdministrator&) { want_administrators(wanted); }
void want_more(Wanted& wanted, const ReinstateAccount& body) { want_account_of(wanted, body); }
void want_more(Wanted& wanted, const EraseAccount& body) {
    want_account_of(wanted, body);
    want_administrators(wanted);
}

// The organizations that a decision's events are at home in, each once.
std::vector<OrganizationId> homes_in(const std::vector<Event>& events) {
    std::vector<OrganizationId> homes;
    for (const Event& event : events) {
        if (!event.home.is_nil() &&
            std::find(homes.begin(), homes.end(), event.home) == homes.end())
            homes.push_back(event.home);
    }
    return homes;
}

}  // namespace

Keys needs(const Roster& roster, const Command& command) {
    Wanted wanted{roster, command};
    wanted.want(Key::Kind::instance);
    if (!command.home.is_nil()) {
        wanted.want(Key::Kind::organization);
        wanted.want(Key::Kind::tally);
    }
    wanted.want(command.by.actor);
    std::visit(
        [&](const auto& body) {
            if constexpr (is_of_organization<std::decay_t<decltype(body)>>) {
                want_named(wanted, body);
            } else if (command.by.actor.kind == Actor::Kind::account) {
                wanted.want_account(command.by.actor.account);
            }
            want_more(wanted, body);
        },
        command.body);
    return std::move(wanted).missing();
}

Decision decide(const Roster& roster, const Command& command) {
    const OwnerRosterDirectory directory{roster, command.home};
    if (const auto code = judge_standing(directory, command)) return Decision::refuse(*code);
    Decision decision = std::visit(
        [&](const auto& body) { return decide(directory, command, body); }, command.body);
    for (const OrganizationId home : homes_in(decision.events)) {
        if (roster.tally(home) == nullptr) continue;
        const RosterDirectory there{roster, home};
        if (const auto code = judge_result(there, home, decision.events))
            return Decision::refuse(*code);
    }
    return decision;
}

}  // namespace usher
