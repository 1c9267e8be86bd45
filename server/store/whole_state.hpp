#pragma once

#include <filesystem>
#include <functional>

#include "shared/lifecycle/state.hpp"

namespace usher::store {

using OrganizationSink = std::function<void(const Organization&)>;
using PersonSink = std::function<void(OrganizationId, const Record&)>;

/// Hands on every organization, each before all of its people: one state of the database, whatever
/// is committed meanwhile. A server at work is not held up, but its write-ahead log cannot begin
/// anew, and grows, until this returns. Throws app::StoreFailure, and what the sinks throw.
void read_whole_state(const std::filesystem::path& database,
                      const OrganizationSink& take_organization, const PersonSink& take_person);

}  // namespace usher::store
