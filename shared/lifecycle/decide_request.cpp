#include "shared/lifecycle/decide_request.hpp"

#include <algorithm>

#include "shared/lifecycle/invitation_state.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

bool counts_here(const Command& command, const ProvedAddress& proof) {
    return !proof.inside || *proof.inside == command.home;
}

bool has_proved(const Command& command, const std::optional<EmailAddress>& address) {
    const auto& proved = command.by.proved;
    return address && std::any_of(proved.begin(), proved.end(), [&](const ProvedAddress& proof) {
               return proof.address == *address && counts_here(command, proof);
           });
}

std::optional<EmailAddress> first_proved(const Command& command) {
    for (const ProvedAddress& proof : command.by.proved) {
        if (counts_here(command, proof)) return proof.address;
    }
    return std::nullopt;
}

// By the account that the person is linked to; while there is none, by a proof of the address.
bool is_of_caller(const Command& command, const Record& record) {
    if (record.person.account) return *record.person.account == command.by.actor.account;
    return has_proved(command, record.person.address);
}

/// The membership that a request is about; none: it stands beside.
struct Asked {
    const Record* record = nullptr;
    const Membership* membership = nullptr;
};

// What is under way for the person in the scope, or has come to its end.
Asked under_way(const Record* record, const Scope& scope) {
    const Membership* membership = record == nullptr ? nullptr : record->membership(scope);
    const bool counts = membership != nullptr &&
                        (is_pending(membership->phase) || membership->phase == Phase::active);
    return counts ? Asked{record, membership} : Asked{};
}

Asked own_in_scope(const Directory& directory, const Command& command, const Scope& scope) {
    if (const Record* record = directory.person_of_account(command.by.actor.account))
        return under_way(record, scope);
    for (const ProvedAddress& proof : command.by.proved) {
        const Record* record = directory.person_of_address(proof.address.key());
        if (record == nullptr || !is_of_caller(command, *record)) continue;
        const Asked asked = under_way(record, scope);
        if (asked.record != nullptr) return asked;
    }
    return {};
}

// Where there is nothing to ask for any more.
std::optional<Code> nothing_to_ask(const Command& command, const Membership& membership) {
    if (membership.phase == Phase::active) return Code::already_active;
    if (membership.phase == Phase::offered) return Code::already_invited;
    const auto& request = membership.request;
    if (request && request->account == command.by.actor.account) return Code::already_requested;
    return std::nullopt;
}

std::optional<Code> judge_askable(const Record& record, const Membership& membership) {
    switch (membership.phase) {
        case Phase::uninvited:
            return Code::not_invited;
        case Phase::revoked:
            return Code::invitation_revoked;
        case Phase::archived:
            return Code::archived;
        case Phase::declined:
        case Phase::left:
        case Phase::active:
            return Code::invitation_answered;
        case Phase::invited:
        case Phase::offered:
        case Phase::awaiting_approval:
            break;
    }
    const Invitation* invitation =
        membership.invitation ? record.invitation(*membership.invitation) : nullptr;
    const bool is_verified =
        invitation != nullptr && invitation->onboarding == Onboarding::verified;
    return is_verified ? std::nullopt : std::optional{Code::accepts_directly};
}

// A request of another account, which lost the address since, gives way to the present one's.
Decision ask(const Directory& directory, const Command& command, const Asked& asked,
             const std::string& field) {
    const Person& person = asked.record->person;
    const Membership& membership = *asked.membership;
    const AccountId account = command.by.actor.account;
    if (!person.account && directory.person_of_account(account) != nullptr)
        return Decision::refuse(Code::already_here_as);
    Decision decision;
    if (const auto code = nothing_to_ask(command, membership)) {
        return Decision::note(*code, field);
    }
    if (const auto code = judge_askable(*asked.record, membership))
        return Decision::refuse(*code, field);
    const auto address =
        has_proved(command, person.address) ? person.address : first_proved(command);
    if (!address) return Decision::refuse(Code::address_not_proved);
    const Phase from = membership.request ? membership.request->from : membership.phase;
    decision.events.push_back({command.home, AccessRequested{person.id, membership.id,
                                                             Request{account, command.by.handle,
                                                                     *address, command.at, from}}});
    return decision;
}

