#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/roster/replica.hpp"
#include "shared/roster/roster.hpp"

namespace usher::bench {

/// A made-up organization, the same on every run and the same as that of northwind.mjs: a founder,
/// and people of whom every third is active and the others are invited.
class Northwind {
public:
    explicit Northwind(std::size_t people);

    const Organization& organization() const { return organization_; }
    const std::vector<Record>& people() const { return people_; }
    Actor founder() const { return Actor::of(AccountId{people_.front().person.id.bits}); }
    Instant now() const;

    Roster roster() const;
    Replica replica() const;

    /// The founder invites somebody who is not here.
    Command invitation() const;
    /// A thousand entries as they are pasted: in ten, one is here already and one is no address.
    std::string paste() const;

private:
    Organization organization_;
    std::vector<Record> people_;
};

std::string name_of(std::size_t number);
std::string address_of(std::size_t number);

}  // namespace usher::bench
