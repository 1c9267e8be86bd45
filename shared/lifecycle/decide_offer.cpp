#include "shared/lifecycle/decide_request.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"

namespace usher {
namespace {

/// Whom an offer is for, as far as they are here.
struct Found {
    /// The request beside that it answers.
    const AccessRequest* request = nullptr;
    const Record* record = nullptr;
    const Membership* membership = nullptr;
};

bool may_decide(const Directory& directory, const Command& command, const Scope& scope) {
    return rights(directory, command.by.actor, scope).has(Permission::requests_decide);
}

// Whoever asked is found by their account first: it is at most one person here.
Found find(const Directory& directory, const Offer& body) {
    Found found;
    if (body.request) found.request = directory.organization()->request(*body.request);
    if (found.request != nullptr)
        found.record = directory.person_of_account(found.request->account);
    if (found.record == nullptr) {
        const EmailAddress& address = body.address ? *body.address : found.request->address;
        found.record = directory.person_of_address(address.key());
    }
    if (found.record != nullptr) found.membership = found.record->membership(body.scope);
    return found;
}

std::optional<Error> judge_place(const Organization& organization, const Offer& body) {
    if (!organization.has(body.scope)) return Error{Code::scope_unknown, "scope"};
    if (!body.request) return std::nullopt;
    const AccessRequest* request = organization.request(*body.request);
    const bool is_here = request != nullptr && request->scope == body.scope;
    return is_here ? std::nullopt : std::optional{Error{Code::request_unknown, "request"}};
}

// What is not named stays as the membership has it.
Grant granted(const Organization& organization, const Offer& body, const Membership* membership) {
    Grant grant{body.role, body.groups};
    if (!grant.role && membership != nullptr) grant.role = membership->role;
    if (!grant.role) grant.role = organization.policies.default_role;
    if (grant.groups.empty() && membership != nullptr) grant.groups = membership->groups;
    grant.groups = in_order(std::move(grant.groups));
    return grant;
}

std::optional<Error> judge_grant(const Directory& directory, const Command& command,
                                 const Offer& body, const Found& found, const Grant& grant) {
    const Organization& organization = *directory.organization();
    const PermissionSet held = rights(directory, command.by.actor, body.scope);
    const bool adds = found.membership == nullptr;
    if (adds && !held.has(Permission::people_add)) return Error{Code::not_permitted, {}};
    const bool restores = !adds && found.membership->phase == Phase::archived;
    if (restores && !held.has(Permission::people_archive)) return Error{Code::not_permitted, {}};
    if (grant.role && organization.role(*grant.role) == nullptr)
        return Error{Code::role_unknown, "role"};
    for (const GroupId group : grant.groups) {
        if (organization.group(group) == nullptr) return Error{Code::group_unknown, "groups"};
    }
    if (!may_grant(directory, command.by.actor, body.scope, {grant.role, {}}))
        return Error{Code::grant_above_ceiling, "role"};
    if (!may_grant(directory, command.by.actor, body.scope, grant))
        return Error{Code::grant_above_ceiling, "groups"};
    return std::nullopt;
}

// What is not named is the handle that asked, or that was approved before.
std::optional<Handle> approved_handle(const Offer& body, const Found& found) {
    if (body.handle) return body.handle;
    if (found.request != nullptr) return found.request->handle;
    if (found.membership == nullptr) return std::nullopt;
    if (found.membership->request) return found.membership->request->handle;
    return found.membership->phase == Phase::offered ? found.membership->handle : std::nullopt;
}

// An approval names whoever asked, and nobody else could accept it.
std::optional<Error> judge_asked(const Offer& body, const Found& found) {
    if (found.request != nullptr) {
        const bool is_anothers = found.record != nullptr && found.record->person.account &&
                                 *found.record->person.account != found.request->account;
        if (is_anothers) return Error{Code::wrong_account, "request"};
        if (body.address && !(*body.address == found.request->address))
            return Error{Code::address_not_proved, "address"};
        if (body.handle && body.handle != found.request->handle)
            return Error{Code::handle_differs, "handle"};
    }
    const bool has_asked = found.membership != nullptr && found.membership->request;
    if (has_asked && approved_handle(body, found) != found.membership->request->handle)
        return Error{Code::handle_differs, "handle"};
    return std::nullopt;
}

std::optional<Error> judge_ids(const Directory& directory, const Offer& body, const Found& found) {
    if (found.record == nullptr && directory.person(body.person) != nullptr)
        return Error{Code::id_taken, "person"};
    if (found.membership == nullptr && directory.person_of_membership(body.membership) != nullptr)
        return Error{Code::id_taken, "membership"};
    if (directory.person_of_invitation(body.invitation) != nullptr)
        return Error{Code::id_taken, "invitation"};
    return std::nullopt;
}

std::optional<EmailAddress> written_to(const Offer& body, const Found& found) {
    if (found.record != nullptr) return found.record->person.address;
    if (body.address || found.request == nullptr) return body.address;
    return found.request->address;
}

std::optional<Error> judge_state(const Directory& directory, const Command& command,
                                 const Offer& body, const Found& found) {
    if (body.scope.project && found.record != nullptr && found.record->is_archived())
        return Error{Code::organization_archived, "scope"};
    const auto address = written_to(body, found);
    if (!address) return Error{Code::address_required, "address"};
    if (auto error = judge_ids(directory, body, found)) return error;
    return judge_sending(directory, command, found.record, address);
}

void answer_request(Decision& decision, const Command& command, const Found& found) {
    if (found.request == nullptr) return;
    decision.events.push_back(
        {command.home,
         AccessRequestRemoved{found.request->id, AccessRequestRemoved::Cause::approved, {}}});
}

// Puts the person into the scope, as far as they are not there.
void seat_person(Decision& decision, const Directory& directory, const Command& command,
                 const Offer& body, const Found& found, const Grant& grant) {
    if (found.record == nullptr) {
        const Name name = found.request == nullptr ? Name{} : found.request->name;
        decision.events.push_back(
            {command.home, PersonAdded{Person{body.person, name, written_to(body, found),
                                              directory.organization()->policies.default_locale,
                                              std::nullopt, command.at}}});
    } else if (found.record->person.id != body.person) {
        decision.renamed.push_back({body.person.bits, found.record->person.id.bits});
    }
    if (found.membership == nullptr) {
        Membership membership{body.membership, body.scope,       Phase::uninvited,
                              grant.role,      command.by.actor, {},
                              false,           command.at};
        membership.groups = grant.groups;
        const PersonId person = found.record == nullptr ? body.person : found.record->person.id;
        decision.events.push_back({command.home, MembershipAdded{person, membership}});
    } else if (found.membership->id != body.membership) {
        decision.renamed.push_back({body.membership.bits, found.membership->id.bits});
    }
}

Invited offer(const Directory& directory, const Command& command, const Offer& body,
              const Found& found, const Grant& grant) {
    const Policies& policies = directory.organization()->policies;
    const MembershipId membership =
        found.membership == nullptr ? body.membership : found.membership->id;
    return {found.record == nullptr ? body.person : found.record->person.id,
            Invitation{body.invitation, written_to(body, found), 1, policies.onboarding,
                       Delivery::mail, command.by.actor, command.at,
                       command.at + policies.invite_ttl, std::nullopt, body.message},
            {Invited::Seat{membership, grant.role, grant.groups, Phase::offered,
                           approved_handle(body, found)}}};
}

Decision deny(const Directory& directory, const Command& command, const DenyRequest& body,
              MembershipId id) {
    const Record* record = directory.person_of_membership(id);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    const Membership& membership = *record->membership(id);
    if (!may_decide(directory, command, membership.scope))
        return Decision::refuse(Code::not_permitted);
    if (!membership.request) return Decision::refuse(Code::nothing_requested, "membership");
    return Decision::of(
        {command.home,
         RequestDenied{record->person.id, id, membership.request->from, body.reason, command.at}});
}

Decision deny(const Directory& directory, const Command& command, const DenyRequest& body,
              RequestId id) {
    const AccessRequest* request = directory.organization()->request(id);
    if (request == nullptr) return Decision::refuse(Code::request_unknown, "request");
    if (!may_decide(directory, command, request->scope))
        return Decision::refuse(Code::not_permitted);
    return Decision::of(
        {command.home, AccessRequestRemoved{id, AccessRequestRemoved::Cause::denied, body.reason}});
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Offer& body) {
    if (!body.address && !body.request) return Decision::refuse(Code::required, "address");
    const Organization* organization = directory.organization();
    if (organization == nullptr) return Decision::refuse(Code::organization_unknown);
    if (!may_decide(directory, command, body.scope)) return Decision::refuse(Code::not_permitted);
    if (const auto error = judge_place(*organization, body)) return Decision::refuse(*error);
    const Found found = find(directory, body);
    const Grant grant = granted(*organization, body, found.membership);
    if (const auto error = judge_grant(directory, command, body, found, grant))
        return Decision::refuse(*error);
    if (const auto error = judge_asked(body, found)) return Decision::refuse(*error);

    Decision decision;
    if (found.membership != nullptr && found.membership->phase == Phase::active) {
        decision.notes.push_back({Code::already_active, "scope"});
        answer_request(decision, command, found);
        return decision;
    }
    if (!grant.role) return Decision::refuse(Code::role_required, "role");
    if (const auto error = judge_state(directory, command, body, found))
        return Decision::refuse(*error);
    seat_person(decision, directory, command, body, found, grant);
    decision.events.push_back({command.home, offer(directory, command, body, found, grant)});
    answer_request(decision, command, found);
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const DenyRequest& body) {
    if (body.membership.has_value() == body.request.has_value())
        return Decision::refuse(Code::required, "request");
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (!may_somewhere(directory, command.by.actor, Permission::requests_decide))
        return Decision::refuse(Code::not_permitted);
    return body.membership ? deny(directory, command, body, *body.membership)
                           : deny(directory, command, body, *body.request);
}

}  // namespace usher
