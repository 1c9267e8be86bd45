#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "shared/plan/invitation_plan.hpp"
#include "shared/roster/replica.hpp"
#include "shared/roster/window.hpp"
#include "shared/wire/answer.hpp"

/// What the core in the browser takes and gives, as JSON texts.
namespace usher::wire {

/// Which rows of a selection to show.
struct WindowQuery {
    Query query;
    Piece piece;
};

/// `{scope, anywhere, search, phase, role, group, delivery, source, sort, descending, from, to,
/// now}`; `phase` is everyone, open, lapsed or a phase's name.
Result<WindowQuery, Errors> decode_query(std::string_view text);

/// The window's rows, the counts of the whole, and the organization. `viewer` decides what each
/// row's buttons can do.
std::string encode_window(const Replica& replica, const Actor& viewer, const WindowQuery& window);

/// `{begins: [instant…]}`, of the days that are asked about. Errors: instant_malformed, too_many.
Result<std::vector<Instant>, Errors> decode_days(std::string_view text);

/// `[{scope, everyone, open, active}…]`.
std::string encode_scopes(const std::vector<ScopeCounts>& counts);

/// `{more, days: [{added, invited, joined}…]}`.
std::string encode_days(const Replica::Days& days);

/// `{organization, rights, grantable_roles, grantable_groups, version}`: the organization as the
/// viewer may see it, what they may do in it and in each project, and which of its roles and groups
/// they may grant in the scope, in the order of these. Null before the first load.
std::string encode_organization(const Replica& replica, const Actor& viewer, const Scope& scope);

/// `{record, pending, me, rows}`: a row for each membership, as a window has them. Null: the viewer
/// sees nobody of that id.
std::string encode_person(const Replica& replica, const Actor& viewer, PersonId id, Instant now);

std::string encode_plan(const std::vector<PlannedRow>& rows);

/// What the replica says to a page: `{cursor, more, restart, version}`, or `{errors}`.
std::string encode_put(std::string_view cursor, bool more, bool restart, std::uint64_t version);
std::string encode_failure(const Errors& errors);
/// `{errors, notes, version}`.
std::string encode_prediction(const Decision& decision, std::uint64_t version);
/// `{version, refused: [{sequence, body, errors}…]}`: with the errors of their answers.
std::string encode_settled(std::uint64_t version, const std::vector<Replica::Pending>& refused,
                           const std::vector<Answer>& answers);
/// `[{sequence, body}…]`.
std::string encode_pending(const std::list<Replica::Pending>& pending);

}  // namespace usher::wire
