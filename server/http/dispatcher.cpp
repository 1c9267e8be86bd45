#include "server/http/dispatcher.hpp"

#include <algorithm>
#include <cassert>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "server/http/forgery.hpp"
#include "server/http/gate_fields.hpp"
#include "server/http/problem.hpp"

namespace usher::http {
namespace {

constexpr Refusal not_signed_in{401, "not_signed_in"};
constexpr Refusal not_permitted{403, "not_permitted"};
constexpr Refusal wrong_token{403, "csrf_token_wrong"};
constexpr std::string_view api = "/v1/";

std::optional<Refusal> refused_by_access(Access access, const Caller& caller) {
    switch (access) {
        case Access::public_:
            return std::nullopt;
        case Access::sign_up:
            return caller.sign_up.empty() ? std::optional(not_signed_in) : std::nullopt;
        case Access::second_factor:
            return caller.pending.empty() ? std::optional(not_signed_in) : std::nullopt;
        case Access::session:
            // A program that is known has no use for signing in anew.
            if (caller.session.empty() && !caller.integration.empty()) return not_permitted;
            return caller.session.empty() ? std::optional(not_signed_in) : std::nullopt;
        case Access::organization:
            return caller.session.empty() && caller.integration.empty()
                       ? std::optional(not_signed_in)
                       : std::nullopt;
        case Access::administrator:
            break;
    }
    if (caller.session.empty()) return caller.integration.empty() ? not_signed_in : not_permitted;
    return caller.administrator ? std::nullopt : std::optional(not_permitted);
}

// RFC 9110 section 13.1: whoever binds a change to a condition must not find it done regardless.
bool has_precondition(const Request& request) {
    return request.header("If-Match") || request.header("If-Unmodified-Since");
}

Response not_allowed(std::string allow) {
    auto response = problem(405, "method_not_allowed");
    response.headers.push_back({"Allow", std::move(allow)});
    return response;
}

Response too_many_requests(Duration wait) {
    auto response = problem(429, "too_many_requests");
    response.headers.push_back({"Retry-After", std::to_string((wait.ms + 999) / 1000)});
    return response;
}

// A line break in a header of ours would let its value write further headers, or a whole answer.
bool is_sendable(const Response& response) {
    return is_field_value(response.content_type) &&
           std::all_of(response.headers.begin(), response.headers.end(), [](const Header& header) {
               return is_token(header.name) && is_field_value(header.value);
           });
}

}  // namespace

Response refused(const Refusal& refusal) { return problem(refusal.status, refusal.code); }

Dispatcher::Dispatcher(DispatcherParts parts) : parts_(std::move(parts)), router_(parts_.routes) {
    assert(std::all_of(parts_.routes.begin(), parts_.routes.end(),
                       [](const Route& route) { return route.handler != nullptr; }));
}

std::variant<std::size_t, Response> Dispatcher::admit(const RequestHead& head) const {
    const auto destination = router_.find(head.method, head.path);
    if (destination.route) {
        if (head.content_length > destination.route->body_limit)
            return problem(413, "body_too_large");
        return destination.route->body_limit;
    }
    // Such a request gets its answer without the body being read, so that nobody can make us store
    // one.
    if (head.framing == Framing::none) return std::size_t{0};
    Request request;
    request.method = head.method;
    request.path = head.path;
    return without_route(request, destination);
}

boost::asio::awaitable<Response> Dispatcher::answer(Request& request) const {
    std::string failure;
    try {
        request.resources = parts_.resources;
        auto destination = router_.find(request.method, request.path);
        request.captures = std::move(destination.captures);
        Response response;
        if (destination.route) {
            response = co_await call(*destination.route, request);
            if (!parts_.version.empty())
                response.headers.push_back({"Usher-Version", std::string{parts_.version}});
        } else {
            response = without_route(request, destination);
        }
        // RFC 9110 section 15.5.2.
        if (response.status == 401) response.headers.push_back({"WWW-Authenticate", "Bearer"});
        for (const auto& cookie : response.set_cookies)
            response.headers.push_back({"Set-Cookie", encode(cookie, parts_.site.transport)});
        response.set_cookies.clear();
        if (is_sendable(response)) co_return response;
        failure = "the answer has a header that cannot be sent";
    } catch (const std::exception& exception) {
        failure = exception.what();
    } catch (...) {
        failure = "something that is no exception was thrown";
    }
    if (parts_.on_failure) parts_.on_failure(request, failure);
    co_return problem(500, "internal_error");
}

boost::asio::awaitable<Response> Dispatcher::call(const Route& route, Request& request) const {
    if (const auto refusal = refused_as_forgery(request, route, parts_.site))
        co_return refused(*refusal);
    request.command = route.command;
    if (parts_.sessions && (!request.cookies.empty() || request.header("Authorization")))
        request.caller = co_await parts_.sessions->identify(request);
    if (const auto wait = wait_for(route, request)) co_return too_many_requests(*wait);
    if (const auto refusal = refused_by_access(route.access, request.caller))
        co_return refused(*refusal);
    // The token of a sign-up is in its page alone. After a reload nobody has it, and the cookie
    // that is left must not keep the browser from what is open to everybody. The same goes for who
    // owes a second factor.
    const bool has_session = !request.caller.session.empty() || route.access == Access::sign_up ||
                             route.access == Access::second_factor;
    if (has_session && !is_safe(route.method) && route.forgery_guard == ForgeryGuard::on) {
        const auto token = request.header("X-CSRF-Token");
        if (!token || !parts_.sessions->is_csrf_token(request.caller, *token))
            co_return refused(wrong_token);
    }
    if (has_precondition(request) && !is_safe(route.method))
        co_return refused({412, "precondition_unsupported"});
    if (auto refusal = refused_by_parameters(route, request)) co_return *std::move(refusal);
    co_return co_await route.handler(request);
}

// What changes something refuses fields that it does not know by itself.
std::optional<Response> Dispatcher::refused_by_parameters(const Route& route,
                                                          const Request& request) const {
    if (parts_.takes_parameter == nullptr || request.query.empty()) return std::nullopt;
    if (!is_safe(route.method) || !route.pattern.starts_with(api)) return std::nullopt;
    const auto parameters = request.parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const std::string& name = parameters[i].first;
        const auto is_same = [&](const auto& other) { return other.first == name; };
        const auto end = parameters.begin() + static_cast<std::ptrdiff_t>(i);
        if (!parts_.takes_parameter(route.name, name))
            return problem(422, {{"unknown_field", name, std::nullopt}});
        if (std::any_of(parameters.begin(), end, is_same))
            return problem(400, {{"duplicate_key", name, std::nullopt}});
    }
    return std::nullopt;
}

std::optional<Duration> Dispatcher::wait_for(const Route& route, const Request& request) const {
    if (!parts_.throttle || !route.kind) return std::nullopt;
    const Caller& caller = request.caller;
    const auth::Requester by{caller.account.empty() ? caller.integration : caller.account,
                             request.remote_address};
    return parts_.throttle->take(*route.kind, by, request.body.size());
}

Response Dispatcher::without_route(const Request& request, const Destination& destination) const {
    if (!destination.allow.empty()) return not_allowed(destination.allow);
    if (parts_.files && parts_.files->has(request.path)) {
        if (request.method != Method::get && request.method != Method::head)
            return not_allowed("GET, HEAD");
        return parts_.files->answer(request);
    }
    const bool reads = request.method == Method::get || request.method == Method::head;
    if (parts_.files && reads && request.path.compare(0, api.size(), api) != 0) {
        if (auto page = parts_.files->nothing_here(request)) return *std::move(page);
    }
    return problem(404, "not_found");
}

}  // namespace usher::http
