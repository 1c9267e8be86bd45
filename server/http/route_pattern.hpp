#pragma once

#include <cstddef>
#include <string_view>

#include "server/http/router.hpp"

namespace usher::http {

/// The segments of a path or pattern, one after the other: "/a/b" gives "a" and "b", "/" gives "".
class Segments {
public:
    constexpr explicit Segments(std::string_view path)
        : rest_(path), more_(!path.empty() && path.front() == '/') {
        if (more_) rest_.remove_prefix(1);
    }

    constexpr bool more() const { return more_; }

    constexpr std::string_view next() {
        const auto slash = rest_.find('/');
        const auto segment = rest_.substr(0, slash);
        more_ = slash != std::string_view::npos;
        rest_ = more_ ? rest_.substr(slash + 1) : std::string_view{};
        return segment;
    }

private:
    std::string_view rest_;
    bool more_;
};

/// True for a segment like "{person}".
constexpr bool is_capture(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// True when two patterns match the same paths, whatever their captures are called.
constexpr bool same_shape(std::string_view left, std::string_view right) {
    Segments lefts{left};
    Segments rights{right};
    while (lefts.more() && rights.more()) {
        const auto one = lefts.next();
        const auto other = rights.next();
        if (is_capture(one) != is_capture(other)) return false;
        if (!is_capture(one) && one != other) return false;
    }
    return lefts.more() == rights.more();
}

constexpr bool is_well_formed_pattern(std::string_view pattern) {
    if (pattern.empty() || pattern.front() != '/') return false;
    for (Segments segments{pattern}; segments.more();) {
        const auto segment = segments.next();
        const bool braces = segment.find_first_of("{}") != std::string_view::npos;
        if (braces && !is_capture(segment)) return false;
        if (is_capture(segment) &&
            segment.substr(1, segment.size() - 2).find_first_of("{}") != std::string_view::npos)
            return false;
        if (segment.empty() && pattern.size() > 1) return false;
    }
    return true;
}

constexpr bool is_well_formed(std::span<const Route> routes) {
    for (std::size_t index = 0; index < routes.size(); ++index) {
        const auto& route = routes[index];
        if (!is_well_formed_pattern(route.pattern)) return false;
        if (route.name.empty()) return false;
        if (route.method == Method::head || route.method == Method::options) return false;
        if (is_safe(route.method) && route.body_limit != 0) return false;
        for (std::size_t before = 0; before < index; ++before)
            if (routes[before].method == route.method &&
                same_shape(routes[before].pattern, route.pattern))
                return false;
    }
    return true;
}

}  // namespace usher::http
