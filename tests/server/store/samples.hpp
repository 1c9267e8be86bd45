#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/app/ports.hpp"
#include "shared/lifecycle/former.hpp"

/// Made-up values in which every field says something, so that one that is lost on the way is
/// noticed.
namespace usher::test {

/// Ids of the same number are equal; greater numbers sort later.
Bits128 bits(std::uint64_t number);

template <class Some>
Some id(std::uint64_t number) {
    return Some{bits(number)};
}

app::Digest::Bytes digest(std::uint8_t fill);
EmailAddress address(std::string_view text);
Name name(std::string_view text);

Organization sample_organization(std::uint64_t number);
/// With everything that an organization can have.
Organization full_organization(std::uint64_t number);
/// With two memberships, one of them open, and two invitations, written to `address`.
Record sample_record(std::uint64_t number, std::string_view address);
/// With everything that a person can have, linked to no account.
Record full_record(std::uint64_t number, std::string_view address);
/// As a sample record, linked to an account, which was accepted.
Record sample_member(std::uint64_t number, std::string_view address, AccountId account);
Account sample_account(std::uint64_t number, std::string_view address);
Account full_account(std::uint64_t number, std::string_view address);
Former sample_former(std::uint64_t command, Instant at);
app::OutboxMail sample_mail(OrganizationId home, InvitationId invitation, std::uint32_t generation,
                            Instant due_at);
app::SignUp sample_sign_up(std::uint8_t browser, std::string_view address);
app::LogChange sample_log_change(OrganizationId home, std::uint64_t change, std::uint8_t chain);

}  // namespace usher::test
