#include "shared/roster/roster_directory.hpp"

#include <algorithm>

namespace usher {

std::vector<const Record*> RosterDirectory::people_with(RoleId role) const {
    return roster_.people_with(
        {Key::Kind::people_with_role, home_, role.bits, {}},
        [&](const Membership& membership) { return membership.role == role; });
}

std::vector<const Record*> RosterDirectory::people_with(GroupId group) const {
    return roster_.people_with(
        {Key::Kind::people_in_group, home_, group.bits, {}}, [&](const Membership& membership) {
            const auto& groups = membership.groups;
            return std::find(groups.begin(), groups.end(), group) != groups.end();
        });
}

std::vector<const Record*> RosterDirectory::people_in(ProjectId project) const {
    return roster_.people_with(
        {Key::Kind::people_in_project, home_, project.bits, {}},
        [&](const Membership& membership) { return membership.scope.project == project; });
}

std::vector<OwnerDirectory::Home> RosterDirectory::homes_of(AccountId id) const {
    std::vector<Home> homes;
    for (const OrganizationId home : roster_.homes_of(id)) {
        homes.push_back(
            {roster_.organization(home), roster_.person_of_account(home, id), roster_.tally(home)});
    }
    return homes;
}

}  // namespace usher
