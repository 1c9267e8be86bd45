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

std::string fresh(std::uint8_t number) {
    return Bits128{{0x01, 0x92, 0xf0, 0xc1, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number}}.text();
}

Write only(Json body) {
    return [body](Northwind&) { return body; };
}

Json item(std::uint8_t number, Json more = Json::object()) {
    more["id"] = fresh(number);
    more["name"] = "Harbour";
    return more;
}

Json permissions() { return {{"permissions", Json::array()}}; }

Json without_id(Json json) {
    json.erase("id");
    return json;
}

Json integration_fields() {
    Json fields = permissions();
    fields["auto_invite"] = false;
    fields["generation"] = 1;
    return fields;
}

Json role_fields() {
    Json fields = permissions();
    fields["built_in"] = false;
    return fields;
}

Json application_fields() { return {{"identity_required", false}}; }

Json new_person(Northwind&) {
    return {{"person", fresh(1)},
            {"role", bits_of_label("role:member").text()},
            {"seats", Json::array({{{"id", fresh(2)}}})},
            {"invitation", fresh(3)},
            {"when", "later"}};
}

Json new_organization(Northwind&) {
    return {{"organization", fresh(1)},
            {"name", "Eastwind"},
            {"person", fresh(2)},
            {"membership", fresh(3)},
            {"roles", {fresh(4), fresh(5), fresh(6), fresh(7)}}};
}

// By the name of the route. A route that takes no body is named too.
const std::map<std::string, Write> bodies{
    {"show_health", nullptr},
    {"show_readiness", nullptr},
    {"show_metrics", nullptr},
    {"show_reference", nullptr},
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
    {"show_sessions", nullptr},
    {"end_other_sessions", nullptr},
    {"end_session", nullptr},
    {"show_me", nullptr},
    {"show_awaited", nullptr},
    {"give_second_factor", only({{"code", "123456"}})},
    {"end_awaited", nullptr},
    {"change_password", only({{"password", "not known to anybody"},
                              {"new_password", "a quiet walk along the shore"}})},
    {"show_second_factor", nullptr},
    {"start_second_factor", only({{"password", "not known to anybody"}})},
    {"confirm_second_factor", only({{"enrolment", "none was begun"}, {"code", "123456"}})},
    {"renew_recovery_codes", only({{"code", "123456"}})},
    {"remove_second_factor", only({{"code", "123456"}})},
    {"reset_second_factor", nullptr},
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
    {"show_organization", nullptr},
    {"show_people", nullptr},
    {"show_person", nullptr},
    {"show_audit", nullptr},
    {"verify_audit", nullptr},
    {"show_deliveries", nullptr},
    {"show_integration_token", nothing},
    {"preview_template", only({{"kind", "invitation"}})},
    {"lint_templates", nullptr},
    {"try_mail", only({{"to", "eve@corp.example"}})},
    {"show_outbox", nullptr},
    {"show_organizations", nullptr},
    {"show_outline", nullptr},
    {"show_open_invitations", nullptr},
    {"show_instance_policies", nullptr},
    {"show_administrators", nullptr},
    {"show_accounts", nullptr},
    {"show_account", nullptr},
    {"show_known", nullptr},
    {"create_organization", new_organization},
    {"suspend_organization", nothing},
    {"reinstate_organization", nothing},
    {"set_instance_policies", only({{"copied_link_proves_mailbox", true}})},
    {"add_administrator", nothing},
    {"remove_administrator", nothing},
    {"suspend_account", nothing},
    {"reinstate_account", nothing},
    {"end_sessions", nothing},
    {"erase_account", nothing},

    {"edit_organization", only({{"name", "Northwind"}})},
    {"set_policies",
     only({{"policies", {{"invite_ttl_ms", 86'400'000}, {"onboarding", "direct"}}}})},
    {"set_identity_fields", only({{"fields", Json::array()}})},
    {"set_template",
     only({{"kind", "invitation"}, {"locale", "en"}, {"subject", "Come"}, {"text", "Soon."}})},
    {"remove_template", only({{"kind", "invitation"}, {"locale", "en"}})},
    {"undo", nothing},
    {"invite_person", new_person},
    {"merge_people", only({{"keep", fresh(1)}, {"absorb", fresh(2)}})},
    {"edit_person", nothing},
    {"erase_person", nothing},
    {"invite",
     [](Northwind& northwind) {
         return Json{{"memberships", Json::array({northwind.membership.text()})},
                     {"invitation", fresh(3)},
                     {"when", "now"}};
     }},
    {"set_metadata", only({{"metadata", "{}"}})},
    {"issue_code", only({{"invitation", fresh(3)}})},
    {"deactivate_code", nothing},
    {"register_identity", nothing},
    {"validate_identity", nothing},
    {"send_back_identity", nothing},
    {"submit_identity", nothing},
    {"resend", nothing},
    {"revoke", nothing},
    {"archive", nothing},
    {"restore", nothing},
    {"leave", nothing},
    {"change_role", only({{"role", bits_of_label("role:member").text()}})},
    {"set_groups", only({{"groups", Json::array()}})},
    {"offer",
     [](Northwind&) {
         return Json{{"person", fresh(1)},
                     {"membership", fresh(2)},
                     {"invitation", fresh(3)},
                     {"address", "otto@corp.example"}};
     }},
    {"deny_request",
     [](Northwind& northwind) {
         return Json{{"membership", northwind.membership.text()}};
     }},
    {"create_project", only(item(4))},
    {"edit_project", only(without_id(item(4)))},
    {"remove_project", nothing},
    {"create_role", only(item(4, role_fields()))},
    {"edit_role", only(without_id(item(4, role_fields())))},
    {"remove_role", nothing},
    {"create_group", only(item(4))},
    {"edit_group", only(without_id(item(4)))},
    {"remove_group", nothing},
    {"create_application", only(item(4, application_fields()))},
    {"edit_application", only(without_id(item(4, application_fields())))},
    {"remove_application", nothing},
    {"create_integration", only(item(4, integration_fields()))},
    {"edit_integration", only(without_id(item(4, integration_fields())))},
    {"remove_integration", nothing},
    {"start_invite_all", only({{"job", fresh(5)}})},
    {"pause_job", nothing},
    {"resume_job", nothing},
    {"stop_job", nothing},
    {"undo_job", only({{"job", fresh(5)}})},
};

std::string id_for(const std::string& capture, const Northwind& northwind, Place place) {
    const std::string random = Bits128{{1, 2, 3, 4, 5, 6, 0x70, 7, 0x80, 9}}.text();
    if (place == Place::random) return random;
    const bool own = place == Place::own;
    if (capture == "{organization}") return (own ? northwind.home : northwind.elsewhere).text();
    if (capture == "{invitation}") return own ? northwind.invitation.text() : random;
    if (capture == "{membership}")
        return own ? northwind.membership.text() : bits_of_label("membership:sol").text();
    if (capture == "{person}")
        return own ? bits_of_label("person:maya").text() : bits_of_label("person:sol").text();
    // What Northwind has none of.
    return random;
}

}  // namespace

std::vector<KnownRoute> known_routes() {
    std::vector<KnownRoute> known;
    for (const http::Route& route : http::routes()) {
        known.push_back({std::string{route.name}, std::string{http::name_of(route.method)},
                         std::string{route.pattern}, std::string{route.content_type},
                         route.body_limit, http::is_safe(route.method),
                         route.forgery_guard == http::ForgeryGuard::on,
                         route.access == http::Access::public_, route.kind.has_value()});
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
