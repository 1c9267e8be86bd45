#include "server/http/metrics.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher::http {
namespace {

AccessEntry answered(int status, std::chrono::microseconds duration) {
    return {"GET", "/hello", "127.0.0.1", "1", "", status, 5, duration};
}

AccessEntry stream(std::chrono::microseconds open) {
    AccessEntry entry = answered(200, open);
    entry.is_stream = true;
    return entry;
}

class CountedRequests : public testing::Test {
protected:
    void expect(const std::string& line) const {
        EXPECT_NE(("\n" + metrics.text()).find("\n" + line + "\n"), std::string::npos)
            << line << " in\n"
            << metrics.text();
    }

    Metrics metrics;
};

TEST_F(CountedRequests, AreToldByStatusAndDuration) {
    metrics.count(answered(200, std::chrono::milliseconds(2)));
    metrics.count(answered(204, std::chrono::milliseconds(20)));
    metrics.count(answered(404, std::chrono::seconds(3)));
    expect("usher_http_requests_total{status=\"2xx\"} 2");
    expect("usher_http_requests_total{status=\"4xx\"} 1");
    expect("usher_http_request_duration_seconds_bucket{le=\"0.001\"} 0");
    expect("usher_http_request_duration_seconds_bucket{le=\"0.0025\"} 1");
    expect("usher_http_request_duration_seconds_bucket{le=\"2.5\"} 2");
    expect("usher_http_request_duration_seconds_bucket{le=\"+Inf\"} 3");
    expect("usher_http_request_duration_seconds_sum 3.022");
    expect("usher_http_request_duration_seconds_count 3");
}

TEST_F(CountedRequests, HaveNoDurationWhenTheyAreStreamsThatStayOpen) {
    metrics.count(answered(200, std::chrono::milliseconds(2)));
    metrics.count(stream(std::chrono::hours(1)));
    expect("usher_http_requests_total{status=\"2xx\"} 2");
    expect("usher_http_request_duration_seconds_bucket{le=\"+Inf\"} 1");
    expect("usher_http_request_duration_seconds_sum 0.002");
    expect("usher_http_request_duration_seconds_count 1");
}

}  // namespace
}  // namespace usher::http
