#pragma once

#include <optional>
#include <unordered_map>

#include "server/store/sqlite_connection.hpp"
#include "shared/values/id.hpp"

namespace usher::store {

/// The greatest ids that are stored. Ids begin with their instant, so that most new ones are
/// greater than all that are there: of these it is known without looking for each that there is no
/// such thing. Every table is asked once; good until something is written (`forget`).
class NewestIds {
public:
    explicit NewestIds(Connection& connection) : connection_{connection} {}

    bool is_newer(OrganizationId home, PersonId id);
    bool is_newer(MembershipId id);
    bool is_newer(InvitationId id);
    void forget();

private:
    Connection& connection_;
    // Where nothing is stored, the id of no bits, which everything is greater than.
    std::unordered_map<OrganizationId, PersonId> people_;
    std::optional<MembershipId> membership_;
    std::optional<InvitationId> invitation_;
};

}  // namespace usher::store
