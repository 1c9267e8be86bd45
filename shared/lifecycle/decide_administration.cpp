#include "shared/lifecycle/account_change.hpp"
#include "shared/lifecycle/decide.hpp"

namespace usher {
namespace {

// The organization that the server's administrator decides on.
Result<const Organization*, Error> judged_organization(const OwnerDirectory& directory,
                                                       const Command& command,
                                                       OrganizationId organization) {
    const auto allowed = administrator(directory, command);
    if (!allowed) return Error{allowed.error(), {}};
    const Organization* named = directory.organization(organization);
    if (named == nullptr) return Error{Code::organization_unknown, "organization"};
    return named;
}

}  // namespace

Decision decide(const OwnerDirectory& directory, const Command& command, const EndSessions& body) {
    const auto named = named_account(directory, command, body.account);
    if (!named) return Decision::refuse(named.error());
    Account after = **named;
    ++after.session_generation;
    return Decision::of(changed(**named, std::move(after), AccountChanged::Cause::sessions_ended));
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const SuspendOrganization& body) {
    const auto named = judged_organization(directory, command, body.organization);
    if (!named) return Decision::refuse(named.error());
    if ((*named)->suspended_at) return Decision::note(Code::organization_suspended, "organization");
    return Decision::of({body.organization, OrganizationSuspended{command.at}});
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const ReinstateOrganization& body) {
    const auto named = judged_organization(directory, command, body.organization);
    if (!named) return Decision::refuse(named.error());
    if (!(*named)->suspended_at) return Decision::note(Code::not_suspended, "organization");
    return Decision::of({body.organization, OrganizationReinstated{}});
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const AddAdministrator& body) {
    const auto allowed = administrator(directory, command);
    if (!allowed) return Decision::refuse(allowed.error());
    const Account* account = directory.account(body.account);
    if (account == nullptr) return Decision::refuse(Code::account_unknown, "account");
    if (directory.instance().is_administrator(Actor::of(account->id)))
        return Decision::note(Code::nothing_to_change, "account");
    if (account->suspended_at) return Decision::refuse(Code::account_suspended, "account");
    return Decision::of({{}, AdministratorAdded{account->id}});
}

// Whose account is gone can be taken off the list too.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const RemoveAdministrator& body) {
    const auto allowed = administrator(directory, command);
    if (!allowed) return Decision::refuse(allowed.error());
    if (!directory.instance().is_administrator(Actor::of(body.account)))
        return Decision::refuse(Code::account_unknown, "account");
    if (const auto code = judge_administrators(directory, body.account))
        return Decision::refuse(*code, "account");
    return Decision::of({{}, AdministratorRemoved{body.account}});
}

}  // namespace usher