// A link of either channel counts as the code, a lapsed one too: who has an account needs no link.
bool may_ask_beside(const Directory& directory, const Command& command) {
    const AccessRequests policy = directory.organization()->policies.access_requests;
    if (policy != AccessRequests::with_code) return policy == AccessRequests::open;
    const auto& link = command.by.link;
    if (!link) return false;
    const auto code =
        judge_link(directory.person_of_invitation(link->invitation), *link, command.at);
    return !code || *code == Code::invitation_lapsed;
}

Decision ask_beside(const Directory& directory, const Command& command, const RequestAccess& body) {
    const Organization& organization = *directory.organization();
    const AccountId account = command.by.actor.account;
    Decision decision;
    for (const AccessRequest& request : organization.requests) {
        if (request.account != account || !(request.scope == body.scope)) continue;
        return Decision::note(Code::already_requested, "scope");
    }
    if (!may_ask_beside(directory, command)) return Decision::refuse(Code::requests_off);
    if (!organization.has(body.scope)) return Decision::refuse(Code::scope_unknown, "scope");
    const auto address = first_proved(command);
    if (!address) return Decision::refuse(Code::address_not_proved);
    if (organization.request(body.request) != nullptr)
        return Decision::refuse(Code::id_taken, "request");
    if (organization.requests.size() >= limits::requests_beside)
        return Decision::refuse(Code::too_many);
    decision.events.push_back({command.home, AccessRequestSet{AccessRequest{
                                                 body.request, account, *address, command.by.handle,
                                                 command.by.name, body.scope, command.at}}});
    return decision;
}

Decision withdraw(const Directory& directory, const Command& command, MembershipId id) {
    const Record* record = directory.person_of_membership(id);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    const Membership& membership = *record->membership(id);
    const auto& request = membership.request;
    const bool is_makers =
        request ? request->account == command.by.actor.account : is_of_caller(command, *record);
    if (!is_makers) return Decision::refuse(Code::not_yours, "membership");
    if (!request) return Decision::refuse(Code::nothing_requested, "membership");
    return Decision::of(
        {command.home, RequestWithdrawn{record->person.id, id, request->from, command.at}});
}

Decision withdraw(const Directory& directory, const Command& command, RequestId id) {
    const AccessRequest* request = directory.organization()->request(id);
    if (request == nullptr) return Decision::refuse(Code::request_unknown, "request");
    if (request->account != command.by.actor.account)
        return Decision::refuse(Code::not_yours, "request");
    return Decision::of(
        {command.home, AccessRequestRemoved{id, AccessRequestRemoved::Cause::withdrawn, {}}});
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const RequestAccess& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (command.by.actor.kind != Actor::Kind::account) return Decision::refuse(Code::not_signed_in);
    if (!body.membership) {
        const Asked asked = own_in_scope(directory, command, body.scope);
        return asked.record == nullptr ? ask_beside(directory, command, body)
                                       : ask(directory, command, asked, "scope");
    }
    const Record* record = directory.person_of_membership(*body.membership);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    if (!is_of_caller(command, *record)) return ask_beside(directory, command, body);
    return ask(directory, command, {record, record->membership(*body.membership)}, "membership");
}

Decision decide(const Directory& directory, const Command& command, const WithdrawRequest& body) {
    if (body.membership.has_value() == body.request.has_value())
        return Decision::refuse(Code::required, "request");
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (command.by.actor.kind != Actor::Kind::account) return Decision::refuse(Code::not_signed_in);
    return body.membership ? withdraw(directory, command, *body.membership)
                           : withdraw(directory, command, *body.request);
}

}  // namespace usher
