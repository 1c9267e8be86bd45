#include "tests/server/resources/route_samples.hpp"

#include <functional>
#include <map>
#include <stdexcept>

#include "server/http/resources/routes.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;
using Write = std::function<Json(Northwind&)>;

Json by_link(Northwind& northwind) { return {{"token", northwind.link()}}; }
Json nothing(Northwind&) { return Json::object(); }

Json set_up_form(Northwind& northwind) {
    return {{"token", northwind.house.secrets().set_up_secret().reveal()},
            {"name", "Eve"},
            {"address", "eve@corp.example"},
            {"password", northwind.password},
            {"organization_name", "Eve and others"},
            {"copied_link_proves_mailbox", true}};
}

Json credentials(Northwind&) {
    return {{"address", "eve@corp.example"}, {"password", "not known to anybody"}};
}

Json commands(Northwind& northwind) {
    const Json revoke{{"type", "revoke"}, {"membership", northwind.membership.text()}};
    return {{"client", Bits128{{8}}.text()},
            {"commands", Json::array({{{"sequence", 1}, {"body", revoke}}})}};
}

// By the name of the route. A route that takes no body is named too.
const std::map<std::string, Write> bodies{
    {"show_health", nullptr},
    {"show_state", nullptr},
    {"take_policy_report", nothing},
    {"open_set_up",
     [](Northwind& northwind) {
         return Json{{"token", set_up_form(northwind)["token"]}};
     }},
    {"set_up", set_up_form},
    {"sign_in", credentials},
    {"show_session", nullptr},
    {"sign_out", nullptr},
    {"show_me", nullptr},
    {"open_invitation", by_link},
    {"renew_invitation", by_link},
    {"decline_invitation", by_link},
    {"begin_sign_up",
     [](Northwind& northwind) { return northwind.sign_up_form(northwind.link()); }},
    {"confirm_sign_up",
     [](Northwind&) {
         return Json{{"code", "ABCD-EFGH"}};
     }},
    {"send_sign_up_code", nothing},
    {"accept_membership", nothing},
    {"decline_membership", nothing},
    {"show_changes", nullptr},
    {"take_commands", commands},
    {"copy_link", nothing},
    {"show_outbox", nullptr},
};

std::string id_for(const std::string& capture, const Northwind& northwind, Place place) {
    const std::string random = Bits128{{1, 2, 3, 4, 5, 6, 0x70, 7, 0x80, 9}}.text();
    if (place == Place::random) return random;
    const bool own = place == Place::own;
    if (capture == "{organization}") return (own ? northwind.home : northwind.elsewhere).text();
    if (capture == "{invitation}") return own ? northwind.invitation.text() : random;
    if (capture == "{membership}")
        return own ? northwind.membership.text() : bits_of_label("membership:sol").text();
    throw std::runtime_error{"no sample of " + capture};
}

}  // namespace

std::vector<KnownRoute> known_routes() {
    std::vector<KnownRoute> known;
    for (const http::Route& route : http::routes()) {
        known.push_back({std::string{route.name}, std::string{http::name_of(route.method)},
                         std::string{route.pattern}, std::string{route.content_type},
                         route.body_limit, http::is_safe(route.method),
                         route.forgery_guard == http::ForgeryGuard::on,
                         route.access == http::Access::public_});
    }
    return known;
}

std::vector<std::string> known_pages() {
    std::vector<std::string> paths;
    for (const http::Page& page : http::pages()) paths.emplace_back(page.path);
    return paths;
}

Ask sample(const KnownRoute& route, Northwind& northwind, Place place) {
    const auto body = bodies.find(route.name);
    if (body == bodies.end())
        throw std::runtime_error{route.name + " has no sample: see route_samples.cpp"};
    Ask ask{route.method, route.pattern, {}, {}};
    for (std::size_t begin = ask.target.find('{'); begin != std::string::npos;
         begin = ask.target.find('{')) {
        const std::size_t size = ask.target.find('}', begin) + 1 - begin;
        ask.target.replace(begin, size, id_for(ask.target.substr(begin, size), northwind, place));
    }
    if (body->second) ask.body = body->second(northwind).dump();
    return ask;
}

Reply send_as_page(Browser& browser, Ask ask, const KnownRoute& route) {
    if (!route.is_safe) {
        ask.fields = {{"Origin", browser.origin()}, {"Content-Type", route.content_type}};
        if (!browser.csrf_token.empty())
            ask.fields.emplace_back("X-CSRF-Token", browser.csrf_token);
    }
    return browser.send(ask);
}

}  // namespace usher::test
