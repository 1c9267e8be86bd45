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

std::vector<std::pair<std::string, std::string>> Request::parameters() const {
    std::vector<std::pair<std::string, std::string>> found;
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        const auto equals = std::min(pair.find('='), pair.size());
        const auto value = pair.substr(std::min(equals + 1, pair.size()));
        auto name = form_decoded(pair.substr(0, equals));
        auto decoded = form_decoded(value);
        if (name && decoded) found.emplace_back(*std::move(name), *std::move(decoded));
    }
    return found;
}

std::optional<std::string> Request::parameter(std::string_view name) const {
    for (auto& [key, value] : parameters())
        if (key == name) return std::move(value);
    return std::nullopt;
}

std::string_view Request::capture(std::string_view name) const {
    for (const auto& capture : captures)
        if (capture.name == name) return capture.value;
    assert(false && "the pattern of the route has no such capture");
    return {};
}

}  // namespace usher::http
