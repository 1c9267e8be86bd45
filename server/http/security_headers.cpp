#include "server/http/security_headers.hpp"

namespace usher::http {

std::string_view content_security_policy() {
    // `svelte-trusted-html` is the policy through which Svelte 5 makes its own static templates,
    // `usher-worker` lets through the one address of the core's worker; our code has no other.
    return "default-src 'none'; "
           "script-src 'self' 'wasm-unsafe-eval'; "
           "style-src 'self'; "
           "img-src 'self'; "
           "font-src 'self'; "
           "connect-src 'self'; "
           "worker-src 'self'; "
           "manifest-src 'self'; "
           "form-action 'self'; "
           "base-uri 'none'; "
           "frame-ancestors 'none'; "
           "require-trusted-types-for 'script'; "
           "trusted-types svelte-trusted-html usher-worker; "
           "report-uri /v1/csp-reports";
}

std::vector<Header> security_headers(Transport transport) {
    std::vector<Header> headers{
        {"Content-Security-Policy", std::string(content_security_policy())},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy",
         "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"},
    };
    if (transport == Transport::secure)
        headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
    return headers;
}

}  // namespace usher::http
