#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace usher {

/// What a configuration file says of one option.
struct ConfigurationItem {
    /// TOML's kinds that an option can be of.
    enum class Kind { text, number, boolean, list };

    std::string name;
    Kind kind = Kind::text;
    /// As a flag would say it; of a list, each of its texts.
    std::vector<std::string> values;
    unsigned line = 0;
};

/// What is wrong with a configuration file, for the operator: the file, the line and, where one
/// is to blame, the option.
struct ConfigurationFault {
    std::string text;
};

/// The options of a TOML file (toml.io, version 1.0) in the order of its lines. One that stands in
/// a section has the section's name before its own, as `serve.port`.
std::variant<std::vector<ConfigurationItem>, ConfigurationFault> read_configuration(
    const std::filesystem::path& file);

/// How what is wrong in a line begins.
std::string place_of(const std::filesystem::path& file, unsigned line);

}  // namespace usher
