#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace usher::test {

/// A whole answer.
struct Reply {
    int status = 0;
    std::string head;
    std::string body;

    /// The value of a header field, names compared ignoring case; empty when there is none.
    std::string field(std::string_view name) const;
    /// The body; null when it is no JSON.
    nlohmann::json json() const;
    /// The status and, for a problem document, each code with its field: `422 required@name`.
    std::string outcome() const;
};

/// One request as it is to be sent. Host, Cookie, Content-Length and Connection are added.
struct Ask {
    std::string method = "GET";
    std::string target;
    std::string body;
    std::vector<std::pair<std::string, std::string>> fields;
};

/// A blocking HTTP client with the cookies and the forgery token that a browser and our own pages
/// would have. A connection a request. Gives up, throwing std::runtime_error, after ten seconds
/// without a byte.
class Browser {
public:
    explicit Browser(std::uint16_t port) : port_{port} {}

    Reply get(const std::string& target);
    Reply post(const std::string& target, const nlohmann::json& body);
    /// The body as it stands.
    Reply post_text(const std::string& target, const std::string& body);
    Reply remove(const std::string& target);
    /// With no other field than the request's own and those added to every one.
    Reply send(const Ask& ask);

    /// What a page of this site sends with a request that changes something.
    std::vector<std::pair<std::string, std::string>> fields_of_our_pages() const;
    /// The bytes of a request.
    std::string written(const Ask& ask) const;

    std::uint16_t port() const { return port_; }
    std::string origin() const { return "http://localhost:" + std::to_string(port_); }

    std::map<std::string, std::string> cookies;
    /// Taken from every answer that has one.
    std::string csrf_token;

private:
    void learn(const Reply& reply);

    std::uint16_t port_;
};

}  // namespace usher::test
