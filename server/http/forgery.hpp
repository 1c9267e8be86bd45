#pragma once

#include <optional>
#include <string_view>

#include "server/http/gate.hpp"
#include "server/http/request.hpp"
#include "server/http/router.hpp"

namespace usher::http {

/// Where a request says it was made.
enum class Provenance {
    own_page,   ///< Origin, or without one Sec-Fetch-Site, names this site
    elsewhere,  ///< another site, another origin of this site, or "null"
    unstated,   ///< neither field is there: a program, or a very old browser
};

Provenance provenance_of(const Request& request, const Site& site);

/// What a route demands of a request that may change something, before its session is looked at.
/// Refusals: 403 cross_site_request when it comes from elsewhere, or does not say and has cookies;
/// 415 content_type_unsupported when the body is not what the route takes. A form cannot send
/// application/json without a preflight, which is never granted. A valid result says nothing of the
/// session: see Dispatcher, which also wants its X-CSRF-Token.
std::optional<Refusal> refused_as_forgery(const Request& request, const Route& route,
                                          const Site& site);

/// True when a Content-Type field names this media type, with no parameter but perhaps
/// charset=utf-8.
bool is_media_type(std::string_view field, std::string_view media_type);

}  // namespace usher::http
