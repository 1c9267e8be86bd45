#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace usher::test {

/// Runs SQL on a database file behind the store's back.
void run_sql(const std::filesystem::path& file, const std::string& sql);
/// The first column of the first row, as text.
std::string ask_sql(const std::filesystem::path& file, const std::string& sql);
/// Every committed byte of the database, write-ahead log included.
std::string contents_of(const std::filesystem::path& file);

}  // namespace usher::test
