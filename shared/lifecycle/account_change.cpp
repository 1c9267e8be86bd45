#include "shared/lifecycle/account_change.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace usher {
namespace {

constexpr std::array<std::pair<std::string_view, PermissionSet>, 4> roles{
    {{"Founder", built_in::founder},
     {"Admin", built_in::admin},
     {"Inviter", built_in::inviter},
     {"Member", built_in::member}}};

}  // namespace

Result<const Account*, Code> own_account(const OwnerDirectory& directory, const Command& command) {
    const Actor& actor = command.by.actor;
    if (actor.kind != Actor::Kind::account) return Code::not_signed_in;
    const Account* account = directory.account(actor.account);
    if (account == nullptr) return Code::not_signed_in;
    if (account->suspended_at) return Code::account_suspended;
    return account;
}

Result<const Account*, Code> administrator(const OwnerDirectory& directory,
                                           const Command& command) {
    auto own = own_account(directory, command);
    if (own && !directory.instance().is_administrator(command.by.actor)) return Code::not_permitted;
    return own;
}

Result<const Account*, Error> named_account(const OwnerDirectory& directory, const Command& command,
                                            AccountId account) {
    const auto own = own_account(directory, command);
    if (!own) return Error{own.error(), {}};
    if ((*own)->id == account) return *own;
    if (!directory.instance().is_administrator(command.by.actor))
        return Error{Code::not_permitted, {}};
    const Account* named = directory.account(account);
    if (named == nullptr) return Error{Code::account_unknown, "account"};
    return named;
}

std::optional<Code> judge_administrators(const OwnerDirectory& directory, AccountId without) {
    const auto& administrators = directory.instance().administrators;
    const auto is_able = [&](AccountId id) {
        const Account* account = directory.account(id);
        return id != without && account != nullptr && account->can_sign_in();
    };
    const bool is_one = directory.instance().is_administrator(Actor::of(without));
    if (!is_one || std::any_of(administrators.begin(), administrators.end(), is_able))
        return std::nullopt;
    return Code::last_administrator;
}

std::optional<Code> judge_handle(const OwnerDirectory& directory,
                                 const std::optional<Handle>& handle, AccountId bearer) {
    const Account* holder = handle ? directory.account_of_handle(*handle) : nullptr;
    const bool is_taken = holder != nullptr && holder->id != bearer;
    return is_taken ? std::optional{Code::handle_taken} : std::nullopt;
}

std::optional<Code> judge_roles(const std::vector<RoleId>& ids) {
    if (ids.size() < roles.size()) return Code::required;
    if (ids.size() > roles.size()) return Code::too_many;
    const std::set<RoleId> distinct{ids.begin(), ids.end()};
    return distinct.size() < ids.size() ? std::optional{Code::id_taken} : std::nullopt;
}

std::vector<Role> built_in_roles(const std::vector<RoleId>& ids) {
    std::vector<Role> made;
    for (std::size_t i = 0; i < roles.size(); ++i)
        made.push_back({ids[i], *Name::parse(roles[i].first), roles[i].second, true});
    return made;
}

Event changed(const Account& before, Account after, AccountChanged::Cause cause) {
    return {
        {},
        AccountChanged{cause, std::move(after), before.addresses, before.providers, before.handle}};
}

std::vector<Event> sign_in_changes(const OwnerDirectory& directory, const Account& after) {
    std::vector<Event> events;
    for (const OwnerDirectory::Home& home : directory.homes_of(after.id)) {
        for (const Membership& membership : home.record->memberships) {
            const bool differs = membership.can_sign_in != after.can_sign_in();
            // One that was active before it was archived may be restored.
            const Phase phase = membership.archived_from.value_or(membership.phase);
            if (phase != Phase::active || !differs) continue;
            events.push_back(
                {home.organization->id,
                 SignInChanged{home.record->person.id, membership.id, after.can_sign_in()}});
        }
    }
    return events;
}

const ProvedAddress* best_proof(const std::vector<ProvedAddress>& proofs,
                                const EmailAddress& address) {
    const ProvedAddress* best = nullptr;
    for (const ProvedAddress& proof : proofs) {
        const bool is_better = best == nullptr || (best->inside && !proof.inside);
        if (proof.address == address && is_better) best = &proof;
    }
    return best;
}

bool holds_inside_alone(const Account& account, const EmailAddress& address) {
    const ProvedAddress* best = best_proof(account.addresses, address);
    return best != nullptr && best->inside;
}

Account without(const Account& account, const EmailAddress& address) {
    Account left = account;
    auto& held = left.addresses;
    held.erase(std::remove_if(held.begin(), held.end(),
                              [&](const ProvedAddress& proof) { return proof.address == address; }),
               held.end());
    return left;
}

}  // namespace usher
