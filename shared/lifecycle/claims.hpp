#pragma once

#include <string>
#include <vector>

#include "shared/lifecycle/event.hpp"

namespace usher {

/// Something that must be unique. The store enforces it in the same transaction, by a row inserted
/// first.
struct Claim {
    /// The numbers are stored.
    enum class Kind : std::uint8_t {
        account_address = 0,       // instance-wide; key: canonical address
        organization_address = 1,  // in `home`; key: canonical address
        set_up = 2,                // instance-wide; the server is set up once
        username = 3,              // in `home`
        external_id = 4,           // in `home`; key: `external_id_key`
        account_handle = 5,        // instance-wide
        provider_subject = 6,      // instance-wide; key: `provider_key`
        organization_handle = 7,   // instance-wide
    };

    Kind kind = Kind::account_address;
    OrganizationId home;
    std::string key;
    /// Who holds it: the account, person or organization.
    Bits128 owner;

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// What the event claims anew.
std::vector<Claim> claims_of(const Event& event);

/// What the event gives up: released before anything is claimed, so that it can pass from one owner
/// to another within one event.
std::vector<Claim> releases_of(const Event& event);

}  // namespace usher
