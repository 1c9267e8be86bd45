#pragma once

#include <string>

#include "shared/lifecycle/state.hpp"

/// An instance as lines of JSON: each organization, then its people.
namespace usher::wire {

/// `{"kind": "organization", …}`.
std::string export_line(const Organization& organization);
/// `{"kind": "person", "organization": id, …}`.
std::string export_line(OrganizationId home, const Record& record);

}  // namespace usher::wire
