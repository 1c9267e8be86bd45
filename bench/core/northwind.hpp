#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/roster/replica.hpp"
#include "shared/roster/roster.hpp"

namespace usher::bench {

/// A made-up organization, the same on every run: a founder, and people of whom every third is
/// active and the others are invited, as many places, names, addresses, ids and times as real
/// people have. Now and then two have the same address, which no measurement minds.
class Northwind {
public:
    explicit Northwind(std::size_t people);

    const Organization& organization() const { return organization_; }
    const std::vector<Record>& people() const { return people_; }
    Actor founder() const { return Actor::of(*people_.front().person.account); }
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
