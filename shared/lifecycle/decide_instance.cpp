#include <algorithm>

#include "shared/lifecycle/account_change.hpp"
#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/envelope.hpp"
#include "shared/lifecycle/merged_edit.hpp"

namespace usher {
namespace {

struct NewOrganization {
    OrganizationId id;
    Name name;
    std::optional<OrganizationHandle> handle;
    std::vector<RoleId> roles;
};

Organization organization_of(const NewOrganization& made, Instant at) {
    Organization organization;
    organization.id = made.id;
    organization.name = made.name;
    organization.roles = built_in_roles(made.roles);
    organization.created_at = at;
    organization.handle = made.handle;
    return organization;
}

// An organization is there with its first manager or not at all.
std::vector<Event> founded(const NewOrganization& made, const Person& manager,
                           MembershipId membership, Instant at) {
    std::vector<Event> events;
    events.push_back({made.id, OrganizationCreated{organization_of(made, at)}});
    events.push_back({made.id, PersonAdded{manager}});
    events.push_back(
        {made.id, MembershipAdded{manager.id,
                                  {membership, Scope{}, Phase::active, made.roles.front(),
                                   Actor::of(*manager.account), std::nullopt, true, at}}});
    return events;
}

// What was proved inside one organization says nothing to another.
std::optional<EmailAddress> address_everywhere(const Account& account) {
    for (const ProvedAddress& proved : account.addresses) {
        if (!proved.inside) return proved.address;
    }
    return std::nullopt;
}

// Whoever is invited beside the first manager is somebody else.
std::optional<Error> judge_founder(const CreateOrganization& body, const Person& manager) {
    if (!body.founder) return std::nullopt;
    if (body.founder->person == body.person) return Error{Code::id_taken, "founder.person"};
    if (body.founder->membership == body.membership)
        return Error{Code::id_taken, "founder.membership"};
    if (manager.address && manager.address->key() == body.founder->address.key())
        return Error{Code::address_taken, "founder.address"};
    return std::nullopt;
}

void invite(Decision& decision, const Command& command, const NewOrganization& made,
            const CreateOrganization::Founder& founder) {
    const RoleId role = made.roles.front();
    Person person;
    person.id = founder.person;
    person.name = founder.name;
    person.address = founder.address;
    person.added_at = command.at;
    decision.events.push_back({made.id, PersonAdded{std::move(person)}});
    Membership membership;
    membership.id = founder.membership;
    membership.role = role;
    membership.voucher = command.by.actor;
    membership.changed_at = command.at;
    decision.events.push_back({made.id, MembershipAdded{founder.person, std::move(membership)}});
    send_first(decision, organization_of(made, command.at), command,
               {founder.person,
                founder.address,
                founder.invitation,
                When::now,
                founder.message,
                {{founder.membership, role, {}, Phase::invited, {}}}});
}

}  // namespace

Decision decide(const OwnerDirectory& directory, const Command& command, const SetUp& body) {
    if (const auto code = judge_roles(body.roles)) return Decision::refuse(*code, "roles");
    if (directory.instance().set_up) return Decision::refuse(Code::already_set_up);
    if (!command.by.holds_set_up_link) return Decision::refuse(Code::set_up_link_invalid);

    Decision decision;
    decision.events.push_back({{}, InstanceSetUp{body.account, body.copied_link_proves_mailbox}});
    decision.events.push_back({{},
                               AccountCreated{{body.account,
                                               body.name,
                                               {{body.address, std::nullopt}},
                                               body.credential,
                                               Locale{},
                                               command.at,
                                               1}}});
    const Person founder{body.person, body.name, body.address, Locale{}, body.account, command.at};
    for (Event& event :
         founded({body.organization, body.organization_name, std::nullopt, body.roles}, founder,
                 body.membership, command.at))
        decision.events.push_back(std::move(event));
    return decision;
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const CreateOrganization& body) {
    if (const auto code = judge_roles(body.roles)) return Decision::refuse(*code, "roles");
    const auto manager = administrator(directory, command);
    if (!manager) return Decision::refuse(manager.error());
    if (directory.organization(body.organization) != nullptr)
        return Decision::refuse(Code::id_taken, "organization");
    if (body.handle && directory.organization_of_handle(*body.handle) != nullptr)
        return Decision::refuse(Code::handle_taken, "handle");

    const Account& account = **manager;
    const Person person{body.person,    account.name, address_everywhere(account),
                        account.locale, account.id,   command.at};
    if (const auto error = judge_founder(body, person)) return Decision::refuse(*error);
    const NewOrganization made{body.organization, body.name, body.handle, body.roles};
    Decision decision;
    decision.events = founded(made, person, body.membership, command.at);
    if (body.founder) invite(decision, command, made, *body.founder);
    return decision;
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const SetInstancePolicies& body) {
    const auto allowed = administrator(directory, command);
    if (!allowed) return Decision::refuse(allowed.error());
    const InstancePolicies& before = directory.instance().policies;
    const InstancePolicies policies = edit_of(body.was, body.policies, before);
    if (policies == before) return Decision::note(Code::nothing_to_change);
    return Decision::of({{}, InstancePoliciesSet{policies}});
}

}  // namespace usher
