#include "shared/lifecycle/rights.hpp"
#include "shared/roster/replica_directory.hpp"
#include "shared/wire/browser.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

void write_permissions(JsonText& json, const PermissionSet& permissions) {
    json.begin_array("permissions");
    for (int i = 0; i < permission_count; ++i) {
        const auto permission = static_cast<Permission>(i);
        if (permissions.has(permission)) json.text(name(permission));
    }
    json.end_array();
}

void write_rights(JsonText& json, const Organization& organization,
                  const ReplicaDirectory& directory, const Actor& viewer) {
    json.begin_object("rights");
    write_permissions(json, rights(directory, viewer, {}));
    json.begin_array("projects");
    for (const Project& project : organization.projects) {
        json.begin_object();
        json.id("project", project.id);
        write_permissions(json, rights(directory, viewer, {project.id}));
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

// In the order in which they stand there.
template <class Items, class Grants>
void write_grantable(JsonText& json, const char* key, const Items& items, Grants grants) {
    json.begin_array(key);
    for (const auto& item : items) json.raw(grants(item) ? "true" : "false");
    json.end_array();
}

}  // namespace

std::string encode_organization(const Replica& replica, const Actor& viewer, const Scope& scope) {
    const ReplicaDirectory directory{replica};
    const Organization* organization = directory.organization();
    if (organization == nullptr) return "null";
    JsonText json;
    json.begin_object();
    json.begin_object("organization");
    write_fields(json, *organization);
    json.end_object();
    write_rights(json, *organization, directory, viewer);
    write_grantable(json, "grantable_roles", organization->roles, [&](const Role& role) {
        return may_grant(directory, viewer, scope, {role.id, {}});
    });
    write_grantable(json, "grantable_groups", organization->groups, [&](const Group& group) {
        return may_grant(directory, viewer, scope, {std::nullopt, {group.id}});
    });
    json.number("version", replica.version());
    json.end_object();
    return std::move(json).take();
}

}  // namespace usher::wire
