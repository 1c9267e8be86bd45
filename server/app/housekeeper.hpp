#pragma once

#include "server/app/background.hpp"
#include "server/app/ports.hpp"
#include "server/app/slice.hpp"

namespace usher::app {

/// Does what is due by the clock alone: reminds those who have not answered, erases whom an
/// organization no longer keeps, forgets what has had its time. Whether something is due is decided
/// by the rules; here it is only looked for.
class Housekeeper {
public:
    /// What is borrowed outlives it.
    Housekeeper(Writer& writer, Reader& reader, const Clock& clock, Random& random,
                Complaint complaint);

    /// Waits for the step that runs.
    void stop() { background_.stop(); }

private:
    Duration pass();

    Writer& writer_;
    Reader& reader_;
    const Clock& clock_;
    Random& random_;
    Complaint complaint_;
    /// When to look at every record again; not at once after a start, when others want to work.
    Instant whole_at_;
    Background background_;
};

/// One round through every organization, in slices behind everybody else's work. False: something
/// could not be kept.
class Sweep {
public:
    Sweep(Writer& writer, Reader& reader, Random& random, Instant now)
        : writer_{writer}, reader_{reader}, random_{random}, now_{now} {}

    /// `whole`: also through every record, for whom is no longer kept.
    bool run(bool whole);

private:
    bool remind(const Organization& organization);
    bool erase(const Organization& organization);
    bool apply(OrganizationId home, const std::vector<Body>& bodies);

    Writer& writer_;
    Reader& reader_;
    Random& random_;
    Instant now_;
};

}  // namespace usher::app
