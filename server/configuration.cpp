#include "server/configuration.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <locale>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace usher {
namespace {

using Kind = ConfigurationItem::Kind;

// How far up a name is looked for: a string or a list that was never closed ends lines below it.
constexpr unsigned longest_list = 100;

std::string_view line_of(std::string_view text, unsigned number) {
    for (unsigned line = 1; line < number; ++line) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

// The name before the '=' of a line. Nothing else of a line is shown: it may be a password.
std::string name_in(std::string_view line) {
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) return {};
    const auto first = line.find_first_not_of(" \t\"");
    const auto last = line.find_last_not_of(" \t\"", equals - 1);
    if (first >= equals || last == std::string_view::npos || last < first) return {};
    const auto name = line.substr(first, last + 1 - first);
    const bool is_name = name.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "0123456789-_.") == std::string_view::npos;
    return is_name ? std::string{name} : std::string{};
}

std::string name_at(std::string_view text, unsigned line) {
    for (unsigned above = 0; above < longest_list && above < line; ++above) {
        auto name = name_in(line_of(text, line - above));
        if (!name.empty()) return name;
    }
    return {};
}

class Reading {
public:
    explicit Reading(const std::filesystem::path& file) : file_{file} {}

    void take(const toml::table& table, const std::string& section) {
        for (const auto& [key, node] : table) take(node, section + std::string{key.str()});
        // A table keeps its names in their own order.
        std::stable_sort(items.begin(), items.end(),
                         [](const auto& one, const auto& other) { return one.line < other.line; });
    }

    std::vector<ConfigurationItem> items;
    std::string fault;

private:
    void take(const toml::node& node, const std::string& name) {
        const unsigned line = node.source().begin.line;
        if (const auto* table = node.as_table()) return take(*table, name + '.');
        ConfigurationItem item{name, Kind::text, {}, line};
        if (const auto* list = node.as_array()) {
            item.kind = Kind::list;
            for (const auto& each : *list) {
                const auto* text = each.as_string();
                if (text == nullptr)
                    return complain(line, name + " is a list of texts, each in quotes.");
                item.values.push_back(text->get());
            }
        } else if (const auto* text = node.as_string()) {
            item.values.push_back(text->get());
        } else if (const auto* boolean = node.as_boolean()) {
            item.kind = Kind::boolean;
            item.values.emplace_back(boolean->get() ? "true" : "false");
        } else if (const auto* integer = node.as_integer()) {
            item.kind = Kind::number;
            item.values.push_back(std::to_string(integer->get()));
        } else if (const auto* number = node.as_floating_point()) {
            item.kind = Kind::number;
            std::ostringstream text_of_number;
            text_of_number.imbue(std::locale::classic());
            text_of_number.precision(17);
            text_of_number << number->get();
            item.values.push_back(text_of_number.str());
        } else {
            return complain(line, name + " is a date or a time, and no option is.");
        }
        items.push_back(std::move(item));
    }

    void complain(unsigned line, const std::string& what) {
        if (fault.empty()) fault = place_of(file_, line) + what;
    }

    const std::filesystem::path& file_;
};

}  // namespace

std::string place_of(const std::filesystem::path& file, unsigned line) {
    return file.string() + ", line " + std::to_string(line) + ": ";
}

std::variant<std::vector<ConfigurationItem>, ConfigurationFault> read_configuration(
    const std::filesystem::path& file) {
    if (file.empty()) return ConfigurationFault{"--config names no file."};
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    const std::string which = "The configuration file " + file.string();
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return ConfigurationFault{which + " is no regular file."};
    errno = 0;
    std::ifstream stream{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream.is_open() || stream.bad())
        return ConfigurationFault{
            which + " cannot be read: " + std::generic_category().message(errno) + "."};
    const toml::parse_result parsed = toml::parse(std::string_view{text});
    if (!parsed) {
        const unsigned line = parsed.error().source().begin.line;
        const auto name = name_at(text, line);
        return ConfigurationFault{place_of(file, line) + (name.empty() ? "" : name + ": ") +
                                  "this is no TOML: " + std::string{parsed.error().description()} +
                                  "."};
    }
    Reading reading{file};
    reading.take(parsed.table(), "");
    if (!reading.fault.empty()) return ConfigurationFault{reading.fault};
    return std::move(reading.items);
}

}  // namespace usher
