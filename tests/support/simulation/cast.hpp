#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/simulation/world.hpp"
#include "tests/support/vectors/labels.hpp"

/// Northwind at its beginning, and everybody who plays a part in simulations of it.
namespace usher::test::cast {

template <class Id>
Id id(std::string_view kind, std::string_view name) {
    return Id{bits_of_label(std::string{kind} + ":" + std::string{name})};
}

extern const OrganizationId home;
extern const Instant begin;

extern const Scope northwind;
extern const Scope tower;

extern const RoleId founder_role;
extern const RoleId admin_role;
extern const RoleId lead_role;  // may do everything with people, nothing with roles
extern const RoleId member_role;
extern const GroupId visitors;  // gives nothing
extern const GroupId senders;   // may send

/// Founder and administrator of the server; lead of the organization; admin of the tower.
extern const AccountId hana;
extern const AccountId lena;
extern const AccountId pete;
/// Owners of the addresses below, members of nothing yet.
extern const AccountId maya;
extern const AccountId otto;

extern const EmailAddress maya_address;
extern const EmailAddress otto_address;

/// Everybody's session, with what the account has proved.
Caller signed_in(const World& world, AccountId account);
/// A session without account that holds a link.
Caller holding(const PresentedLink& link);

/// Northwind with its three admins; `onboarding` is its policy.
World northwind_world(Onboarding onboarding);

}  // namespace usher::test::cast
