#include "shared/lifecycle/organization_rules.hpp"

#include "shared/lifecycle/rights.hpp"

namespace usher {

std::optional<Code> judge_at_organization(const Directory& directory, const Actor& actor,
                                          PermissionSet needed) {
    if (directory.organization() == nullptr) return Code::organization_unknown;
    if (!rights(directory, actor, {}).includes(needed)) return Code::not_permitted;
    return std::nullopt;
}

bool may_give(const Directory& directory, const Actor& actor, PermissionSet permissions) {
    return rights(directory, actor, {}).includes(permissions);
}

bool outranks(const Directory& directory, const Actor& actor, PermissionSet permissions) {
    return directory.instance().is_administrator(actor) || may_give(directory, actor, permissions);
}

Decision happened(const Command& command, EventBody event) {
    return Decision::of({command.home, std::move(event)});
}

}  // namespace usher
