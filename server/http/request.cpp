#include "server/http/request.hpp"

#include <algorithm>
#include <cassert>

#include "server/http/percent.hpp"

namespace usher::http {
namespace {

std::optional<std::string> form_decoded(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return percent_decoded(spaced);
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const {
    return headers.find(name);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (const auto& cookie : cookies)
        if (cookie.name == name) return cookie.value;
    return std::nullopt;
}

std::optional<std::string> Request::parameter(std::string_view name) const {
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        const auto equals = pair.find('=');
        if (form_decoded(pair.substr(0, equals)) != name) continue;
        if (equals == std::string_view::npos) return std::string{};
        return form_decoded(pair.substr(equals + 1));
    }
    return std::nullopt;
}

std::string_view Request::capture(std::string_view name) const {
    for (const auto& capture : captures)
        if (capture.name == name) return capture.value;
    assert(false && "the pattern of the route has no such capture");
    return {};
}

}  // namespace usher::http
