#include "shared/policy/permission.hpp"

#include <array>

namespace usher {
namespace {

constexpr std::array<std::string_view, permission_count> names{
    "people.read",       "people.add",         "people.edit",      "people.archive",
    "people.erase",      "people.bulk",        "memberships.edit", "invitations.send",
    "invitations.copy",  "invitations.revoke", "requests.decide",  "identity.register",
    "identity.validate", "codes.issue",        "projects.manage",  "groups.manage",
    "roles.manage",      "templates.manage",   "settings.manage",  "integrations.manage",
    "audit.read",        "deliveries.read"};

}  // namespace

std::string_view name(Permission permission) { return names[static_cast<std::size_t>(permission)]; }

std::optional<Permission> permission_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<Permission>(i);
    }
    return std::nullopt;
}

}  // namespace usher
