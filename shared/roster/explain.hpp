#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/directory.hpp"
#include "shared/values/code.hpp"

namespace usher {

/// One rule between a person and a scope, as an explanation tells it.
struct Reason {
    /// In the order in which an explanation tells them.
    enum class Rule {
        membership,
        organization,
        phase,
        sign_in,
        address,
        window,
        approval,
        voucher,
        second_factor,
        sign_in_method,
        seats,
        identity
    };
    /// `asks`: it is known to nobody here whether it holds; it is asked when they accept.
    enum class Outcome { holds, refuses, asks };
    /// What would help.
    enum class Remedy {
        invite,
        resend,
        restore,
        offer,
        change_role,
        edit_person,
        issue_code,
        validate_identity,
        ask_administrator
    };

    Rule rule = Rule::membership;
    Outcome outcome = Outcome::holds;
    /// Why it refuses, or what it asks for.
    std::optional<Code> code;
    /// Of what would help only what the viewer may do; nobody but an administrator when that is
    /// nothing.
    std::vector<Remedy> remedies;
};

/// Why somebody can or cannot get into a scope: each rule that applies to their membership there,
/// in order. The first that refuses is the answer. Reads what the organization knows, and nothing
/// of accounts: whether the person has one changes no word of it. A viewer who may not see the
/// person is told that there is no such membership.
std::vector<Reason> explain(const Directory& directory, const Actor& viewer, MembershipId id,
                            Instant now);

}  // namespace usher
