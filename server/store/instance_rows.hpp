#pragma once

#include <cstdint>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::store {

Instance read_instance(Connection& connection);
void write_instance(Connection& connection, const Instance& instance);

std::uint32_t read_epoch(Connection& connection);
/// Raises and returns the change number of what happens outside of every organization.
std::uint64_t raise_instance_change(Connection& connection);

}  // namespace usher::store
