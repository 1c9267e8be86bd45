#include "server/http/router.hpp"

namespace usher::http {
namespace {

bool matches(std::string_view pattern, std::string_view path) {
    Segments expected{pattern};
    Segments given{path};
    while (expected.more() && given.more()) {
        const auto name = expected.next();
        const auto value = given.next();
        if (is_capture(name) ? value.empty() : name != value) return false;
    }
    return expected.more() == given.more();
}

// Of a pattern that matches.
std::vector<Capture> captures_of(std::string_view pattern, std::string_view path) {
    std::vector<Capture> captures;
    Segments given{path};
    for (Segments expected{pattern}; expected.more();) {
        const auto name = expected.next();
        const auto value = given.next();
        if (is_capture(name)) captures.push_back({name.substr(1, name.size() - 2), value});
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

Destination find_route(std::span<const Route> routes, Method method, std::string_view path) {
    Destination destination;
    for (const auto& route : routes) {
        if (!matches(route.pattern, path)) continue;
        allow(destination.allow, route);
        if (!serves(route, method)) continue;
        auto captures = captures_of(route.pattern, path);
        const bool closer = !destination.route || captures.size() < destination.captures.size();
        if (!closer) continue;
        destination.route = &route;
        destination.captures = std::move(captures);
    }
    if (destination.route) destination.allow.clear();
    return destination;
}

}  // namespace usher::http
