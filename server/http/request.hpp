#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/headers.hpp"
#include "server/http/method.hpp"

namespace usher::http {

/// What the endpoints work with: defined by them, wired by `main`, never looked into here.
struct Resources;

/// A cookie of a request. The `__Host-` prefix is already taken off (see cookies.hpp).
struct Cookie {
    std::string name;
    std::string value;
};

/// Who asks, as the session port found out. An empty text means there is none.
struct Caller {
    std::string account;         ///< id of the signed-in account
    std::string session;         ///< id of its session
    std::string sign_up;         ///< id of a sign-up that goes on in this browser
    std::string pending;         ///< id of a session that waits for its second factor
    std::string integration;     ///< id of the program whose token came with the request
    std::string organization;    ///< the one that the program belongs to
    bool administrator = false;  ///< the account administers this server
    bool second_factor = false;  ///< the session was given a second factor, which stands
};

/// A part of the path that the route's pattern named.
struct Capture {
    std::string_view name;
    std::string_view value;  ///< points into the request's path
};

/// A request that passed the gate, whole with its body. It stays where it was made, so that views
/// into it hold for as long as the handler runs.
struct Request {
    Request() = default;
    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;

    Method method = Method::get;
    std::string path;   ///< percent-decoded, begins with '/', cut before an encoded '#'
    std::string query;  ///< as sent, without '?'
    Headers headers;
    std::vector<Cookie> cookies;
    std::string body;  ///< at most the route's limit, chunks joined
    std::string remote_address;
    std::string id;  ///< made by this server, answered as X-Request-Id
    std::vector<Capture> captures;
    std::string_view command;  ///< the route's own
    Caller caller;
    Resources* resources = nullptr;

    std::optional<std::string_view> header(std::string_view name) const;

    /// The first cookie of that plain name, for example "session".
    std::optional<std::string_view> cookie(std::string_view name) const;

    /// The percent-decoded value of a query parameter ("+" is a space); the first when repeated.
    std::optional<std::string> parameter(std::string_view name) const;

    /// Every query parameter, percent-decoded, in the order of the query; what cannot be decoded is
    /// left out.
    std::vector<std::pair<std::string, std::string>> parameters() const;

    /// The captured part of the path. Precondition: the route's pattern has that name.
    std::string_view capture(std::string_view name) const;
};

}  // namespace usher::http
