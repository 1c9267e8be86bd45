#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// How a link or code came to its holder. A copied one names the scope it opens and proves no
/// mailbox. `code` is a typed access or recovery code: whoever has it is its person.
struct Channel {
    enum class Kind : std::uint8_t { mail = 0, copy = 1, code = 2 };

    Kind kind = Kind::mail;
    Scope scope;

    friend bool operator==(const Channel&, const Channel&) = default;
};

/// A link or typed code whose authenticity the server has checked: what it says, not that it is
/// still good.
struct PresentedLink {
    InvitationId invitation;
    std::uint32_t generation = 0;
    Channel channel;
    /// The key of the address that it was written to; empty for an access code.
    std::string address_key;
};

/// A recovery code whose authenticity the server has checked.
struct PresentedRecovery {
    PersonId person;
    std::uint32_t generation = 0;
};

/// Who issues a command, and what the server knows that they have proved. The browser's is a
/// prediction.
struct Caller {
    Actor actor;
    /// The name on the caller's own account: fills in for a person whom the organization has no
    /// name for.
    Name name;
    /// Addresses that the session has proved: those of its account, or of the sign-up under way.
    std::vector<ProvedAddress> proved;
    /// The link that came with this request, if any.
    std::optional<PresentedLink> link;
    /// The holder of the set-up link, on first start.
    bool holds_set_up_link = false;
    /// The handle of the caller's own account.
    std::optional<Handle> handle;
    std::optional<PresentedRecovery> recovery;
    /// How the session signed in, and whether with a second factor.
    SignInMethod method = SignInMethod::password;
    bool second_factor = false;
    /// The job that issues the command in its starter's name.
    std::optional<JobId> job;
};

}  // namespace usher
