#include "server/http/resources/routes.hpp"

#include <algorithm>
#include <array>

#include "server/http/resources/command_routes.hpp"
#include "server/http/resources/endpoints.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {
namespace {

constexpr std::size_t small = 16 * 1024;
constexpr auto nobody = std::size_t{0};

constexpr auto unlimited = std::nullopt;
constexpr auto watching = auth::RequestKind::watching;
constexpr auto reading = auth::RequestKind::reading;
constexpr auto writing = auth::RequestKind::writing;
constexpr auto guessing = auth::RequestKind::guessing;
constexpr auto hashing = auth::RequestKind::hashing;
constexpr auto mailing = auth::RequestKind::mailing;

constexpr std::array others{
    Route{Method::get, "/healthz", Access::public_, unlimited, nobody, "show_health", show_health},
    Route{Method::get, "/readyz", Access::public_, watching, nobody, "show_readiness",
          show_readiness},
    Route{Method::get, "/metrics", Access::public_, watching, nobody, "show_metrics", show_metrics},
    Route{Method::get, "/v1/openapi.json", Access::public_, reading, nobody, "show_reference",
          show_reference},
    Route{Method::get, "/v1/state", Access::public_, reading, nobody, "show_state", show_state},
    Route{Method::post, "/v1/csp-reports", Access::public_, writing, small, "take_policy_report",
          take_policy_report, "application/csp-report", ForgeryGuard::off},

    Route{Method::post, "/v1/set-up/open", Access::public_, guessing, small, "open_set_up",
          open_set_up},
    Route{Method::post, "/v1/set-up", Access::public_, hashing, small, "set_up", set_up},

    Route{Method::post, "/v1/sessions", Access::public_, hashing, small, "sign_in", sign_in},
    Route{Method::get, "/v1/sessions/current", Access::session, reading, nobody, "show_session",
          show_session},
    Route{Method::delete_, "/v1/sessions/current", Access::session, writing, nobody, "sign_out",
          sign_out},
    Route{Method::get, "/v1/sessions", Access::session, reading, nobody, "show_sessions",
          show_sessions},
    Route{Method::delete_, "/v1/sessions", Access::session, writing, nobody, "end_other_sessions",
          end_other_sessions},
    Route{Method::delete_, "/v1/sessions/{session}", Access::session, writing, nobody,
          "end_session", end_session},
    Route{Method::get, "/v1/sessions/second-factor", Access::second_factor, reading, nobody,
          "show_awaited", show_awaited},
    Route{Method::post, "/v1/sessions/second-factor", Access::second_factor, guessing, small,
          "give_second_factor", give_second_factor},
    Route{Method::delete_, "/v1/sessions/second-factor", Access::second_factor, writing, nobody,
          "end_awaited", end_awaited},
    Route{Method::get, "/v1/me", Access::session, reading, nobody, "show_me", show_me},

    Route{Method::put, "/v1/me/password", Access::session, hashing, small, "change_password",
          change_password},
    Route{Method::get, "/v1/me/second-factor", Access::session, reading, nobody,
          "show_second_factor", show_second_factor},
    Route{Method::post, "/v1/me/second-factor/start", Access::session, hashing, small,
          "start_second_factor", start_second_factor},
    Route{Method::post, "/v1/me/second-factor/confirm", Access::session, guessing, small,
          "confirm_second_factor", confirm_second_factor},
    Route{Method::post, "/v1/me/second-factor/recovery-codes", Access::session, guessing, small,
          "renew_recovery_codes", renew_recovery_codes},
    Route{Method::post, "/v1/me/second-factor/remove", Access::session, hashing, small,
          "remove_second_factor", remove_second_factor},
    Route{Method::delete_, "/v1/accounts/{account}/second-factor", Access::administrator, writing,
          nobody, "reset_second_factor", reset_second_factor},

    Route{Method::post, "/v1/invitations/open", Access::public_, guessing, small, "open_invitation",
          open_invitation},
    Route{Method::post, "/v1/invitations/renew", Access::public_, mailing, small,
          "renew_invitation", renew_invitation},
    Route{Method::post, "/v1/invitations/decline", Access::public_, guessing, small,
          "decline_invitation", decline_invitation},

    Route{Method::post, "/v1/sign-ups", Access::public_, hashing, small, "begin_sign_up",
          begin_sign_up},
    Route{Method::post, "/v1/sign-ups/confirm", Access::sign_up, guessing, small, "confirm_sign_up",
          confirm_sign_up},
    Route{Method::post, "/v1/sign-ups/code", Access::sign_up, mailing, small, "send_sign_up_code",
          send_sign_up_code},

    Route{Method::post, "/v1/memberships/{membership}/accept", Access::session, writing, small,
          "accept_membership", accept_membership},
    Route{Method::post, "/v1/memberships/{membership}/decline", Access::session, writing, small,
          "decline_membership", decline_membership},

    Route{Method::get, "/v1/organizations/{organization}/changes", Access::session, reading, nobody,
          "show_changes", show_changes},
    Route{Method::post, "/v1/organizations/{organization}/commands", Access::session, writing,
          limits::json_bytes, "take_commands", take_commands},
    Route{Method::post, "/v1/organizations/{organization}/invitations/{invitation}/link",
          Access::session, writing, small, "copy_link", copy_link},

    Route{Method::get, "/v1/organizations/{organization}", Access::organization, reading, nobody,
          "show_organization", show_organization},
    Route{Method::get, "/v1/organizations/{organization}/people", Access::organization, reading,
          nobody, "show_people", show_people},
    Route{Method::get, "/v1/organizations/{organization}/people/{person}", Access::organization,
          reading, nobody, "show_person", show_person},
    Route{Method::get, "/v1/organizations/{organization}/audit", Access::organization, reading,
          nobody, "show_audit", show_audit},
    Route{Method::get, "/v1/organizations/{organization}/audit/verification", Access::organization,
          reading, nobody, "verify_audit", verify_audit},
    Route{Method::get, "/v1/organizations/{organization}/deliveries", Access::organization, reading,
          nobody, "show_deliveries", show_deliveries},
    Route{Method::post, "/v1/organizations/{organization}/integrations/{integration}/token",
          Access::session, reading, small, "show_integration_token", show_integration_token},
    Route{Method::post, "/v1/organizations/{organization}/templates/preview", Access::organization,
          reading, limits::json_bytes, "preview_template", preview_template},
    Route{Method::get, "/v1/organizations/{organization}/templates/lint", Access::organization,
          reading, nobody, "lint_templates", lint_templates},

    Route{Method::post, "/v1/mail/test", Access::administrator, mailing, small, "try_mail",
          try_mail},
    Route{Method::get, "/v1/outbox", Access::administrator, reading, nobody, "show_outbox",
          show_outbox},

    Route{Method::get, "/v1/organizations", Access::administrator, reading, nobody,
          "show_organizations", show_organizations},
    Route{Method::get, "/v1/organizations/{organization}/outline", Access::administrator, reading,
          nobody, "show_outline", show_outline},
    Route{Method::get, "/v1/organizations/{organization}/open-invitations", Access::administrator,
          reading, nobody, "show_open_invitations", show_open_invitations},
    Route{Method::get, "/v1/policies", Access::administrator, reading, nobody,
          "show_instance_policies", show_instance_policies},
    Route{Method::get, "/v1/administrators", Access::administrator, reading, nobody,
          "show_administrators", show_administrators},
    Route{Method::get, "/v1/accounts", Access::administrator, reading, nobody, "show_accounts",
          show_accounts},
    Route{Method::get, "/v1/accounts/{account}", Access::administrator, reading, nobody,
          "show_account", show_account},
    Route{Method::get, "/v1/organizations/{organization}/known", Access::session, reading, nobody,
          "show_known", show_known},
};

constexpr auto join_routes() {
    std::array<Route, others.size() + command_routes.size()> all{};
    std::copy(command_routes.begin(), command_routes.end(),
              std::copy(others.begin(), others.end(), all.begin()));
    return all;
}
constexpr auto table = join_routes();
static_assert(is_well_formed(table));

}  // namespace

std::span<const Route> routes() { return table; }

std::vector<Page> pages() {
    return {{"/", "/admin/index.html"},
            {"/set-up", "/admin/index.html"},
            {"/people", "/admin/index.html"},
            {"/outbox", "/admin/index.html"},
            {"/invited", "/admin/index.html"},
            {"/overview", "/admin/index.html"},
            {"/projects", "/admin/index.html"},
            {"/roles", "/admin/index.html"},
            {"/groups", "/admin/index.html"},
            {"/settings", "/admin/index.html"},
            {"/registration", "/admin/index.html"},
            {"/unsent", "/admin/index.html"},
            {"/requests", "/admin/index.html"},
            {"/audit", "/admin/index.html"},
            {"/jobs", "/admin/index.html"},
            {"/deliveries", "/admin/index.html"},
            {"/server", "/admin/index.html"},
            {"/i", "/account/index.html"},
            {"/code", "/account/index.html"},
            {"/sign-in", "/account/index.html"},
            {"/account", "/account/index.html"},
            {"/docs/api", "/reference/index.html"},
            {"", "/account/index.html"}};
}

}  // namespace usher::http
