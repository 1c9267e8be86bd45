#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include <boost/asio/awaitable.hpp>

#include "server/http/gate.hpp"
#include "server/http/router.hpp"
#include "server/http/static_files.hpp"

namespace usher::http {

/// Sessions live elsewhere; this is what requests need of them. Called on a connection's executor.
class SessionPort {
public:
    virtual ~SessionPort() = default;

    /// Who asks, by the cookies of the request. An unknown or expired session is nobody.
    virtual boost::asio::awaitable<Caller> identify(const Request& request) = 0;

    /// True when the token is the one bound to the caller's session or sign-up. Compares in
    /// constant time.
    virtual bool is_csrf_token(const Caller& caller, std::string_view token) const = 0;
};

/// What a dispatcher serves. Everything pointed to outlives it; `files` and `resources` may be
/// missing.
struct DispatcherParts {
    Site site;
    std::span<const Route> routes;
    SessionPort* sessions = nullptr;
    const StaticFiles* files = nullptr;
    Resources* resources = nullptr;
    auth::Throttle* throttle = nullptr;  ///< none: nobody asks too often

    /// Told what a handler threw, once for each 500.
    std::function<void(const Request&, std::string_view)> on_failure;

    /// Whether a route of the API, by its name, takes the query parameter: any other is refused.
    /// None: each takes all.
    bool (*takes_parameter)(std::string_view route, std::string_view parameter) = nullptr;

    /// Goes with the answer of every route as `Usher-Version`: a page that is older loads its code
    /// anew before it sends what it kept. Empty: nothing goes.
    std::string_view version{};
};

/// From a request to its answer: the route, who may call it, the proof against forgery, the
/// handler; else a file; else a problem document. Refusals, in this order: 404 not_found, 405
/// method_not_allowed, 413 body_too_large, those of forgery.hpp, 429
/// too_many_requests, 401 not_signed_in, 403 not_permitted, 403 csrf_token_wrong, 412
/// precondition_unsupported of a change, 422 unknown_field
/// or 400 duplicate_key for a query parameter; and 500 internal_error for what a handler throws.
class Dispatcher {
public:
    explicit Dispatcher(DispatcherParts parts);

    const Site& site() const { return parts_.site; }

    /// Between header and body: how long the body may be, or the refusal.
    std::variant<std::size_t, Response> admit(const RequestHead& head) const;

    /// The answer to a whole, admitted request. Fills in its captures, caller and resources. Never
    /// throws.
    boost::asio::awaitable<Response> answer(Request& request) const;

private:
    boost::asio::awaitable<Response> call(const Route& route, Request& request) const;
    std::optional<Response> refused_by_parameters(const Route& route, const Request& request) const;
    std::optional<Duration> wait_for(const Route& route, const Request& request) const;
    Response without_route(const Request& request, const Destination& destination) const;

    DispatcherParts parts_;
    Router router_;
};

/// The problem document of a refusal.
Response refused(const Refusal& refusal);

}  // namespace usher::http
