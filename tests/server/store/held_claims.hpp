#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/app/ports.hpp"
#include "shared/lifecycle/claims.hpp"

namespace usher::test {

/// What people hold by the table of claims, a line each, sorted.
std::vector<std::string> claims_in_table(const std::filesystem::path& file);
/// What people hold by their records, in the same form.
std::vector<std::string> claims_of_people(app::Reader& reader);
/// One of those lines.
std::string line_of(const Claim& claim);

}  // namespace usher::test
