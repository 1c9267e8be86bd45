#include "server/http/forgery.hpp"

namespace usher::http {
namespace {

constexpr Refusal cross_site{403, "cross_site_request"};
constexpr Refusal unsupported{415, "content_type_unsupported"};

}  // namespace

Provenance provenance_of(const Request& request, const Site& site) {
    const auto fetch_site = request.header("Sec-Fetch-Site");
    if (fetch_site && *fetch_site != "same-origin") return Provenance::elsewhere;
    const auto origin = request.header("Origin");
    if (origin)
        return site.is_own_origin(*origin, request.header("Host").value_or(""))
                   ? Provenance::own_page
                   : Provenance::elsewhere;
    return fetch_site ? Provenance::own_page : Provenance::unstated;
}

bool is_media_type(std::string_view field, std::string_view media_type) {
    const auto semicolon = field.find(';');
    if (!equal_ignoring_case(without_outer_space(field.substr(0, semicolon)), media_type))
        return false;
    if (semicolon == std::string_view::npos) return true;
    const auto parameter = without_outer_space(field.substr(semicolon + 1));
    return equal_ignoring_case(parameter, "charset=utf-8") ||
           equal_ignoring_case(parameter, "charset=\"utf-8\"");
}

std::optional<Refusal> refused_as_forgery(const Request& request, const Route& route,
                                          const Site& site) {
    if (is_safe(route.method)) return std::nullopt;
    if (route.forgery_guard == ForgeryGuard::on) {
        const auto provenance = provenance_of(request, site);
        if (provenance == Provenance::elsewhere) return cross_site;
        if (provenance == Provenance::unstated && request.header("Cookie")) return cross_site;
    }
    const auto coding = request.header("Content-Encoding");
    if (coding && !equal_ignoring_case(*coding, "identity")) return unsupported;
    // What brings nothing is of no type; a form of another site, though, brings cookies.
    if (request.body.empty() && !request.header("Cookie")) return std::nullopt;
    const auto content_type = request.header("Content-Type");
    const bool named = content_type && is_media_type(*content_type, route.content_type);
    return named ? std::nullopt : std::optional<Refusal>{unsupported};
}

}  // namespace usher::http
