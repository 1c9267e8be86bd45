#pragma once

#include <string>
#include <vector>

#include "shared/values/id.hpp"

namespace usher {

/// What a decision asks the store for. A key is answered by a record or by the knowledge that there
/// is none.
struct Key {
    enum class Kind : std::uint8_t {
        instance,                // nothing else set
        organization,            // organization, with its roles
        person,                  // organization, id: PersonId
        person_of_address,       // organization, text: canonical address
        person_of_account,       // organization, id: AccountId
        person_of_membership,    // organization, id: MembershipId
        person_of_invitation,    // organization, id: InvitationId
        account,                 // id: AccountId
        account_of_address,      // text: canonical address
        person_of_username,      // organization, text
        person_of_external_id,   // organization, text: `external_id_key`
        tally,                   // organization
        people_with_role,        // organization, id: RoleId; those of any phase
        people_in_group,         // organization, id: GroupId
        people_in_project,       // organization, id: ProjectId
        undo,                    // organization, id: CommandId
        account_of_handle,       // text
        account_of_provider,     // text: `provider_key`
        homes_of_account,        // id: AccountId; every organization where it is linked
        organization_of_handle,  // text
    };

    Kind kind = Kind::instance;
    OrganizationId organization;
    Bits128 id;
    std::string text;

    friend bool operator==(const Key&, const Key&) = default;
};
using Keys = std::vector<Key>;

}  // namespace usher

template <>
struct std::hash<usher::Key> {
    std::size_t operator()(const usher::Key& key) const noexcept {
        std::uint64_t seed = static_cast<std::uint64_t>(key.kind);
        const auto mix = [&seed](std::size_t value) {
            seed = (seed ^ value) * 0x9e3779b97f4a7c15ULL;
        };
        mix(std::hash<usher::OrganizationId>{}(key.organization));
        mix(std::hash<usher::Bits128>{}(key.id));
        if (!key.text.empty()) mix(std::hash<std::string>{}(key.text));
        return static_cast<std::size_t>(seed ^ (seed >> 32U));
    }
};
