#include "server/store/former_rows.hpp"

#include "server/app/new_id.hpp"
#include "server/store/details.hpp"
#include "shared/policy/limits.hpp"

namespace usher::store {
namespace {

constexpr char select_former[] =
    "SELECT change, at, job, former FROM formers WHERE organization = ? AND command = ?";
constexpr char replace_former[] =
    "INSERT OR REPLACE INTO formers (organization, command, change, at, job, former) VALUES (?, ?, "
    "?, ?, ?, ?)";
// The id of a command begins with its instant.
constexpr char delete_earlier[] =
    "DELETE FROM formers WHERE organization = ? AND command < ? AND job IS NULL";
constexpr char select_of_job[] =
    "SELECT command, change FROM formers WHERE organization = ? AND job = ? AND change < ? ORDER "
    "BY "
    "change DESC LIMIT ?";
constexpr char delete_old[] = "DELETE FROM formers WHERE at < ?";
constexpr char delete_of_person[] =
    "DELETE FROM formers WHERE organization = ? AND instr(former, ?) > 0";

// A command that is undone at the last moment may be decided a little later than it was made.
constexpr Duration late = minutes(1);

}  // namespace

std::optional<Former> read_former(Connection& connection, OrganizationId home, CommandId command) {
    Query row{connection, select_former, home, command};
    if (!row.next()) return std::nullopt;
    Former former;
    former.command = command;
    former.change = row.take<std::uint64_t>();
    former.at = row.take<Instant>();
    former.job = row.take<std::optional<JobId>>();
    take_details(row, former);
    return former;
}

void write_former(Connection& connection, OrganizationId home, const Former& former) {
    execute(connection, replace_former, home, former.command, former.change, former.at, former.job,
            wire::write_details(former));
}

void delete_earlier_formers(Connection& connection, OrganizationId home, Instant now) {
    execute(connection, delete_earlier, home,
            app::first_id_at<CommandId>(now - limits::undo - late));
}

std::vector<app::JobChange> read_changes_of_job(Connection& connection, OrganizationId home,
                                                JobId job, std::uint64_t before,
                                                std::size_t limit) {
    std::vector<app::JobChange> changes;
    Query row{connection, select_of_job, home, job, before, limit};
    while (row.next()) {
        app::JobChange change;
        change.command = row.take<CommandId>();
        change.change = row.take<std::uint64_t>();
        changes.push_back(change);
    }
    return changes;
}

void delete_old_formers(Connection& connection, Instant before) {
    execute(connection, delete_old, before);
}

void delete_formers(Connection& connection, OrganizationId home, PersonId person) {
    execute(connection, delete_of_person, home, person.text());
}

}  // namespace usher::store
