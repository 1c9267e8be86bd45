#include "server/http/resources/list_range.hpp"

#include <charconv>
#include <string>

namespace usher::http {
namespace {

template <class Number>
std::optional<Number> read_number(const std::string& text) {
    Number number = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    return result.ec == std::errc{} && result.ptr == end ? std::optional{number} : std::nullopt;
}

}  // namespace

Wrong Range::read(const Request& request) {
    if (const auto text = request.parameter("limit")) {
        const auto number = read_number<std::size_t>(*text);
        if (!number || *number == 0 || *number > limits::list_page_most)
            return Error{Code::out_of_range, "limit"};
        limit = *number;
    }
    if (const auto text = request.parameter("before")) {
        const auto number = read_number<std::uint64_t>(*text);
        constexpr std::uint64_t most = std::uint64_t{1} << 53;
        if (!number || *number > most) return Error{Code::cursor_malformed, "before"};
        before = *number;
    }
    return std::nullopt;
}

}  // namespace usher::http
