#include <string>

#include "tests/support/simulation/history.hpp"

// What happens at random to people, to the organization and to accounts.
namespace usher::test {
namespace {

using namespace cast;

std::string numbered(const char* word, std::uint64_t number) {
    return word + std::to_string(number);
}

}  // namespace

Body History::about_people(const World& world) {
    switch (dice_.below(15)) {
        case 0:
            return Archive{membership()};
        case 1:
        case 2:
            return Restore{membership()};
        case 3:
            return ChangeRole{membership(), role(world)};
        case 4:
            return SetGroups{membership(), some_groups(),
                             dice_.one_in(2) ? std::optional{some_groups()} : std::nullopt};
        case 5:
        case 6: {
            EditPerson edit;
            edit.person = person();
            if (dice_.one_in(3)) edit.name = *Name::parse(numbered("Name ", dice_.below(4)));
            if (dice_.one_in(2)) edit.address = EditPerson::Change<EmailAddress>{address()};
            if (dice_.one_in(12)) edit.address = EditPerson::Change<EmailAddress>{};
            if (dice_.one_in(4))
                edit.username = EditPerson::Change<Username>{
                    *Username::parse(numbered("user", dice_.below(5)))};
            if (dice_.one_in(4))
                edit.external_ids = std::vector<ExternalIdentity>{
                    {{}, *ExternalId::parse(numbered("ext", dice_.below(5)))}};
            return edit;
        }
        case 7:
            return SetMetadata{person(), *Metadata::parse(R"({"key":"value"})")};
        case 8:
            return IssueCode{person(), fresh_envelope()};
        case 9:
            return DeactivateCode{person()};
        case 10:
            return dice_.one_in(2) ? Body{RegisterIdentity{person(), {{"birthday", "1990-01-01"}}}}
                                   : Body{SubmitIdentity{{{"birthday", "1990-01-01"}}}};
        case 11:
            return dice_.one_in(2) ? Body{ValidateIdentity{person()}}
                                   : Body{SendBackIdentity{person(), message()}};
        case 12:
            return MergePeople{person(), person()};
        case 13:
            return dice_.one_in(3) ? Body{ErasePerson{person()}} : Body{Archive{membership()}};
        default:
            return Undo{changes_.empty() ? CommandId{} : changes_.back()};
    }
}

Body History::about_organization(const World& world) {
    const auto some = PermissionSet::from_bits(static_cast<std::uint32_t>(dice_.next()));
    const Project project{id<ProjectId>("project", numbered("p", dice_.below(3))),
                          *Name::parse(numbered("Project ", dice_.below(4)))};
    const Role held{id<RoleId>("role", numbered("r", dice_.below(3))),
                    *Name::parse(numbered("Role ", dice_.below(4))), some, dice_.one_in(2)};
    const Group group{id<GroupId>("group", numbered("g", dice_.below(3))),
                      *Name::parse(numbered("Group ", dice_.below(4))), some};
    // What an author says they saw, be it true or not.
    const auto edit = [&]<class Item>(Item item) {
        Edit<Item> made{item, {}};
        item.permissions = PermissionSet::from_bits(static_cast<std::uint32_t>(dice_.next()));
        if (dice_.one_in(2)) made.was = Seen<Item>{std::move(item)};
        return made;
    };
    switch (dice_.below(12)) {
        case 0:
            return CreateProject{project};
        case 1:
            return EditProject{project};
        case 2:
            return RemoveProject{project.id, dice_.one_in(2)};
        case 3:
            return CreateRole{held};
        case 4:
            return edit(dice_.one_in(4) ? Role{lead_role, held.name, some, false} : held);
        case 5:
            return RemoveRole{role(world),
                              dice_.one_in(2) ? std::optional{role(world)} : std::nullopt};
        case 6:
            return CreateGroup{group};
        case 7:
            return edit(dice_.one_in(4) ? Group{visitors, group.name, some} : group);
        case 8:
            return RemoveGroup{dice_.one_in(2) ? senders : group.id,
                               dice_.one_in(2) ? std::optional{visitors} : std::nullopt,
                               dice_.one_in(2)};
        case 9: {
            Policies policies = world.the_organization.policies;
            policies.onboarding = dice_.one_in(2) ? Onboarding::direct : Onboarding::verified;
            policies.access_requests = static_cast<AccessRequests>(dice_.below(3));
            policies.seats = dice_.one_in(2)
                                 ? std::nullopt
                                 : std::optional{static_cast<std::uint32_t>(4 + dice_.below(6))};
            return SetPolicies{policies,
                               dice_.one_in(2) ? std::optional{Policies{}} : std::nullopt};
        }
        case 10:
            return SetIdentityFields{{{"birthday", *Name::parse("Birthday"), dice_.one_in(2)}}};
        default:
            return EditOrganization{*Name::parse("Northwind"), std::nullopt};
    }
}

Body History::about_accounts(const World&) {
    const AccountId account = dice_.among(everybody());
    switch (dice_.below(11)) {
        case 0:
            return CreateAccount{id<AccountId>("account", numbered("", made_)), *Name::parse("New"),
                                 address(), Secret{"sealed credential"}, Locale{}};
        case 1:
            return ClaimCode{id<AccountId>("account", numbered("", made_)), *Name::parse("New"),
                             Secret{"sealed credential"}, Locale{}, std::nullopt};
        case 2:
            return RecoverAccount{Secret{"sealed credential"}};
        case 3:
            return EditAccount{*Name::parse("Other"), std::nullopt, handle()};
        case 4:
            return ChangePassword{Secret{"sealed credential"}};
        case 5:
            return AddAddress{address()};
        case 6:
            return RemoveAddress{address()};
        case 7:
            return dice_.one_in(3) ? Body{SuspendAccount{account}}
                                   : Body{ResetSecondFactor{account}};
        case 8:
        case 9:
            return ReinstateAccount{account};
        default:
            return dice_.one_in(8) ? Body{EraseAccount{account}}
                                   : Body{SetSecondFactor{Secret{"sealed"}}};
    }
}

}  // namespace usher::test
