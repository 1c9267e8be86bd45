#include "server/http/router.hpp"

namespace usher::http {
namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> segments;
    for (Segments rest{path}; rest.more();) segments.push_back(rest.next());
    return segments;
}

// Of as many segments. Patterns differ most at their ends.
bool matches(const std::vector<std::string_view>& pattern,
             const std::vector<std::string_view>& path) {
    for (std::size_t i = pattern.size(); i-- > 0;) {
        if (is_capture(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
    }
    return true;
}

// Of a pattern that matches.
std::vector<Capture> captures_of(const std::vector<std::string_view>& pattern,
                                 const std::vector<std::string_view>& path) {
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
        if (rows_.size() <= segments.size()) rows_.resize(segments.size() + 1);
        rows_[segments.size()].push_back({&route, std::move(segments)});
    }
}

Destination Router::find(Method method, std::string_view path) const {
    Destination destination;
    const auto segments = split(path);
    if (segments.size() >= rows_.size()) return destination;
    for (const auto& [route, pattern] : rows_[segments.size()]) {
        if (!matches(pattern, segments)) continue;
        allow(destination.allow, *route);
        if (!serves(*route, method)) continue;
        auto captures = captures_of(pattern, segments);
        const bool closer = !destination.route || captures.size() < destination.captures.size();
        if (!closer) continue;
        destination.route = route;
        destination.captures = std::move(captures);
    }
    if (destination.route) destination.allow.clear();
    return destination;
}

}  // namespace usher::http
