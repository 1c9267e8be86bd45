#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/event.hpp"
#include "shared/values/code.hpp"
#include "shared/values/id.hpp"

namespace usher {

/// What is wrong and with which field of the request (dotted, as on the wire; empty: the request as
/// a whole).
struct Error {
    Code code;
    std::string field;

    friend bool operator==(const Error&, const Error&) = default;
};
using Errors = std::vector<Error>;

/// An id that the command brought for something that was already here under another.
struct Renamed {
    Bits128 from;
    Bits128 to;

    friend bool operator==(const Renamed&, const Renamed&) = default;
};

/// The outcome of a command: events, or errors. `notes` are said beside success (`already_active`:
/// nothing to do in that seat). Errors of input come all at once. Of errors of state only the first
/// in this precedence is told: the home is unknown, the actor is not permitted, what is named is
/// unknown, the ceiling, then the phase.
struct Decision {
    std::vector<Event> events;
    Errors errors;
    Errors notes;
    std::vector<Renamed> renamed;

    static Decision refuse(Code code, std::string_view field = {});
    static Decision refuse(const Error& error);
    /// Success without an event: there is nothing to do, and why.
    static Decision note(Code code, std::string_view field = {});
    /// Success with one event.
    static Decision of(Event event);
    bool refused() const { return !errors.empty(); }
};

}  // namespace usher
