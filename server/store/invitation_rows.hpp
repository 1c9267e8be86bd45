#pragma once

#include <optional>
#include <vector>

#include "server/store/query.hpp"
#include "server/store/stamp_range.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::store {

/// A person's invitations, in their order.
std::vector<Invitation> read_invitations(Connection& connection, OrganizationId home,
                                         PersonId person);
/// Adds its invitations to every record of the range; `records` are all of these, in the order of
/// their stamps.
void read_invitations(Connection& connection, OrganizationId home, const StampRange& range,
                      std::vector<Record>& records);

/// Deletes what is stored for the person and no longer in the record.
void delete_vanished_invitations(Connection& connection, OrganizationId home, PersonId person,
                                 const std::vector<Invitation>& kept);
void write_invitations(Connection& connection, OrganizationId home, PersonId person,
                       const std::vector<Invitation>& invitations);

std::optional<PersonId> find_person_of_invitation(Connection& connection, OrganizationId home,
                                                  InvitationId id);

/// Those sent after `from` and not after `until`, in order of sending.
std::vector<Invitation> read_sent_between(Connection& connection, OrganizationId home, Instant from,
                                          Instant until, std::size_t limit);

}  // namespace usher::store
