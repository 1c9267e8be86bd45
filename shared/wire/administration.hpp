#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/lifecycle/redaction.hpp"
#include "shared/lifecycle/tally.hpp"

/// What the server's administrator reads, page by page. `next` is empty on the last one.
namespace usher::wire {

/// An organization from outside: what it is called, how it stands and how many are in it.
struct OrganizationOutline {
    explicit OrganizationOutline(const Organization& organization, const Tally& tally);

    OrganizationId id;
    Name name;
    std::optional<OrganizationHandle> handle;
    Instant created_at;
    std::optional<Instant> suspended_at;
    /// People with an active membership, and those who are under way and have none.
    std::uint64_t members = 0;
    std::uint64_t pending = 0;
    std::uint64_t projects = 0;
};
/// `{organizations: […], next}`.
std::string encode_outlines(const std::vector<OrganizationOutline>& organizations,
                            const std::string& next);
std::string encode_outline(const OrganizationOutline& organization);

/// An account as the server's administrator sees it.
struct AccountOutline {
    /// `addresses_shown`: only where the instance shows who has an account.
    explicit AccountOutline(const Account& account, bool addresses_shown);

    AccountId id;
    Name name;
    std::optional<Handle> handle;
    std::vector<std::string> addresses;
    bool addresses_shown = false;
    Instant created_at;
    std::optional<Instant> suspended_at;
    bool second_factor = false;
    bool administrator = false;
    /// In how many organizations it has a place, and in how many browsers it is signed in.
    std::uint64_t organizations = 0;
    std::uint64_t sessions = 0;
};
/// `{accounts: […]}`; addresses that are not shown are null.
std::string encode_accounts(const std::vector<AccountOutline>& accounts);
/// `{administrators: […]}`, of the same.
std::string encode_administrators(const std::vector<AccountOutline>& accounts);
std::string encode_account(const AccountOutline& account);

/// The policies by their names, as `set_instance_policies` takes them; every one is said.
std::string encode_instance_policies(const InstancePolicies& policies);
std::string_view name_of(AccountVisibility visibility);

/// `{invitations: [{invitation, address, groups: [name…], sent_at, lapses_at}…], next}`.
std::string encode_open_invitations(const Organization& organization,
                                    const std::vector<OpenInvitation>& invitations,
                                    const std::string& next);

/// `{people: [id…]}`: those of them whose address has an account.
std::string encode_known(const std::vector<PersonId>& people);

}  // namespace usher::wire
