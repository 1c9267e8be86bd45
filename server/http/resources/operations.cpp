#include "server/auth/bytes.hpp"
#include "server/http/problem.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/routes.hpp"
#include "server/http/resources/tagged.hpp"
#include "shared/wire/reference.hpp"

namespace usher::http {

namespace {

wire::RouteNote::Access access_of(Access access) {
    using Noted = wire::RouteNote::Access;
    switch (access) {
        case Access::public_:
            return Noted::public_;
        case Access::sign_up:
            return Noted::sign_up;
        case Access::second_factor:
            return Noted::second_factor;
        case Access::session:
            return Noted::session;
        case Access::organization:
            return Noted::organization;
        case Access::administrator:
            break;
    }
    return Noted::administrator;
}

std::vector<wire::RouteNote> notes() {
    std::vector<wire::RouteNote> notes;
    for (const Route& route : routes()) {
        notes.push_back({name_of(route.method), route.pattern, route.name, route.command,
                         route.body_limit == 0 ? std::string_view{} : route.content_type,
                         access_of(route.access)});
    }
    return notes;
}

}  // namespace

boost::asio::awaitable<Response> show_reference(const Request& request) {
    const Resources& resources = *request.resources;
    // Everybody may ask for it, so it is written once.
    static const std::string text = wire::encode_reference(notes(), resources.version);
    co_return tagged(request, resources.digest, text);
}

// Ready is who could keep something now: an empty batch goes all the way to the disk.
boost::asio::awaitable<Response> show_readiness(const Request& request) {
    // An empty batch would not reach the disk. What nobody can be called is claimed and let go.
    const app::Writer::Work trial = [](app::Turn& turn) {
        const Claim tried{Claim::Kind::account_handle, {}, "/readyz", {}};
        turn.transaction().claim(tried);
        turn.transaction().release(tried);
    };
    const bool kept = co_await keep(*request.resources, trial);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    co_return json(R"({"status":"ready"})");
}

// To whoever does not have the token there is no such page.
boost::asio::awaitable<Response> show_metrics(const Request& request) {
    const Resources& resources = *request.resources;
    const std::string& token = resources.metrics_token.reveal();
    const std::string expected = "Bearer " + token;
    const auto shown = request.header("Authorization").value_or("");
    if (token.empty() || !auth::equal_in_constant_time(shown, expected))
        co_return problem(404, "not_found");
    co_return Response{200, "text/plain; version=0.0.4; charset=utf-8", resources.metrics()};
}

}  // namespace usher::http
