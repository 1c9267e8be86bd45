#pragma once

#include <string>
#include <vector>

#include "server/app/ports.hpp"
#include "server/app/turn.hpp"

namespace usher::app {

/// The next steps of a job, as the reader found them: each is one command in the starter's name.
struct JobSlice {
    struct Step {
        /// Where the job has come once this is done (Job::last_key).
        std::string key;
        Body body;
    };

    JobId job;
    std::vector<Step> steps;
    /// Nothing is left after these.
    bool is_last = false;
};

/// What a running job has to do next. Nothing is decided here: who has meanwhile been invited, or
/// may no longer be, is told by the rules when the step is taken.
JobSlice next_slice(Reader& reader, const Digest& digest, OrganizationId home, const Job& job);

/// Takes as many steps as fit into a slice of the writer's time, and records how far the job has
/// come. Rights are those that the starter has now. A job that was paused or stopped meanwhile is
/// left as it is.
void take(Turn& turn, const Digest& digest, OrganizationId home, const JobSlice& slice,
          Instant now);

}  // namespace usher::app
