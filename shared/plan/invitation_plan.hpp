#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/directory.hpp"
#include "shared/values/email_address.hpp"

namespace usher {

/// What will come of one row of a plan.
enum class Verdict {
    create,     // nobody here has the address
    invite,     // a person who is here and was never told, or who may be asked again
    no_change,  // already a member, or already invited: see `code`
    duplicate,  // an earlier row has the same address
    invalid,    // see `code`
};

struct PlannedRow {
    /// The entry as it was pasted.
    std::string text;
    Name name;
    std::optional<EmailAddress> address;
    Verdict verdict = Verdict::invalid;
    /// For invalid and no_change: why.
    std::optional<Code> code;
    /// What was probably meant, where the address looks mistyped.
    std::optional<EmailAddress> suggestion;
};

/// Judges what was pasted into the field for addresses, row by row and against the organization's
/// people, for a place in the scope. A bad row never harms a good one. `directory` may lack an
/// organization: then nobody is here yet.
std::vector<PlannedRow> plan_paste(const Directory& directory, const Scope& scope,
                                   std::string_view text);

}  // namespace usher
