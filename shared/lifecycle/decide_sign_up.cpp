#include <algorithm>

#include "shared/lifecycle/account_change.hpp"
#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/invitation_state.hpp"

namespace usher {
namespace {

// The best proof that the caller has of the address in this organization.
const ProvedAddress* proof_here(const Command& command, const EmailAddress& address) {
    const ProvedAddress* best = nullptr;
    for (const ProvedAddress& proof : command.by.proved) {
        const bool valid_here = !proof.inside || *proof.inside == command.home;
        if (valid_here && proof.address == address && (best == nullptr || !proof.inside))
            best = &proof;
    }
    return best;
}

// An invitation is the right to sign up, with its address alone.
std::optional<Error> judge_invitation(const OwnerDirectory& directory, const Command& command,
                                      const EmailAddress& address) {
    const auto& link = command.by.link;
    if (!link && directory.instance().policies.open_sign_up) return std::nullopt;
    if (!link) return Error{Code::sign_up_not_invited, {}};
    if (const auto code =
            judge_link(directory.person_of_invitation(link->invitation), *link, command.at))
        return Error{*code, {}};
    if (address.key() != link->address_key) return Error{Code::address_not_proved, "address"};
    return std::nullopt;
}

bool has_other_address(const Account& account, const EmailAddress& address) {
    return !without(account, address).addresses.empty();
}

// Only a proof that holds everywhere takes something from whoever has the address.
std::optional<Error> judge_holder(const Account* holder, const ProvedAddress& proof) {
    if (holder == nullptr) return std::nullopt;
    if (proof.inside || !holds_inside_alone(*holder, proof.address))
        return Error{Code::account_exists, "address"};
    if (holder->suspended_at && !has_other_address(*holder, proof.address))
        return Error{Code::account_suspended, {}};
    return std::nullopt;
}

// What the account to be made would have and another has.
std::optional<Error> judge_names(const OwnerDirectory& directory, const CreateAccount& body,
                                 AccountId id) {
    if (const auto code = judge_handle(directory, body.handle, id)) return Error{*code, "handle"};
    const Account* other = body.provider ? directory.account_of_provider(*body.provider) : nullptr;
    if (other != nullptr && other->id != id) return Error{Code::provider_taken, "provider"};
    return std::nullopt;
}

Account account_of(const CreateAccount& body, const ProvedAddress& proof, Instant at) {
    Account account{body.account, body.name, {proof}, body.credential, body.locale, at, 1,
                    body.handle,  Secret{},  {},      std::nullopt};
    if (body.provider) account.providers.push_back(*body.provider);
    return account;
}

// An account that was proved by nothing but this address is its owner's now, whole.
Event taken_over(const Account& holder, Account account) {
    account.id = holder.id;
    account.created_at = holder.created_at;
    account.session_generation = holder.session_generation + 1;
    return {
        {},
        AccountTakenOver{std::move(account), holder.addresses, holder.providers, holder.handle}};
}

}  // namespace

Decision decide(const OwnerDirectory& directory, const Command& command,
                const CreateAccount& body) {
    if (body.credential.empty() && !body.provider)
        return Decision::refuse(Code::required, "credential");
    if (const auto error = judge_invitation(directory, command, body.address))
        return Decision::refuse(*error);
    const ProvedAddress* proof = proof_here(command, body.address);
    if (proof == nullptr) return Decision::refuse(Code::address_not_proved, "address");

    const Account* holder = directory.account_of_address(body.address.key());
    if (const auto error = judge_holder(holder, *proof)) return Decision::refuse(*error);
    const bool is_taken_over = holder != nullptr && !has_other_address(*holder, body.address);
    if (!is_taken_over && directory.account(body.account) != nullptr)
        return Decision::refuse(Code::id_taken, "account");
    const AccountId id = is_taken_over ? holder->id : body.account;
    if (const auto error = judge_names(directory, body, id)) return Decision::refuse(*error);

    Decision decision;
    Account account = account_of(body, *proof, command.at);
    if (is_taken_over) {
        decision.events.push_back(taken_over(*holder, std::move(account)));
        return decision;
    }
    if (holder != nullptr)
        decision.events.push_back(changed(*holder, without(*holder, body.address),
                                          AccountChanged::Cause::address_removed));
    decision.events.push_back({{}, AccountCreated{std::move(account)}});
    return decision;
}

Decision decide(const OwnerDirectory& directory, const Command& command, const ClaimCode& body) {
    if (body.credential.empty()) return Decision::refuse(Code::required, "credential");
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const auto& link = command.by.link;
    if (!link || link->channel.kind != Channel::Kind::code)
        return Decision::refuse(Code::link_invalid);
    const Record* record = directory.person_of_invitation(link->invitation);
    const auto code = judge_link(record, *link, command.at);
    if (code == Code::link_invalid || record->person.address)
        return Decision::refuse(Code::link_invalid);
    if (record->person.account) return Decision::refuse(Code::invitation_answered);
    if (code) return Decision::refuse(*code);
    if (directory.account(body.account) != nullptr)
        return Decision::refuse(Code::id_taken, "account");
    if (const auto taken = judge_handle(directory, body.handle, body.account))
        return Decision::refuse(*taken, "handle");

    const Name name = body.name.empty() ? record->person.name : body.name;
    Decision decision;
    decision.events.push_back({{},
                               AccountCreated{{body.account,
                                               name,
                                               {},
                                               body.credential,
                                               body.locale,
                                               command.at,
                                               1,
                                               body.handle,
                                               Secret{},
                                               {},
                                               std::nullopt}}});
    decision.events.push_back(
        {command.home, PersonLinked{record->person.id, body.account, name, command.at}});
    return decision;
}

}  // namespace usher
