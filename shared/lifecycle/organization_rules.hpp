#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"

namespace usher {

/// What each command on an organization's own record is asked first: organization_unknown, and
/// not_permitted where the actor lacks one of the permissions at the organization.
std::optional<Code> judge_at_organization(const Directory& directory, const Actor& actor,
                                          PermissionSet needed);

/// Whether the actor could give it to somebody at the organization.
bool may_give(const Directory& directory, const Actor& actor, PermissionSet permissions);

/// Whether what holds it is the actor's to change: a subset of what the actor holds at the
/// organization, or the actor is the server's administrator.
bool outranks(const Directory& directory, const Actor& actor, PermissionSet permissions);

Decision happened(const Command& command, EventBody event);

/// What the lists of an organization have in common.
template <class Item>
struct List;
template <>
struct List<Project> {
    static constexpr auto items = &Organization::projects;
    static constexpr std::size_t most = limits::projects;
    static constexpr Code unknown = Code::project_unknown;
};
template <>
struct List<Role> {
    static constexpr auto items = &Organization::roles;
    static constexpr std::size_t most = limits::roles;
    static constexpr Code unknown = Code::role_unknown;
};
template <>
struct List<Group> {
    static constexpr auto items = &Organization::groups;
    static constexpr std::size_t most = limits::groups;
    static constexpr Code unknown = Code::group_unknown;
};
template <>
struct List<Application> {
    static constexpr auto items = &Organization::applications;
    static constexpr std::size_t most = limits::applications;
    static constexpr Code unknown = Code::application_unknown;
};
template <>
struct List<Integration> {
    static constexpr auto items = &Organization::integrations;
    static constexpr std::size_t most = limits::integrations;
    static constexpr Code unknown = Code::integration_unknown;
};

/// Null: the list has none of this id.
template <class Item, class Id>
const Item* find_item(const Organization& organization, Id id) {
    const auto& items = organization.*List<Item>::items;
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& held) { return held.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// name_taken: another in the list is called so; the case of ASCII letters does not matter.
template <class Item>
std::optional<Error> judge_name(const Organization& organization, const Item& item) {
    const auto& items = organization.*List<Item>::items;
    const std::string name = ascii_lower(item.name.text());
    const bool taken = std::any_of(items.begin(), items.end(), [&](const Item& held) {
        return held.id != item.id && ascii_lower(held.name.text()) == name;
    });
    return taken ? std::optional{Error{Code::name_taken, "name"}} : std::nullopt;
}

/// id_taken, name_taken, too_many.
template <class Item>
std::optional<Error> judge_new(const Organization& organization, const Item& item) {
    if (find_item<Item>(organization, item.id) != nullptr) return Error{Code::id_taken, "id"};
    if (auto error = judge_name(organization, item)) return error;
    if ((organization.*List<Item>::items).size() >= List<Item>::most)
        return Error{Code::too_many, {}};
    return std::nullopt;
}

/// Note: nothing_to_change.
template <class Item>
Decision edited(const Command& command, const Item& before, const Item& after) {
    return before == after ? Decision::note(Code::nothing_to_change)
                           : happened(command, Set<Item>{after});
}

}  // namespace usher
