#include <algorithm>

#include "shared/lifecycle/account_change.hpp"
#include "shared/lifecycle/decide.hpp"

namespace usher {
namespace {

using Cause = AccountChanged::Cause;

bool is_everywhere(const ProvedAddress& proof) { return !proof.inside; }

// Whether the proof says nothing that the account does not hold already.
bool holds(const Account& account, const ProvedAddress& proof) {
    return std::any_of(
        account.addresses.begin(), account.addresses.end(), [&](const ProvedAddress& held) {
            return held.address == proof.address && (!held.inside || held.inside == proof.inside);
        });
}

// A proof that the account lacks, where there is one, else the best.
const ProvedAddress* new_proof(const Account& account, const std::vector<ProvedAddress>& proofs,
                               const EmailAddress& address) {
    const ProvedAddress* best = best_proof(proofs, address);
    if (best == nullptr || !holds(account, *best)) return best;
    for (const ProvedAddress& proof : proofs) {
        if (proof.address == address && !holds(account, proof)) return &proof;
    }
    return best;
}

// A proof that holds everywhere stands for those inside organizations, in their place.
Account with(const Account& account, const ProvedAddress& proof) {
    if (proof.inside || best_proof(account.addresses, proof.address) == nullptr) {
        Account after = account;
        after.addresses.push_back(proof);
        return after;
    }
    const auto first =
        std::find_if(account.addresses.begin(), account.addresses.end(),
                     [&](const ProvedAddress& held) { return held.address == proof.address; });
    Account after = without(account, proof.address);
    after.addresses.insert(after.addresses.begin() + (first - account.addresses.begin()), proof);
    return after;
}

// The address leaves an account that had proved it inside organizations alone. Nobody comes back
// into one that nothing else proves.
std::vector<Event> passed_over(const OwnerDirectory& directory, const Account& holder,
                               const EmailAddress& address) {
    Account after = without(holder, address);
    if (!after.addresses.empty()) return {changed(holder, after, Cause::address_removed)};
    after.credential = Secret{};
    after.second_factor = Secret{};
    after.providers.clear();
    ++after.session_generation;
    std::vector<Event> events{changed(holder, after, Cause::address_removed)};
    for (Event& event : sign_in_changes(directory, after)) events.push_back(std::move(event));
    return events;
}

}  // namespace

Decision decide(const OwnerDirectory& directory, const Command& command, const AddAddress& body) {
    const auto own = own_account(directory, command);
    if (!own) return Decision::refuse(own.error());
    const Account& account = **own;
    const ProvedAddress* proof = new_proof(account, command.by.proved, body.address);
    if (proof == nullptr) return Decision::refuse(Code::address_not_proved, "address");
    Decision decision;
    if (holds(account, *proof)) {
        return Decision::note(Code::nothing_to_change, "address");
    }
    const Account* holder = directory.account_of_address(body.address.key());
    if (holder != nullptr && holder->id != account.id) {
        if (proof->inside || !holds_inside_alone(*holder, body.address))
            return Decision::refuse(Code::address_taken, "address");
        decision.events = passed_over(directory, *holder, body.address);
    }
    decision.events.push_back(changed(account, with(account, *proof), Cause::address_added));
    return decision;
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const RemoveAddress& body) {
    const auto own = own_account(directory, command);
    if (!own) return Decision::refuse(own.error());
    const Account& account = **own;
    const auto& held = account.addresses;
    if (best_proof(held, body.address) == nullptr)
        return Decision::refuse(Code::address_not_proved, "address");
    Account after = without(account, body.address);
    const auto& left = after.addresses;
    const bool loses_last_everywhere = std::any_of(held.begin(), held.end(), is_everywhere) &&
                                       std::none_of(left.begin(), left.end(), is_everywhere);
    if (left.empty() || loses_last_everywhere)
        return Decision::refuse(Code::last_address, "address");
    return Decision::of(changed(account, std::move(after), Cause::address_removed));
}

}  // namespace usher
