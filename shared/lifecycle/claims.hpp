#pragma once

#include <string>
#include <vector>

#include "shared/lifecycle/event.hpp"

namespace usher {

/// Something that must be unique. The store enforces it in the same transaction, by a row inserted
/// first.
struct Claim {
    enum class Kind : std::uint8_t {
        account_address = 0,       // instance-wide; key: canonical address
        organization_address = 1,  // in `home`; key: canonical address
        set_up = 2,                // instance-wide; the server is set up once
    };

    Kind kind = Kind::account_address;
    OrganizationId home;
    std::string key;
    /// Who holds it: the account or person.
    Bits128 owner;

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// What the event claims. An event that takes over what was claimed by the same owner claims
/// nothing anew.
std::vector<Claim> claims_of(const Event& event);

}  // namespace usher
