#pragma once

#include <optional>
#include <string>

#include "tests/support/running_house.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher::test {

/// Why a vector cannot be sent over HTTP as it stands.
struct Obstacle {
    std::string why;
    /// What the server says to the nearest request there is, as Reply::outcome; empty when there is
    /// none to send.
    std::string answer;
};

/// No value: it can be sent. `world` is what the vector's given events make true.
std::optional<Obstacle> obstacle_to(const Vector& vector, const Roster& world);

/// Whether commands of the type go to `POST …/commands`.
bool is_sent_in_a_batch(const std::string& type);

/// Whether commands of the type are given by the server's administrator, each on a route of its
/// own.
bool is_administrative(const std::string& type);

/// What a vector's command was answered.
struct Sent {
    std::string outcome;
    Errors errors;
    Errors notes;
    /// Only what is applied as a command says what was renamed, noted and changed.
    bool says_all = false;
    std::vector<Renamed> renamed;
    std::uint64_t change = 0;
    /// Who has a session now.
    Browser browser;
};

/// Gives the house the vector's events and its actor a session, and sends the command as a page
/// would.
Sent send_vector(RunningHouse& house, const Vector& vector);

}  // namespace usher::test
