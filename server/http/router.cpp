#include "server/http/router.hpp"

namespace usher::http {
namespace {

struct Match {
    bool matches = false;
    std::vector<Capture> captures;
};

Match match(std::string_view pattern, std::string_view path) {
    Match result;
    Segments expected{pattern};
    Segments given{path};
    while (expected.more() && given.more()) {
        const auto name = expected.next();
        const auto value = given.next();
        if (is_capture(name)) {
            if (value.empty()) return {};
            result.captures.push_back({name.substr(1, name.size() - 2), value});
        } else if (name != value) {
            return {};
        }
    }
    result.matches = expected.more() == given.more();
    return result;
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
        auto found = match(route.pattern, path);
        if (!found.matches) continue;
        allow(destination.allow, route);
        if (!serves(route, method)) continue;
        const bool closer =
            !destination.route || found.captures.size() < destination.captures.size();
        if (!closer) continue;
        destination.route = &route;
        destination.captures = std::move(found.captures);
    }
    if (destination.route) destination.allow.clear();
    return destination;
}

}  // namespace usher::http
