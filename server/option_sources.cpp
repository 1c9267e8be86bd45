#include "server/option_sources.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>
#include <variant>

#include "server/configuration.hpp"

namespace usher {
namespace {

using Kind = ConfigurationItem::Kind;

bool is_number(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    return type.rfind("UINT", 0) == 0 || type.rfind("FLOAT", 0) == 0;
}

// Empty: the value is of the option's kind.
std::string misfit(const CLI::Option& option, Kind kind) {
    if (option.get_expected_min() == 0)
        return kind == Kind::boolean ? "" : "is true or false, without quotes";
    if (is_number(option)) return kind == Kind::number ? "" : "is a number, without quotes";
    const bool is_list = option.get_expected_max() > 1;
    if (is_list && kind != Kind::list && kind != Kind::text)
        return "is a list of texts, as [\"one\", \"two\"]";
    if (!is_list && kind != Kind::text) return "is one text, in quotes";
    return "";
}

void take(CLI::Option& option, const ConfigurationItem& item) {
    if (item.values.empty()) return;
    if (item.kind == Kind::boolean) {
        option.add_result(option.get_flag_value(item.name, item.values.front()));
    } else {
        option.add_result(item.values);
    }
    option.run_callback();
}

std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row.back();
}

}  // namespace

// One file serves all commands, so that a name is unknown when none of them has it. CLI11 itself
// reads files for a program without subcommands alone, and not all of TOML.
void take_configuration(const CLI::App& app, const std::filesystem::path& file) {
    const auto read = read_configuration(file);
    if (const auto* fault = std::get_if<ConfigurationFault>(&read))
        throw CLI::FileError{fault->text};
    CLI::App& command = *app.get_subcommands().front();
    for (const ConfigurationItem& item : std::get<0>(read)) {
        const std::string place = place_of(file, item.line);
        const std::string flag = "--" + item.name;
        const auto has = [&](const CLI::App* each) {
            return flag != "--config" && flag != "--help" &&
                   each->get_option_no_throw(flag) != nullptr;
        };
        const auto commands = app.get_subcommands([&](const CLI::App* each) { return has(each); });
        if (commands.empty())
            throw CLI::ConfigError{place + "there is no option " + item.name + "."};
        const auto wrong = misfit(*commands.front()->get_option(flag), item.kind);
        if (!wrong.empty()) throw CLI::ConfigError{place + item.name + ' ' + wrong + '.'};
        if (!has(&command)) continue;
        CLI::Option& option = *command.get_option(flag);
        try {
            if (option.empty()) take(option, item);
        } catch (const CLI::ParseError& error) {
            throw CLI::ConfigError{place + error.what()};
        }
    }
}

std::vector<std::string> unknown_in_environment(const CLI::App& app) {
    std::vector<std::string> known;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        for (const CLI::Option* option : command->get_options())
            if (!option->get_envname().empty()) known.push_back(option->get_envname());
    std::vector<std::string> sentences;
    for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view said{*entry};
        const std::string name{said.substr(0, said.find('='))};
        if (name.rfind("USHER_", 0) != 0) continue;
        const auto nearest = std::min_element(
            known.begin(), known.end(), [&](const std::string& one, const std::string& other) {
                return distance(name, one) < distance(name, other);
            });
        if (nearest == known.end() || *nearest == name) continue;
        sentences.push_back("the environment's " + name +
                            " is no option and counts for nothing; the nearest is " + *nearest);
    }
    return sentences;
}

}  // namespace usher
