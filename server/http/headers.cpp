#include "server/http/headers.hpp"

#include <algorithm>

namespace usher::http {
namespace {

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

}  // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char one, char other) { return lower(one) == lower(other); });
}

std::string_view without_outer_space(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool lists_token(std::string_view value, std::string_view token) {
    while (true) {
        const auto comma = value.find(',');
        const auto item = value.substr(0, comma);
        if (equal_ignoring_case(without_outer_space(item.substr(0, item.find(';'))), token))
            return true;
        if (comma == std::string_view::npos) return false;
        value.remove_prefix(comma + 1);
    }
}

Headers::Headers(std::initializer_list<Header> fields) {
    for (const auto& field : fields) add(field.name, field.value);
}

void Headers::add(std::string_view name, std::string_view value) {
    for (auto& field : fields_) {
        if (!equal_ignoring_case(field.name, name)) continue;
        field.value.append(", ").append(value);
        return;
    }
    fields_.push_back({std::string(name), std::string(value)});
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (const auto& field : fields_)
        if (equal_ignoring_case(field.name, name)) return field.value;
    return std::nullopt;
}

}  // namespace usher::http
