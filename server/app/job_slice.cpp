#include "server/app/job_slice.hpp"

#include <algorithm>
#include <limits>

#include "server/app/slice.hpp"

namespace usher::app {
namespace {

constexpr std::size_t rows_a_slice = 500;

// Ids that nobody brought follow from the job and the step, so that a step that is taken again
// after a crash means the same.
template <class AnyId>
AnyId derived(const Digest& digest, JobId job, const std::string& key, std::string_view purpose) {
    const auto bytes = digest.of(std::string{purpose} + '.' + job.text() + '.' + key);
    AnyId id;
    std::copy_n(bytes.begin(), id.bits.bytes.size(), id.bits.bytes.begin());
    return id;
}

// All that a person has waiting goes out in one envelope.
JobSlice to_invite(Reader& reader, const Digest& digest, OrganizationId home, const Job& job) {
    JobSlice slice{job.id, {}, false};
    const PersonId after = PersonId::parse(job.last_key).value_or(PersonId{});
    const auto rows = reader.uninvited(home, job.scope, after, rows_a_slice);
    slice.is_last = rows.size() < rows_a_slice;
    for (const Uninvited& row : rows) {
        const std::string key = row.person.text();
        if (slice.steps.empty() || slice.steps.back().key != key) {
            Invite invite;
            invite.person = row.person;
            invite.invitation = derived<InvitationId>(digest, job.id, key, "invitation");
            invite.message = job.message;
            slice.steps.push_back({key, std::move(invite)});
        }
        std::get<Invite>(slice.steps.back().body).memberships.push_back(row.membership);
    }
    // The last person's memberships may go on in the next rows.
    if (!slice.is_last && slice.steps.size() > 1) slice.steps.pop_back();
    return slice;
}

JobSlice to_undo(Reader& reader, OrganizationId home, const Job& job) {
    JobSlice slice{job.id, {}, false};
    const std::uint64_t before =
        job.last_key.empty() ? std::numeric_limits<std::int64_t>::max() : std::stoull(job.last_key);
    const auto changes = reader.changes_of_job(home, *job.undoes, before, rows_a_slice);
    slice.is_last = changes.size() < rows_a_slice;
    for (const JobChange& change : changes)
        slice.steps.push_back({std::to_string(change.change), Undo{change.command}});
    return slice;
}

bool has_stopped(const Outcome& outcome) {
    const auto& errors = outcome.decision.errors;
    return std::any_of(errors.begin(), errors.end(),
                       [](const Error& error) { return error.code == Code::job_over; });
}

}  // namespace

JobSlice next_slice(Reader& reader, const Digest& digest, OrganizationId home, const Job& job) {
    if (job.kind == Job::Kind::invite_all) return to_invite(reader, digest, home, job);
    if (job.kind == Job::Kind::undo) return to_undo(reader, home, job);
    return {job.id, {}, true};
}

void take(Turn& turn, const Digest& digest, OrganizationId home, const JobSlice& slice,
          Instant now) {
    const Organization* organization = turn.organization(home);
    const Job* job = organization == nullptr ? nullptr : organization->job(slice.job);
    if (job == nullptr || job->state != Job::State::running) return;
    Caller starter;
    starter.actor = Actor::of(job->started_by);
    starter.job = job->id;
    AdvanceJob advance{job->id, job->last_key, job->done, job->failed, slice.is_last};
    // No rows of plans are kept yet, so none of them can be done.
    if (job->kind == Job::Kind::apply_plan) advance.failed = job->total;

    const SliceTime time;
    for (const JobSlice::Step& step : slice.steps) {
        const auto id = derived<CommandId>(digest, slice.job, step.key, "command");
        const Outcome outcome = turn.apply({id, home, starter, now, step.body});
        if (has_stopped(outcome)) return;
        ++(outcome.decision.refused() ? advance.failed : advance.done);
        advance.last_key = step.key;
        if (time.is_over() && &step != &slice.steps.back()) {
            advance.ended = false;
            break;
        }
    }
    Caller system;
    system.actor = Actor::system();
    const auto id = derived<CommandId>(digest, slice.job, advance.last_key, "advance");
    turn.apply({id, home, std::move(system), now, std::move(advance)});
}

}  // namespace usher::app
