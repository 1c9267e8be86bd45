#include "server/http/router.hpp"

#include <array>
#include <cassert>

namespace usher::http {
namespace {

/// More than any pattern has.
constexpr std::size_t most_segments = 16;

std::vector<std::string_view> split(std::string_view pattern) {
    std::vector<std::string_view> segments;
    for (Segments rest{pattern}; rest.more();) segments.push_back(rest.next());
    return segments;
}

// Of as many segments. Patterns differ most at their ends.
bool matches(std::span<const std::string_view> pattern, std::span<const std::string_view> path) {
    for (std::size_t i = pattern.size(); i-- > 0;) {
        if (is_capture(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
    }
    return true;
}

// Of a pattern that matches.
std::vector<Capture> captures_of(std::span<const std::string_view> pattern,
                                 std::span<const std::string_view> path) {
    std::vector<Capture> captures;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const std::string_view name = pattern[i];
        if (is_capture(name)) captures.push_back({name.substr(1, name.size() - 2), path[i]});
    }
    return captures;
}

bool serves(const Route& route, Method method) {
    return route.method == method || (method == Method::head && route.method == Method::get);
}

void allow(std::string& list, const Route& route) {
    const auto add = [&list](Method method) {
        if (lists_token(list, name_of(method))) return;
        if (!list.empty()) list += ", ";
        list += name_of(method);
    };
    add(route.method);
    if (route.method == Method::get) add(Method::head);
}

}  // namespace

Router::Router(std::span<const Route> routes) {
    for (const Route& route : routes) {
        auto segments = split(route.pattern);
        assert(segments.size() <= most_segments);
        if (rows_.size() <= segments.size()) rows_.resize(segments.size() + 1);
        rows_[segments.size()].push_back({&route, std::move(segments)});
    }
}

Destination Router::find(Method method, std::string_view path) const {
    Destination destination;
    std::array<std::string_view, most_segments> segments;
    std::size_t size = 0;
    Segments rest{path};
    while (rest.more() && size < segments.size()) segments[size++] = rest.next();
    if (rest.more() || size >= rows_.size()) return destination;
    const std::span<const std::string_view> there{segments.data(), size};
    for (const auto& [route, pattern] : rows_[size]) {
        if (!serves(*route, method) || !matches(pattern, there)) continue;
        auto captures = captures_of(pattern, there);
        const bool closer = !destination.route || captures.size() < destination.captures.size();
        if (!closer) continue;
        destination.route = route;
        destination.captures = std::move(captures);
    }
    if (destination.route) return destination;
    for (const auto& [route, pattern] : rows_[size]) {
        if (matches(pattern, there)) allow(destination.allow, *route);
    }
    return destination;
}

}  // namespace usher::http
