#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace usher {

/// What one may do. The numbers are stored; they are only ever appended.
enum class Permission : std::uint8_t {
    people_read = 0,
    people_add = 1,
    people_edit = 2,
    people_archive = 3,
    people_erase = 4,
    people_bulk = 5,
    memberships_edit = 6,
    invitations_send = 7,
    invitations_copy = 8,
    invitations_revoke = 9,
    requests_decide = 10,
    identity_register = 11,
    identity_validate = 12,
    codes_issue = 13,
    projects_manage = 14,
    groups_manage = 15,
    roles_manage = 16,
    templates_manage = 17,
    settings_manage = 18,
    integrations_manage = 19,
    audit_read = 20,
    deliveries_read = 21,
};
constexpr int permission_count = 22;

/// The wire's name: `people.read`.
std::string_view name(Permission permission);
std::optional<Permission> permission_named(std::string_view name);

/// A set of permissions. Roles are compared by inclusion of these sets, never by name or order.
class PermissionSet {
public:
    constexpr PermissionSet() = default;
    constexpr PermissionSet(std::initializer_list<Permission> permissions) {
        for (const Permission permission : permissions) bits_ |= bit(permission);
    }
    static constexpr PermissionSet all() { return from_bits((1U << permission_count) - 1U); }
    /// Unknown bits are dropped.
    static constexpr PermissionSet from_bits(std::uint32_t bits) {
        PermissionSet set;
        set.bits_ = bits & ((1U << permission_count) - 1U);
        return set;
    }

    constexpr std::uint32_t bits() const { return bits_; }
    constexpr bool has(Permission permission) const { return (bits_ & bit(permission)) != 0; }
    constexpr bool includes(PermissionSet other) const { return (other.bits_ & ~bits_) == 0; }
    constexpr PermissionSet operator|(PermissionSet other) const {
        return from_bits(bits_ | other.bits_);
    }
    friend constexpr bool operator==(PermissionSet, PermissionSet) = default;

private:
    static constexpr std::uint32_t bit(Permission permission) {
        return 1U << static_cast<unsigned>(permission);
    }
    std::uint32_t bits_ = 0;
};

/// The four roles that every organization begins with.
namespace built_in {
constexpr PermissionSet founder = PermissionSet::all();
constexpr PermissionSet admin = PermissionSet::all();
constexpr PermissionSet inviter{Permission::people_read, Permission::people_add,
                                Permission::invitations_send, Permission::invitations_copy,
                                Permission::invitations_revoke};
constexpr PermissionSet member{};
}  // namespace built_in

}  // namespace usher
