#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace usher {

/// Fills the options of the command that was given with what the file says and neither a flag nor
/// the environment has said. Throws CLI::ParseError, whose words name the file, the line and the
/// option.
void take_configuration(const CLI::App& app, const std::filesystem::path& file);

/// A sentence for each `USHER_` name in the environment that is none of any command's.
std::vector<std::string> unknown_in_environment(const CLI::App& app);

}  // namespace usher
