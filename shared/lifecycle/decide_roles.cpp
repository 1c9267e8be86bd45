#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/merged_edit.hpp"
#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/organization_rules.hpp"

// What carries permissions: roles, groups and integrations. To make or edit one is a grant to all
// who hold it.
namespace usher {
namespace {

template <class Item>
Decision create(const Directory& directory, const Command& command, const Item& item,
                Permission needed) {
    const Actor& actor = command.by.actor;
    if (const auto code = judge_at_organization(directory, actor, {needed}))
        return Decision::refuse(*code);
    if (!may_give(directory, actor, item.permissions))
        return Decision::refuse(Code::grant_above_ceiling, "permissions");
    if (const auto error = judge_new(*directory.organization(), item))
        return Decision::refuse(*error);
    return happened(command, Set<Item>{item});
}

// Whether the one before is the actor's to change, and into this.
template <class Item>
std::optional<Error> judge_change(const Directory& directory, const Actor& actor,
                                  const Item& before, const Item& after) {
    if (!outranks(directory, actor, before.permissions)) return Error{Code::rank_too_low, "id"};
    if (!may_give(directory, actor, after.permissions))
        return Error{Code::grant_above_ceiling, "permissions"};
    if constexpr (std::is_same_v<Item, Role>) {
        if (before.built_in) return Error{Code::built_in, "id"};
    }
    return judge_name(*directory.organization(), after);
}

Role as_made(Role role) {
    role.built_in = false;
    return role;
}
template <class Item>
Item as_made(Item item) {
    return item;
}

template <class Item>
Decision edit(const Directory& directory, const Command& command, const Edit<Item>& body,
              Permission needed) {
    const Actor& actor = command.by.actor;
    if (const auto code = judge_at_organization(directory, actor, {needed}))
        return Decision::refuse(*code);
    const Item* before = find_item<Item>(*directory.organization(), body.item.id);
    if (before == nullptr) return Decision::refuse(List<Item>::unknown, "id");
    const Item item = as_made(edit_of(body.was, body.item, *before));
    if (const auto error = judge_change(directory, actor, *before, item))
        return Decision::refuse(*error);
    return edited(command, *before, item);
}

// Its first token is of generation 1; each edit may end the earlier ones.
Errors judge_form(const Integration& item, const Integration* before, Instant now) {
    Errors errors;
    const std::uint32_t generation = before == nullptr ? 0 : before->generation;
    const bool stays = before != nullptr && item.generation == generation;
    if (!stays && item.generation != generation + 1)
        errors.push_back({Code::out_of_range, "generation"});
    const bool expiry_stays = before != nullptr && before->expires_at == item.expires_at;
    if (!expiry_stays && item.expires_at && *item.expires_at <= now)
        errors.push_back({Code::out_of_range, "expires_at"});
    if (item.auto_invite && !item.permissions.has(Permission::invitations_send))
        errors.push_back({Code::out_of_range, "auto_invite"});
    return errors;
}

Decision malformed(Errors errors) {
    Decision decision;
    decision.errors = std::move(errors);
    return decision;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const CreateRole& body) {
    return create(directory, command, as_made(body.item), Permission::roles_manage);
}

Decision decide(const Directory& directory, const Command& command, const EditRole& body) {
    return edit(directory, command, body, Permission::roles_manage);
}

Decision decide(const Directory& directory, const Command& command, const CreateGroup& body) {
    return create(directory, command, body.item, Permission::groups_manage);
}

Decision decide(const Directory& directory, const Command& command, const EditGroup& body) {
    return edit(directory, command, body, Permission::groups_manage);
}

Decision decide(const Directory& directory, const Command& command, const CreateIntegration& body) {
    Errors errors = judge_form(body.item, nullptr, command.at);
    if (!errors.empty()) return malformed(std::move(errors));
    return create(directory, command, body.item, Permission::integrations_manage);
}

Decision decide(const Directory& directory, const Command& command, const EditIntegration& body) {
    Decision decision = edit(directory, command, body, Permission::integrations_manage);
    if (decision.refused()) return decision;
    const Integration* before = directory.organization()->integration(body.item.id);
    const Integration item = edit_of(body.was, body.item, *before);
    Errors errors = judge_form(item, before, command.at);
    return errors.empty() ? decision : malformed(std::move(errors));
}

Decision decide(const Directory& directory, const Command& command, const RemoveIntegration& body) {
    const Actor& actor = command.by.actor;
    if (const auto code =
            judge_at_organization(directory, actor, {Permission::integrations_manage}))
        return Decision::refuse(*code);
    const Integration* before = directory.organization()->integration(body.integration);
    if (before == nullptr) return Decision::refuse(Code::integration_unknown, "integration");
    if (!outranks(directory, actor, before->permissions))
        return Decision::refuse(Code::rank_too_low, "integration");
    return happened(command, IntegrationRemoved{body.integration});
}

}  // namespace usher
