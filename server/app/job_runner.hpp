#pragma once

#include "server/app/background.hpp"
#include "server/app/ports.hpp"
#include "server/app/slice.hpp"

namespace usher::app {

/// Works off the jobs of all organizations, a slice of each in turn, behind everybody else's work.
/// How far a job has come is part of the commit that brought it there, so after a crash it goes on
/// where it stood.
class JobRunner {
public:
    /// Begins at once, with what was running when the server ended. What is borrowed outlives it.
    JobRunner(Writer& writer, Reader& reader, const Clock& clock, const Digest& digest,
              Complaint complaint);

    /// A job may have begun or been resumed. Any thread.
    void wake() { background_.wake(); }
    /// Waits for the slice that runs.
    void stop() { background_.stop(); }

private:
    Duration pass();
    bool advance(OrganizationId home);

    Writer& writer_;
    Reader& reader_;
    const Clock& clock_;
    const Digest& digest_;
    Complaint complaint_;
    Background background_;
};

}  // namespace usher::app
