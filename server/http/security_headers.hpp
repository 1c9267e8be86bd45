#pragma once

#include <string_view>

#include "server/http/site.hpp"

namespace usher::http {

/// Where browsers report what the policy has stopped.
constexpr std::string_view policy_report_path = "/v1/csp-reports";

/// The Content-Security-Policy of every response, pages and errors alike (CSP level 3, Trusted
/// Types).
std::string_view content_security_policy();

/// The fields that every response of this server has, as they are sent, each ending in CR LF. HSTS
/// only where the site is https.
std::string_view security_headers(Transport transport);

}  // namespace usher::http
