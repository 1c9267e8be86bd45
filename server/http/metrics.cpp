#include "server/http/metrics.hpp"

#include <algorithm>
#include <cstdio>

namespace usher::http {
namespace {

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

}  // namespace

void Metrics::count(const AccessEntry& entry) {
    const auto kind =
        std::clamp<std::size_t>(static_cast<std::size_t>(entry.status / 100), 1, classes);
    ++answered_[kind - 1];
    if (entry.is_stream) return;
    const double seconds = static_cast<double>(entry.duration.count()) / 1e6;
    const auto bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
    ++within_[static_cast<std::size_t>(bound - bounds.begin())];
    microseconds_ += static_cast<std::uint64_t>(entry.duration.count());
}

std::string Metrics::text() const {
    std::string text =
        "# HELP usher_http_requests_total Answered requests, by class of status.\n"
        "# TYPE usher_http_requests_total counter\n";
    for (std::size_t i = 0; i < classes; ++i) {
        text += "usher_http_requests_total{status=\"" + std::to_string(i + 1) + "xx\"} " +
                std::to_string(answered_[i]) + '\n';
    }
    text +=
        "# HELP usher_http_request_duration_seconds Time from the whole request to the whole "
        "answer, event streams aside.\n"
        "# TYPE usher_http_request_duration_seconds histogram\n";
    const std::string name = "usher_http_request_duration_seconds";
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        sum += within_[i];
        text += name + "_bucket{le=\"" + number(bounds[i]) + "\"} " + std::to_string(sum) + '\n';
    }
    sum += within_[bounds.size()];
    text += name + "_bucket{le=\"+Inf\"} " + std::to_string(sum) + '\n';
    text += name + "_sum " + number(static_cast<double>(microseconds_.load()) / 1e6) + '\n';
    return text + name + "_count " + std::to_string(sum) + '\n';
}

std::string metrics_of(const auth::Throttle& throttle) {
    const std::string name = "usher_http_requests_refused_total";
    std::string text = "# HELP " + name +
                       " Requests refused because somebody asked too often, by their kind.\n"
                       "# TYPE " +
                       name + " counter\n";
    for (const auth::RequestKind kind : auth::every_request_kind) {
        text += name + "{kind=\"" + std::string{auth::name(kind)} + "\"} " +
                std::to_string(throttle.refused(kind)) + '\n';
    }
    return text;
}

}  // namespace usher::http
