#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <regex>
#include <sstream>

#include "tests/proofs/nginx.hpp"
#include "tests/server/http/ambiguous_requests.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/server/http/sample_routes.hpp"

namespace usher::http {
namespace {

DispatcherParts sample_parts() {
    DispatcherParts parts;
    parts.routes = sample::routes;
    return parts;
}

std::vector<AmbiguousRequest> corpus() {
    auto all = ambiguous_requests();
    for (auto& request : ambiguous_chunks()) all.push_back(std::move(request));
    return all;
}

/// The location that docs/operate.md tells operators to write.
std::string documented_location() {
    std::ifstream file{"docs/operate.md"};
    std::stringstream text;
    text << file.rdbuf();
    const std::string whole = text.str();
    const auto begin = whole.find("location / {");
    const auto end = whole.find("```", begin);
    if (begin == std::string::npos) throw std::runtime_error{"docs/operate.md has no location"};
    return whole.substr(begin, end - begin);
}

struct Setting {
    std::string name;
    /// What the documented location is changed to, and what stands beside it.
    std::string more;
    bool keeps_connections = false;
};

void PrintTo(const Setting& setting, std::ostream* out) { *out << setting.name; }

class BehindNginx : public testing::TestWithParam<Setting> {};

std::string hidden(std::size_t number) { return "/hidden-" + std::to_string(number); }

// What came out of a request that one of the two takes for two would be counted by the server and
// not by nginx; and the answers of whoever comes next over the same connection would be another's.
TEST_P(BehindNginx, IsAskedWhatNginxAskedAndNothingElse) {
    RunningServer server{sample_parts()};
    const std::string place = "127.0.0.1:" + std::to_string(server.port());
    std::string location = std::regex_replace(documented_location(), std::regex{"127.0.0.1:8080"},
                                              GetParam().keeps_connections ? "usher" : place);
    location.insert(location.rfind('}'), GetParam().more);
    test::Nginx nginx{location, GetParam().keeps_connections
                                    ? "upstream usher { server " + place + "; keepalive 4; }"
                                    : std::string{}};

    const auto requests = corpus();
    ASSERT_GE(requests.size(), 150U);
    const auto get = [](const std::string& path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    };
    const std::string last = "Connection: close\r\n\r\n";
    for (std::size_t i = 0; i < requests.size(); ++i) {
        SCOPED_TRACE(requests[i].name);
        RawClient client{nginx.port()};
        client.send(requests[i].head + requests[i].body + get(hidden(i)) + last);
        client.finish_sending();
        client.read_to_end();
        // Somebody else gets the answer to what they asked.
        RawClient other{nginx.port()};
        other.send(
            "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            "Content-Length: 4\r\nConnection: close\r\n\r\n1234");
        EXPECT_EQ(other.read_answer().body, "1234");
    }

    const auto asked = nginx.stop();
    server.stop();
    const auto answered = server.log();
    std::size_t passed_on = 0;
    for (const auto& line : asked) passed_on += static_cast<std::size_t>(line.answered);
    EXPECT_EQ(passed_on, answered.size());
    std::size_t refused = 0;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto nginx_saw = std::count_if(asked.begin(), asked.end(), [&](const auto& line) {
            return line.answered > 0 && line.request.find(hidden(i) + " ") != std::string::npos;
        });
        const auto server_saw =
            std::count_if(answered.begin(), answered.end(), [&](const std::string& line) {
                return line.find(hidden(i) + " ") != std::string::npos;
            });
        EXPECT_EQ(nginx_saw, server_saw) << requests[i].name;
    }
    for (const auto& line : asked) refused += line.answered == 0 ? 1 : 0;
    std::printf("%s: %zu ambiguous requests, %zu refused by nginx, %zu passed on, %zu answered\n",
                GetParam().name.c_str(), requests.size(), refused, passed_on, answered.size());
}

INSTANTIATE_TEST_SUITE_P(
    Framing, BehindNginx,
    testing::Values(Setting{"AsDocumented", ""}, Setting{"ConnectionsKept", "", true},
                    Setting{"NothingBuffered", "proxy_request_buffering off;", true}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace usher::http
