#include <algorithm>

#include "shared/lifecycle/account_change.hpp"
#include "shared/lifecycle/decide.hpp"

namespace usher {
namespace {

using Cause = AccountChanged::Cause;

// The account whose suspension the server's administrator decides on.
Result<const Account*, Error> judged_account(const OwnerDirectory& directory,
                                             const Command& command, AccountId account) {
    const auto allowed = administrator(directory, command);
    if (!allowed) return Error{allowed.error(), {}};
    return named_account(directory, command, account);
}

Decision happen(const OwnerDirectory& directory, const Account& before, Account after,
                Cause cause) {
    Decision decision;
    decision.events.push_back(changed(before, after, cause));
    for (Event& event : sign_in_changes(directory, after))
        decision.events.push_back(std::move(event));
    return decision;
}

// What the owner does in an organization when they go for good: the organization's own entry stays.
void leave(const OwnerDirectory::Home& home, AccountId account, Instant at,
           std::vector<Event>& events) {
    const OrganizationId organization = home.organization->id;
    const PersonId person = home.record->person.id;
    for (const AccessRequest& request : home.organization->requests) {
        if (request.account == account)
            events.push_back(
                {organization,
                 AccessRequestRemoved{request.id, AccessRequestRemoved::Cause::withdrawn, {}}});
    }
    for (const Membership& membership : home.record->memberships) {
        if (membership.phase == Phase::active)
            events.push_back({organization, MembershipLeft{person, membership.id, at}});
        if (membership.phase == Phase::awaiting_approval && membership.request &&
            membership.request->account == account)
            events.push_back({organization, RequestWithdrawn{person, membership.id,
                                                             membership.request->from, at}});
    }
    events.push_back({organization, PersonUnlinked{person, account}});
}

}  // namespace

Decision decide(const OwnerDirectory& directory, const Command& command,
                const SuspendAccount& body) {
    const auto found = judged_account(directory, command, body.account);
    if (!found) return Decision::refuse(found.error().code, found.error().field);
    const Account& account = **found;
    if (account.suspended_at) {
        return Decision::note(Code::account_suspended, "account");
    }
    if (const auto code = judge_administrators(directory, account.id))
        return Decision::refuse(*code, "account");
    Account after = account;
    after.suspended_at = command.at;
    ++after.session_generation;
    return happen(directory, account, std::move(after), Cause::suspended);
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const ReinstateAccount& body) {
    const auto found = judged_account(directory, command, body.account);
    if (!found) return Decision::refuse(found.error().code, found.error().field);
    const Account& account = **found;
    if (!account.suspended_at) {
        return Decision::note(Code::not_suspended, "account");
    }
    Account after = account;
    after.suspended_at.reset();
    return happen(directory, account, std::move(after), Cause::reinstated);
}

Decision decide(const OwnerDirectory& directory, const Command& command, const EraseAccount& body) {
    const auto found = named_account(directory, command, body.account);
    if (!found) return Decision::refuse(found.error().code, found.error().field);
    const Account& account = **found;
    if (const auto code = judge_administrators(directory, account.id))
        return Decision::refuse(*code, "account");
    Decision decision;
    for (const OwnerDirectory::Home& home : directory.homes_of(account.id))
        leave(home, account.id, command.at, decision.events);
    if (directory.instance().is_administrator(Actor::of(account.id)))
        decision.events.push_back({{}, AdministratorRemoved{account.id}});
    decision.events.push_back(
        {{}, AccountErased{account.id, account.addresses, account.providers, account.handle}});
    return decision;
}

}  // namespace usher
