#pragma once

#include <cstdint>
#include <string>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::store {

Instance read_instance(Connection& connection);
void write_instance(Connection& connection, const Instance& instance);

/// What a server looks at before it opens.
struct OpeningMarks {
    /// By what the keys are known; empty: of a database that no server has opened yet.
    std::string keys;
    /// What a clock said that was wrong: what was kept up to then may lie ahead.
    Instant wrong_clock;
    /// When it was opened last.
    Instant opened_at;
};
OpeningMarks read_marks(Connection& connection);
void write_marks(Connection& connection, const OpeningMarks& marks);

std::uint32_t read_epoch(Connection& connection);
/// The change number of what happens outside of every organization.
std::uint64_t read_instance_change(Connection& connection);
/// Raises and returns it.
std::uint64_t raise_instance_change(Connection& connection);

}  // namespace usher::store
