#pragma once

#include <array>

#include "server/http/resources/endpoints.hpp"
#include "server/http/router.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {

/// A name for a command of an organization. What the path and a DELETE's query name are fields of
/// the command; the rest of them is the body.
constexpr Route named(Method method, std::string_view pattern, std::string_view command) {
    Route route{
        method,  pattern,     Access::organization, auth::RequestKind::writing, limits::json_bytes,
        command, take_command};
    route.command = command;
    return route;
}

/// The same for what a person alone may do, and no program.
constexpr Route personal(Method method, std::string_view pattern, std::string_view command) {
    Route route = named(method, pattern, command);
    route.access = Access::session;
    return route;
}

/// A name for a command of the server's administrator. All that the path names is of the command.
constexpr Route administered(Method method, std::string_view pattern, std::string_view command) {
    Route route{method,
                pattern,
                Access::administrator,
                auth::RequestKind::writing,
                limits::json_bytes,
                command,
                take_owner_command};
    route.command = command;
    return route;
}

inline constexpr std::array command_routes{
    administered(Method::post, "/v1/organizations", "create_organization"),
    administered(Method::put, "/v1/organizations/{organization}/suspension",
                 "suspend_organization"),
    administered(Method::delete_, "/v1/organizations/{organization}/suspension",
                 "reinstate_organization"),
    administered(Method::put, "/v1/policies", "set_instance_policies"),
    administered(Method::put, "/v1/administrators/{account}", "add_administrator"),
    administered(Method::delete_, "/v1/administrators/{account}", "remove_administrator"),
    administered(Method::put, "/v1/accounts/{account}/suspension", "suspend_account"),
    administered(Method::delete_, "/v1/accounts/{account}/suspension", "reinstate_account"),
    administered(Method::delete_, "/v1/accounts/{account}/sessions", "end_sessions"),
    administered(Method::delete_, "/v1/accounts/{account}", "erase_account"),

    named(Method::patch, "/v1/organizations/{organization}", "edit_organization"),
    named(Method::put, "/v1/organizations/{organization}/policies", "set_policies"),
    named(Method::put, "/v1/organizations/{organization}/identity-fields", "set_identity_fields"),
    named(Method::put, "/v1/organizations/{organization}/templates", "set_template"),
    named(Method::delete_, "/v1/organizations/{organization}/templates", "remove_template"),
    named(Method::post, "/v1/organizations/{organization}/changes/{change}/undo", "undo"),

    named(Method::post, "/v1/organizations/{organization}/people", "invite_person"),
    named(Method::post, "/v1/organizations/{organization}/people/merge", "merge_people"),
    named(Method::patch, "/v1/organizations/{organization}/people/{person}", "edit_person"),
    named(Method::delete_, "/v1/organizations/{organization}/people/{person}", "erase_person"),
    named(Method::post, "/v1/organizations/{organization}/people/{person}/invite", "invite"),
    named(Method::put, "/v1/organizations/{organization}/people/{person}/metadata", "set_metadata"),
    named(Method::post, "/v1/organizations/{organization}/people/{person}/code", "issue_code"),
    named(Method::delete_, "/v1/organizations/{organization}/people/{person}/code",
          "deactivate_code"),
    named(Method::put, "/v1/organizations/{organization}/people/{person}/identity",
          "register_identity"),
    named(Method::post, "/v1/organizations/{organization}/people/{person}/identity/validate",
          "validate_identity"),
    named(Method::post, "/v1/organizations/{organization}/people/{person}/identity/send-back",
          "send_back_identity"),
    personal(Method::put, "/v1/organizations/{organization}/identity", "submit_identity"),

    named(Method::post, "/v1/organizations/{organization}/invitations/{invitation}/resend",
          "resend"),
    named(Method::post, "/v1/organizations/{organization}/memberships/{membership}/revoke",
          "revoke"),
    named(Method::post, "/v1/organizations/{organization}/memberships/{membership}/archive",
          "archive"),
    named(Method::post, "/v1/organizations/{organization}/memberships/{membership}/restore",
          "restore"),
    personal(Method::post, "/v1/organizations/{organization}/memberships/{membership}/leave",
             "leave"),
    named(Method::put, "/v1/organizations/{organization}/memberships/{membership}/role",
          "change_role"),
    named(Method::put, "/v1/organizations/{organization}/memberships/{membership}/groups",
          "set_groups"),
    named(Method::post, "/v1/organizations/{organization}/offers", "offer"),
    named(Method::post, "/v1/organizations/{organization}/requests/deny", "deny_request"),

    named(Method::post, "/v1/organizations/{organization}/projects", "create_project"),
    named(Method::patch, "/v1/organizations/{organization}/projects/{id}", "edit_project"),
    named(Method::delete_, "/v1/organizations/{organization}/projects/{project}", "remove_project"),
    named(Method::post, "/v1/organizations/{organization}/roles", "create_role"),
    named(Method::patch, "/v1/organizations/{organization}/roles/{id}", "edit_role"),
    named(Method::delete_, "/v1/organizations/{organization}/roles/{role}", "remove_role"),
    named(Method::post, "/v1/organizations/{organization}/groups", "create_group"),
    named(Method::patch, "/v1/organizations/{organization}/groups/{id}", "edit_group"),
    named(Method::delete_, "/v1/organizations/{organization}/groups/{group}", "remove_group"),
    named(Method::post, "/v1/organizations/{organization}/applications", "create_application"),
    named(Method::patch, "/v1/organizations/{organization}/applications/{id}", "edit_application"),
    named(Method::delete_, "/v1/organizations/{organization}/applications/{application}",
          "remove_application"),
    named(Method::post, "/v1/organizations/{organization}/integrations", "create_integration"),
    named(Method::patch, "/v1/organizations/{organization}/integrations/{id}", "edit_integration"),
    named(Method::delete_, "/v1/organizations/{organization}/integrations/{integration}",
          "remove_integration"),

    personal(Method::post, "/v1/organizations/{organization}/jobs/invite-all", "start_invite_all"),
    named(Method::post, "/v1/organizations/{organization}/jobs/{job}/pause", "pause_job"),
    named(Method::post, "/v1/organizations/{organization}/jobs/{job}/resume", "resume_job"),
    named(Method::post, "/v1/organizations/{organization}/jobs/{job}/stop", "stop_job"),
    named(Method::post, "/v1/organizations/{organization}/jobs/{undoes}/undo", "undo_job"),
};

}  // namespace usher::http
