#include "server/app/job_runner.hpp"

#include "server/app/job_slice.hpp"

namespace usher::app {
namespace {

// Nothing runs; a job that begins wakes the runner.
constexpr Duration long_rest = minutes(10);
// The store failed; it may be better by then.
constexpr Duration short_rest = seconds(1);

}  // namespace

JobRunner::JobRunner(Writer& writer, Reader& reader, const Clock& clock, const Digest& digest,
                     Complaint complaint)
    : writer_{writer},
      reader_{reader},
      clock_{clock},
      digest_{digest},
      complaint_{std::move(complaint)},
      background_{[this] { return pass(); }} {}

Duration JobRunner::pass() {
    try {
        const auto homes = reader_.organizations_at_work();
        for (const OrganizationId home : homes)
            if (!advance(home)) return short_rest;
        return homes.empty() ? long_rest : Duration{};
    } catch (const StoreFailure& failure) {
        complaint_("a job could not go on: " + failure.what);
        return short_rest;
    }
}

// A slice of each running job; false when one was not kept.
bool JobRunner::advance(OrganizationId home) {
    const auto organization = reader_.organization(home);
    if (!organization) return true;
    for (const Job& job : organization->jobs) {
        if (job.state != Job::State::running) continue;
        const JobSlice slice = next_slice(reader_, digest_, home, job);
        const Instant now = clock_.now();
        const Digest& digest = digest_;
        const bool kept =
            keep_behind(writer_, [&](Turn& turn) { take(turn, digest, home, slice, now); });
        if (!kept) return false;
    }
    return true;
}

}  // namespace usher::app
