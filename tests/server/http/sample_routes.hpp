#pragma once

#include <array>
#include <stdexcept>

#include "server/http/dispatcher.hpp"
#include "server/http/router.hpp"

namespace usher::http::sample {

inline boost::asio::awaitable<Response> hello(const Request&) {
    co_return Response{200, "text/plain", "hello"};
}

inline boost::asio::awaitable<Response> echo(const Request& request) {
    co_return json(request.body);
}

inline boost::asio::awaitable<Response> person(const Request& request) {
    co_return json(std::string(request.capture("person")));
}

inline boost::asio::awaitable<Response> fail(const Request&) {
    throw std::runtime_error("the disk is gone");
    co_return Response{};
}

inline boost::asio::awaitable<Response> split(const Request&) {
    auto response = empty(204);
    response.headers.push_back({"X-Name", "value\r\nSet-Cookie: planted=1"});
    co_return response;
}

inline boost::asio::awaitable<Response> sign_in(const Request&) {
    auto response = empty(204);
    SetCookie cookie;
    cookie.name = "session";
    cookie.value = "fresh";
    response.set_cookies.push_back(cookie);
    co_return response;
}

inline constexpr auto reading = auth::RequestKind::reading;

inline constexpr std::array routes{
    Route{Method::get, "/hello", Access::public_, reading, 0, "hello", hello},
    Route{Method::post, "/echo", Access::public_, reading, 64, "echo", echo},
    Route{Method::get, "/v1/people/{person}", Access::session, reading, 0, "person", person},
    Route{Method::post, "/v1/people/{person}", Access::session, reading, 64, "change", echo},
    Route{Method::delete_, "/v1/people/{person}", Access::administrator, reading, 0, "remove",
          person},
    Route{Method::post, "/v1/sign-ups/confirm", Access::sign_up, reading, 64, "confirm", echo},
    Route{Method::post, "/v1/sessions", Access::public_, auth::RequestKind::hashing, 64, "sign_in",
          sign_in},
    Route{Method::get, "/fail", Access::public_, reading, 0, "fail", fail},
    Route{Method::get, "/split", Access::public_, reading, 0, "split", split},
    Route{Method::post, "/v1/csp-reports", Access::public_, reading, 64, "report", echo,
          "application/csp-report", ForgeryGuard::off},
};
static_assert(is_well_formed(routes));

/// Sessions named "member", "administrator" and "newcomer", each with the token "token-of-" and its
/// name.
class Sessions : public SessionPort {
public:
    boost::asio::awaitable<Caller> identify(const Request& request) override {
        Caller caller;
        const auto session = request.cookie("session").value_or("");
        if (session == "newcomer") caller.sign_up = "newcomer";
        if (session == "member" || session == "administrator") caller.session = session;
        caller.administrator = session == "administrator";
        co_return caller;
    }

    bool is_csrf_token(const Caller& caller, std::string_view token) const override {
        return token == "token-of-" + caller.session + caller.sign_up;
    }
};

}  // namespace usher::http::sample
