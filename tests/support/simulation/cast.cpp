#include "tests/support/simulation/cast.hpp"

#include <algorithm>
#include <initializer_list>

namespace usher::test::cast {

const OrganizationId home = id<OrganizationId>("organization", "northwind");
const Instant begin{1795161600000};  // 2026-11-20T08:00:00Z

const Scope northwind{};
const Scope tower{id<ProjectId>("project", "tower")};

const RoleId founder_role = id<RoleId>("role", "founder");
const RoleId admin_role = id<RoleId>("role", "admin");
const RoleId lead_role = id<RoleId>("role", "lead");
const RoleId member_role = id<RoleId>("role", "member");
const GroupId visitors = id<GroupId>("group", "visitors");
const GroupId senders = id<GroupId>("group", "senders");

const AccountId hana = id<AccountId>("account", "hana");
const AccountId lena = id<AccountId>("account", "lena");
const AccountId pete = id<AccountId>("account", "pete");
const AccountId maya = id<AccountId>("account", "maya");
const AccountId otto = id<AccountId>("account", "otto");

const EmailAddress maya_address = *EmailAddress::parse("maya@corp.example");
const EmailAddress otto_address = *EmailAddress::parse("otto@corp.example");

namespace {

constexpr PermissionSet leads{
    Permission::people_read,      Permission::people_add,       Permission::people_edit,
    Permission::people_archive,   Permission::people_erase,     Permission::memberships_edit,
    Permission::invitations_send, Permission::invitations_copy, Permission::invitations_revoke,
    Permission::requests_decide,  Permission::codes_issue};

Account account_of(AccountId account, const EmailAddress& address) {
    Account made;
    made.id = account;
    made.name = *Name::parse(std::string{address.local_part()});
    made.addresses = {{address, std::nullopt}};
    made.credential = Secret{"sealed credential"};
    made.created_at = begin;
    made.handle = *Handle::parse(std::string{address.local_part()});
    return made;
}

void add_member(World& world, AccountId account, const Scope& scope, RoleId role) {
    const Account& owner = *world.account(account);
    Record record;
    record.person.id = PersonId{account.bits};
    record.person.name = owner.name;
    record.person.address = owner.addresses.front().address;
    record.person.account = account;
    record.person.added_at = begin;
    Membership membership;
    membership.id = MembershipId{account.bits};
    membership.scope = scope;
    membership.phase = Phase::active;
    membership.role = role;
    membership.voucher = Actor::of(hana);
    membership.can_sign_in = true;
    membership.changed_at = begin;
    record.memberships = {membership};
    world.counts.add(record);
    world.people.push_back(record);
    std::sort(world.people.begin(), world.people.end(),
              [](const Record& a, const Record& b) { return a.person.id < b.person.id; });
}

}  // namespace

Caller signed_in(const World& world, AccountId account) {
    Caller caller;
    caller.actor = Actor::of(account);
    if (const Account* owner = world.account(account)) {
        caller.name = owner->name;
        caller.proved = owner->addresses;
        caller.handle = owner->handle;
    }
    return caller;
}

Caller holding(const PresentedLink& link) {
    Caller caller;
    caller.link = link;
    return caller;
}

World northwind_world(Onboarding onboarding) {
    World world;
    world.home = home;
    world.the_instance.set_up = true;
    world.the_instance.administrators = {hana};
    Organization& organization = world.the_organization;
    organization.id = home;
    organization.name = *Name::parse("Northwind");
    organization.policies.onboarding = onboarding;
    organization.created_at = begin;
    organization.projects = {{*tower.project, *Name::parse("Tower")}};
    organization.roles = {{founder_role, *Name::parse("Founder"), built_in::founder, true},
                          {admin_role, *Name::parse("Admin"), built_in::admin, true},
                          {lead_role, *Name::parse("Lead"), leads, false},
                          {member_role, *Name::parse("Member"), built_in::member, true}};
    organization.groups = {
        {visitors, *Name::parse("Visitors"), {}},
        {senders, *Name::parse("Senders"), PermissionSet{Permission::invitations_send}}};
    for (const auto& [account, address] :
         std::initializer_list<std::pair<AccountId, const char*>>{{hana, "hana@northwind.example"},
                                                                  {lena, "lena@northwind.example"},
                                                                  {pete, "pete@northwind.example"}})
        world.accounts.push_back(account_of(account, *EmailAddress::parse(address)));
    world.accounts.push_back(account_of(maya, maya_address));
    world.accounts.push_back(account_of(otto, otto_address));
    add_member(world, hana, northwind, founder_role);
    add_member(world, lena, northwind, lead_role);
    add_member(world, pete, tower, lead_role);
    return world;
}

}  // namespace usher::test::cast
