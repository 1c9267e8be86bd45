#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "server/auth/throttle.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace usher::http {

/// Who may call a route. A value left out is the narrowest.
enum class Access {
    administrator,  ///< a session of an account that administers this server
    session,        ///< any session
    organization,   ///< any session, or the token of a program that belongs to an organization
    sign_up,        ///< a browser in the middle of a sign-up
    second_factor,  ///< a browser that gave the right password and owes the second factor
    public_,        ///< everybody
};

/// Whether a request that changes something must prove that it comes from our own page.
enum class ForgeryGuard {
    on,
    off,  ///< only for what browsers send by themselves, such as reports of the CSP
};

/// Answers one request, on the connection's executor; must not block. What it throws becomes 500.
using Handler = boost::asio::awaitable<Response> (*)(const Request&);

/// One row of the one route table. `{name}` in the pattern stands for one whole, non-empty segment.
/// A GET route answers HEAD too.
struct Route {
    Method method = Method::get;
    std::string_view pattern = {};  ///< for example "/v1/people/{person}"
    Access access = Access::administrator;
    /// By which it is limited how often it may be asked. None: an answer costs no more than a
    /// refusal would.
    std::optional<auth::RequestKind> kind = auth::RequestKind::hashing;
    std::size_t body_limit = 0;  ///< bytes; a longer body is 413; 0: none is accepted
    std::string_view name = {};  ///< for logs and the generated reference
    Handler handler = nullptr;
    std::string_view content_type = "application/json";  ///< of a body; another one is 415
    ForgeryGuard forgery_guard = ForgeryGuard::on;
    /// For the routes that are no more than a name for a command: its type on the wire.
    std::string_view command = {};
};

/// Where a path leads.
struct Destination {
    const Route* route = nullptr;  ///< none: 404, or 405 when `allow` says more
    std::vector<Capture> captures;
    std::string allow;  ///< for 405: the methods of this path, for example "GET, HEAD"
};

/// Leads paths to the routes of a table, which outlives it.
class Router {
public:
    explicit Router(std::span<const Route> routes);

    /// A literal segment goes before a captured one. The captures point into `path` and the table.
    Destination find(Method method, std::string_view path) const;

private:
    struct Row {
        const Route* route;
        std::vector<std::string_view> segments;
    };
    /// By the number of their segments.
    std::vector<std::vector<Row>> rows_;
};

/// True when patterns begin with '/', captures are named and closed, no (method, shape) stands
/// twice, safe routes take no body and every route has a name. For a static_assert beside the
/// table.
constexpr bool is_well_formed(std::span<const Route> routes);

}  // namespace usher::http

#include "server/http/route_pattern.hpp"
