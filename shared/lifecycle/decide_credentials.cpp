#include <algorithm>

#include "shared/lifecycle/account_change.hpp"
#include "shared/lifecycle/decide.hpp"

namespace usher {
namespace {

using Cause = AccountChanged::Cause;

Decision happen(const Account& before, Account after, Cause cause) {
    return Decision::of(changed(before, std::move(after), cause));
}

Decision nothing_to_change(std::string field) {
    return Decision::note(Code::nothing_to_change, std::move(field));
}

// Why the recovery code is no longer good: it was never issued, or another was since, or it was
// used or deactivated, or is too old.
std::optional<Code> judge_recovery(const Record* record,
                                   const std::optional<PresentedRecovery>& presented, Instant now) {
    if (!presented || record == nullptr || !record->person.recovery) return Code::code_wrong;
    const RecoveryCode& code = *record->person.recovery;
    if (presented->generation > code.generation) return Code::code_wrong;
    if (presented->generation < code.generation || !code.live || !record->person.account)
        return Code::code_spent;
    return code.lapses_at <= now ? std::optional{Code::code_lapsed} : std::nullopt;
}

// One organization's people cannot let anybody into an account that others rely on too, or that its
// owner recovers by an address.
std::optional<Code> judge_recoverable(const OwnerDirectory& directory, const Account& account) {
    if (!account.addresses.empty()) return Code::has_address;
    if (directory.homes_of(account.id).size() != 1) return Code::belongs_elsewhere;
    return account.suspended_at ? std::optional{Code::account_suspended} : std::nullopt;
}

}  // namespace

Decision decide(const OwnerDirectory& directory, const Command& command,
                const RecoverAccount& body) {
    if (body.credential.empty()) return Decision::refuse(Code::required, "credential");
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const auto& presented = command.by.recovery;
    const Record* record = presented ? directory.person(presented->person) : nullptr;
    if (const auto code = judge_recovery(record, presented, command.at))
        return Decision::refuse(*code, "code");
    const Account* account = directory.account(*record->person.account);
    if (account == nullptr) return Decision::refuse(Code::code_spent, "code");
    if (const auto code = judge_recoverable(directory, *account)) return Decision::refuse(*code);

    Account after = *account;
    after.credential = body.credential;
    ++after.session_generation;
    Decision decision = happen(*account, after, Cause::recovered);
    decision.events.push_back({command.home, CodeUsed{record->person.id, command.at}});
    for (Event& event : sign_in_changes(directory, after))
        decision.events.push_back(std::move(event));
    return decision;
}

Decision decide(const OwnerDirectory& directory, const Command& command, const EditAccount& body) {
    if (body.name && body.name->empty()) return Decision::refuse(Code::required, "name");
    const auto own = own_account(directory, command);
    if (!own) return Decision::refuse(own.error());
    const Account& account = **own;
    if (const auto code = judge_handle(directory, body.handle, account.id))
        return Decision::refuse(*code, "handle");
    Account after = account;
    if (body.name) after.name = *body.name;
    if (body.locale) after.locale = *body.locale;
    if (body.handle) after.handle = body.handle;
    if (after.name == account.name && after.locale == account.locale &&
        after.handle == account.handle)
        return nothing_to_change({});
    return happen(account, std::move(after), Cause::edited);
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const ChangePassword& body) {
    if (body.credential.empty()) return Decision::refuse(Code::required, "credential");
    const auto own = own_account(directory, command);
    if (!own) return Decision::refuse(own.error());
    Account after = **own;
    after.credential = body.credential;
    ++after.session_generation;
    return happen(**own, std::move(after), Cause::password_changed);
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const SetSecondFactor& body) {
    if (body.second_factor.empty()) return Decision::refuse(Code::required, "second_factor");
    const auto own = own_account(directory, command);
    if (!own) return Decision::refuse(own.error());
    Account after = **own;
    after.second_factor = body.second_factor;
    return happen(**own, std::move(after), Cause::second_factor_set);
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const ResetSecondFactor& body) {
    const auto named = named_account(directory, command, body.account);
    if (!named) return Decision::refuse(named.error().code, named.error().field);
    const bool is_own = command.by.actor == Actor::of(body.account);
    if (is_own && (*named)->second_factor.empty()) return nothing_to_change("account");
    Account after = **named;
    after.second_factor = Secret{};
    if (!is_own) ++after.session_generation;
    return happen(**named, std::move(after), Cause::second_factor_reset);
}

Decision decide(const OwnerDirectory& directory, const Command& command, const LinkProvider& body) {
    const auto own = own_account(directory, command);
    if (!own) return Decision::refuse(own.error());
    const Account* holder = directory.account_of_provider(body.provider);
    if (holder != nullptr && holder->id == (*own)->id) return nothing_to_change("provider");
    if (holder != nullptr) return Decision::refuse(Code::provider_taken, "provider");
    Account after = **own;
    after.providers.push_back(body.provider);
    return happen(**own, std::move(after), Cause::provider_linked);
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const UnlinkProvider& body) {
    const auto own = own_account(directory, command);
    if (!own) return Decision::refuse(own.error());
    Account after = **own;
    auto& providers = after.providers;
    providers.erase(std::remove(providers.begin(), providers.end(), body.provider),
                    providers.end());
    if (providers.size() == (*own)->providers.size()) return nothing_to_change("provider");
    if (!after.can_sign_in()) return Decision::refuse(Code::required, "credential");
    return happen(**own, std::move(after), Cause::provider_unlinked);
}

}  // namespace usher
