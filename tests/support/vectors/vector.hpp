#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/lifecycle/event.hpp"
#include "shared/lifecycle/former.hpp"

namespace usher::test {

/// The text that stands for every credential in a vector; the wire never carries one.
inline constexpr const char* vector_credential = "sealed credential";

/// One example of the rules, from `tests/vectors/COMMAND.json`. Labels are already identifiers,
/// instants are as the wire writes them.
struct Vector {
    /// What a runner that speaks HTTP sends and pretends to be.
    struct When {
        OrganizationId home;
        Caller by;
        Instant at;
        nlohmann::json body;
        /// No value when the wire refuses the body: then `malformed` says why.
        std::optional<Command> command;
        Errors malformed;
    };

    /// Everything that happened: what is not written here did not happen.
    struct Then {
        std::vector<nlohmann::json> events;
        Errors errors;
        Errors notes;
        std::vector<Renamed> renamed;
        /// Asserted where the vector gives them.
        std::optional<nlohmann::json> claims;
        std::optional<nlohmann::json> releases;
        std::optional<nlohmann::json> mail;
    };

    std::string file;
    std::string name;
    /// Ids of the features that the vector proves: `D-07`.
    std::vector<std::string> features;
    /// The events of its worlds, then its own.
    std::vector<Event> given;
    /// What can be undone, by its home.
    std::vector<std::pair<OrganizationId, Former>> formers;
    When when;
    Then then;
};

/// Reads every vector of every file in the folder but those of worlds (`worlds*.json`), in order of
/// file names. Stops at an ill-formed one and says which and why.
std::vector<Vector> read_vectors(const std::string& folder);

/// The events of a world of `worlds*.json` in the folder. Throws as `read_vectors`.
std::vector<Event> read_world(const std::string& folder, const std::string& name);

/// Replaces the identifiers that stand for labels in the vectors read so far by those labels.
std::string readable(const std::string& text);

}  // namespace usher::test
