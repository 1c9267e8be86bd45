#pragma once

#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/server/resources/northwind.hpp"

namespace usher::test {

/// A row of the server's one route table, as far as tests generate from it.
struct KnownRoute {
    std::string name;
    std::string method;
    std::string pattern;
    std::string content_type;
    std::size_t body_limit = 0;
    bool is_safe = false;
    bool is_guarded = false;
    bool is_for_anybody = false;
    bool is_limited = false;

    friend void PrintTo(const KnownRoute& route, std::ostream* stream) { *stream << route.name; }
};

std::vector<KnownRoute> known_routes();
/// Those that a suite is about; there is at least one.
template <class Predicate>
std::vector<KnownRoute> routes_where(Predicate predicate) {
    std::vector<KnownRoute> found;
    for (const KnownRoute& route : known_routes()) {
        if (predicate(route)) found.push_back(route);
    }
    if (found.empty()) throw std::runtime_error{"no route is left to test"};
    return found;
}
inline std::string name_of_route(const testing::TestParamInfo<KnownRoute>& route) {
    return route.param.name;
}

/// The paths of the web apps.
std::vector<std::string> known_pages();

/// Whose ids a request names.
enum class Place { own, other, random };

/// A request to the route that is right in every part, as a page would send it, but for the
/// cookies. Throws std::runtime_error for a route without a sample: add one here.
Ask sample(const KnownRoute& route, Northwind& northwind, Place place = Place::own);

/// The browser with whatever a page would add to the request.
Reply send_as_page(Browser& browser, Ask ask, const KnownRoute& route);

}  // namespace usher::test
