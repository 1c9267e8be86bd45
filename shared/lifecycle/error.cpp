#include "shared/lifecycle/error.hpp"

#include <utility>

namespace usher {

// Not in the header: a decision that refuses is written in hundreds of places, all of which every
// browser loads.
Decision Decision::refuse(Code code, std::string_view field) {
    Decision decision;
    decision.errors.push_back({code, std::string{field}});
    return decision;
}

Decision Decision::refuse(const Error& error) { return refuse(error.code, error.field); }

Decision Decision::note(Code code, std::string_view field) {
    Decision decision;
    decision.notes.push_back({code, std::string{field}});
    return decision;
}

Decision Decision::of(Event event) {
    Decision decision;
    decision.events.push_back(std::move(event));
    return decision;
}

}  // namespace usher
