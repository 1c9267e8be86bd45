#pragma once

#include <optional>
#include <vector>

#include "server/app/ports.hpp"
#include "server/store/query.hpp"
#include "server/store/stamp_range.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::store {

/// A person's memberships, in their order.
/// Uninvited memberships of people after `after`; of a project, or of all scopes.
std::vector<app::Uninvited> read_uninvited(Connection& connection, OrganizationId home,
                                           const Scope& scope, PersonId after, std::size_t limit);
std::vector<Membership> read_memberships(Connection& connection, OrganizationId home,
                                         PersonId person);
/// Adds its memberships to every record of the range; `records` are all of these, in the order of
/// their stamps.
void read_memberships(Connection& connection, OrganizationId home, const StampRange& range,
                      std::vector<Record>& records);

/// Deletes what is stored for the person and no longer in the record.
void delete_vanished_memberships(Connection& connection, OrganizationId home, PersonId person,
                                 const std::vector<Membership>& kept);
void write_memberships(Connection& connection, OrganizationId home, PersonId person,
                       const std::vector<Membership>& memberships);

std::optional<PersonId> find_person_of_membership(Connection& connection, OrganizationId home,
                                                  MembershipId id);
/// Those of whom a membership of any phase has it, in order of their ids.
std::vector<PersonId> find_people_with_role(Connection& connection, OrganizationId home,
                                            RoleId role, std::size_t limit);
std::vector<PersonId> find_people_in_group(Connection& connection, OrganizationId home,
                                           GroupId group, std::size_t limit);
std::vector<PersonId> find_people_in_project(Connection& connection, OrganizationId home,
                                             ProjectId project, std::size_t limit);
/// None when no organization has it, or when several do: ids are made by clients, and nobody may
/// pick one for another.
std::optional<OrganizationId> find_home_of_membership(Connection& connection, MembershipId id);

}  // namespace usher::store
