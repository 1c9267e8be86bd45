#pragma once

#include <string>

#include "server/http/resources/resources.hpp"
#include "shared/lifecycle/command.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {

/// A link or typed code that this server made, with the invitation it belongs to as it stands now.
struct Presented {
    OrganizationId home;
    PresentedLink link;
    Record record;
    /// Typed instead of followed.
    bool by_code = false;
};

/// Checks that the link or code is ours, not that it is still good. Errors: link_invalid; for a
/// code code_wrong and too_many_attempts, with the wait.
struct PresentedFailure {
    Code code;
    /// Of the request's body: "token" or "code".
    std::string field;
    Duration wait;
};
Result<Presented, PresentedFailure> find_presented(Resources& resources,
                                                   const wire::PresentedText& text,
                                                   std::string_view remote_address);

/// What the holder's proof is worth: everywhere for a mailed link or typed code; for a copied link
/// inside the organization if the instance says so, else nothing.
std::optional<ProvedAddress> proof_of(Resources& resources, const Presented& presented);

}  // namespace usher::http
