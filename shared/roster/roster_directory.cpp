#include "shared/roster/roster_directory.hpp"

namespace usher {

std::vector<OwnerDirectory::Home> OwnerRosterDirectory::homes_of(AccountId id) const {
    std::vector<Home> homes;
    for (const OrganizationId home : roster().homes_of(id)) {
        homes.push_back({roster().organization(home), roster().person_of_account(home, id),
                         roster().tally(home)});
    }
    return homes;
}

}  // namespace usher
