#include "server/http/gate_target.hpp"

#include <algorithm>

#include "server/http/percent.hpp"
#include "server/http/route_pattern.hpp"

namespace usher::http {
namespace {

bool is_letter_or_digit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

bool is_path_character(char character) {
    constexpr std::string_view marks = "/-._~!$&'()*+,;=:@%";
    return is_letter_or_digit(character) || marks.find(character) != std::string_view::npos;
}

// Browsers send some characters in a query that RFC 3986 wants encoded; the query is only ever
// decoded, so they do no harm.
bool is_query_character(char character) {
    return character > 0x20 && character < 0x7f && character != '#' && character != '"' &&
           character != '<' && character != '>';
}

bool hides_separator(std::string_view decoded) {
    return std::any_of(decoded.begin(), decoded.end(), [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte < 0x20 || byte == 0x7f || character == '\\';
    });
}

std::string_view before_encoded_fragment(std::string_view path) {
    const auto once = path.find("%23");
    const auto twice = path.find("%2523");
    return path.substr(0, std::min(once, twice));
}

}  // namespace

bool read_target(std::string_view target, std::string& path, std::string& query) {
    if (target.empty() || target.front() != '/' || target.substr(0, 2) == "//") return false;
    const auto question = target.find('?');
    const auto raw_path = target.substr(0, question);
    const auto raw_query =
        question == std::string_view::npos ? std::string_view{} : target.substr(question + 1);
    if (!std::all_of(raw_path.begin(), raw_path.end(), is_path_character)) return false;
    if (!std::all_of(raw_query.begin(), raw_query.end(), is_query_character)) return false;
    if (!percent_decoded(raw_query)) return false;
    for (Segments segments{raw_path}; segments.more();) {
        const auto raw_segment = segments.next();
        const auto segment = percent_decoded(raw_segment);
        if (!segment) return false;
        // What stands before an encoded '#' is all that is left of a segment.
        const auto kept = percent_decoded(before_encoded_fragment(raw_segment));
        if (kept == "." || kept == "..") return false;
        if (hides_separator(*segment) || segment->find('/') != std::string::npos) return false;
    }
    path = *percent_decoded(before_encoded_fragment(raw_path));
    query = std::string(raw_query);
    return true;
}

}  // namespace usher::http
