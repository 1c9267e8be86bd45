#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/response.hpp"

namespace usher::http {

/// One broken rule, as the wire names it.
struct ProblemError {
    std::string code;
    std::string field;               ///< empty: left out
    std::optional<std::size_t> row;  ///< in what was sent as a list or table, from 0
};

/// A problem document (RFC 9457): {type, title, status, errors: [{code, field, row?}]}, where type
/// is "about:blank" and title the status' own phrase.
Response problem(int status, const std::vector<ProblemError>& errors);

/// The same with one error that belongs to no field.
Response problem(int status, std::string_view code);

/// The text as a JSON string with its quotation marks (RFC 8259, section 7).
std::string json_string(std::string_view text);

}  // namespace usher::http
