#include "server/http/security_headers.hpp"

#include <string>

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

namespace {

std::string written(Transport transport) {
    std::string lines = "Content-Security-Policy: ";
    lines += content_security_policy();
    lines +=
        "\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
        "browsing-topics=()\r\n";
    if (transport == Transport::secure) lines += "Strict-Transport-Security: max-age=31536000\r\n";
    return lines;
}

}  // namespace

std::string_view security_headers(Transport transport) {
    static const std::string plain = written(Transport::plain);
    static const std::string secure = written(Transport::secure);
    return transport == Transport::secure ? secure : plain;
}

}  // namespace usher::http
