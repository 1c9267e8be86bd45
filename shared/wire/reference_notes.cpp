#include "shared/wire/reference_notes.hpp"

#include <algorithm>
#include <array>

namespace usher::wire {
namespace {

constexpr std::string_view session_shape =
    "{account:{id:uuid name addresses:[email] administrator:boolean} second_factor:boolean "
    "csrf_token sees_accounts:boolean "
    "organizations:[{id:uuid name person:uuid role?:{id:uuid name} permissions:permissions}]}";
// Of an account with a second factor the session waits for it.
constexpr std::string_view signed_in_shape =
    "{account?:{id:uuid name addresses:[email] administrator:boolean} second_factor?:boolean "
    "csrf_token sees_accounts?:boolean organizations?:[{id:uuid name person:uuid "
    "role?:{id:uuid name} "
    "permissions:permissions}] second_factor_awaited?:boolean ends_at?:time}";
constexpr std::string_view me_shape =
    "{memberships:[{membership:uuid invitation?:uuid organization:{id:uuid name} inviter:{name} "
    "scope:{kind name} role?:{name permissions:permissions} phase changed_at:time sent_at?:time "
    "lapses_at?:time}] "
    "invitations:[{membership:uuid invitation?:uuid organization:{id:uuid name} inviter:{name} "
    "scope:{kind name} role?:{name permissions:permissions} phase changed_at:time sent_at?:time "
    "lapses_at?:time}]}";
constexpr std::string_view opened_shape =
    "{organization:{id:uuid name} inviter:{name} address:email name message sent_at:time "
    "lapses_at:time channel proves mail:boolean "
    "memberships:[{id:uuid scope:{kind name} role?:{name permissions:permissions} phase}] "
    "signed_in?:{name address:email same:boolean}}";
constexpr std::string_view joined_shape =
    "{session:{account:{id:uuid name addresses:[email] administrator:boolean} "
    "second_factor:boolean csrf_token sees_accounts:boolean "
    "organizations:[{id:uuid name person:uuid role?:{id:uuid name} permissions:permissions}]} "
    "accepted:[uuid] refused:[{membership:uuid code}]}";
constexpr std::string_view presented_shape = "{token? address?:email code?}";
constexpr std::string_view code_sent_shape = "{code_sent_to:email csrf_token}";

constexpr std::array notes{
    Note{"show_health", "Whether the process answers", {}, "{status}"},
    Note{"show_readiness", "Whether it could keep something now", {}, "{status}"},
    Note{"show_metrics", "What it counts, in Prometheus' format, for whoever has the token"},
    Note{"show_reference", "This reference as an OpenAPI document"},
    Note{"show_state",
         "Whether the server is set up and can mail",
         {},
         "{set_up:boolean mail:boolean links_prove_address:boolean version}"},
    Note{"take_policy_report", "Where browsers report what the content policy stopped"},

    Note{"open_set_up", "Check the link that the server printed at its first start", "{token}",
         "{}"},
    Note{
        "set_up", "Make the first account and organization",
        "{token name address:email password organization_name copied_link_proves_mailbox?:boolean}",
        session_shape},

    Note{"sign_in", "Sign in with address and password", "{address:email password}",
         signed_in_shape},
    Note{"show_awaited",
         "Whether a second factor is awaited",
         {},
         "{second_factor_awaited:boolean csrf_token ends_at:time}"},
    Note{"give_second_factor", "Give the second factor, or a recovery code", "{code}",
         session_shape},
    Note{"end_awaited", "Give up a sign-in that awaits its second factor"},
    Note{"show_session", "Who is signed in, and where they belong", {}, session_shape},
    Note{"sign_out", "End this session"},
    Note{"show_sessions",
         "Where the account is signed in",
         {},
         "{sessions:[{id:uuid agent network created_at:time seen_at:time ends_at:time "
         "second_factor:boolean current:boolean}]}"},
    Note{"end_other_sessions", "End every session but this one"},
    Note{"end_session", "End one session"},
    Note{"show_me", "One's own memberships and open invitations", {}, me_shape},

    Note{"change_password", "Choose another password; every other session ends",
         "{password new_password}", session_shape},
    Note{"show_second_factor",
         "Whether a second factor is set, and how many recovery codes are left",
         {},
         "{set:boolean recovery_codes:integer}"},
    Note{"start_second_factor", "Begin to set a second factor, by one-time passwords", "{password}",
         "{key uri enrolment lapses_at:time}"},
    Note{"confirm_second_factor", "Set it, with the first one-time password", "{enrolment code}",
         "{recovery_codes:[text] session?:object}"},
    Note{"renew_recovery_codes", "Have new recovery codes; the earlier ones die", "{code}",
         "{recovery_codes:[text] session?:object}"},
    Note{"remove_second_factor", "Remove one's second factor", "{password? code?}"},
    Note{"reset_second_factor", "Take a second factor off an account, for who has lost it"},

    Note{"open_invitation", "Read an invitation by its link or its code", presented_shape,
         opened_shape},
    Note{"renew_invitation", "Have a lapsed or superseded link mailed anew", presented_shape, "{}"},
    Note{"decline_invitation", "Decline all that an invitation asks into", presented_shape, "{}"},
    // Either a code was sent, or the link has proved the address and the account is there.
    Note{"begin_sign_up", "Begin an account for the address that is invited",
         "{token? address?:email code? name password}",
         "{session?:object accepted?:[uuid] refused?:[{membership:uuid code}] "
         "code_sent_to?:email csrf_token?}"},
    Note{"confirm_sign_up", "Prove the address with the code that was mailed", "{code}",
         joined_shape},
    Note{"send_sign_up_code", "Have another code mailed", "{}", code_sent_shape},
    Note{"accept_membership", "Accept", "{}", "{}"},
    Note{"decline_membership", "Decline", "{}", "{}"},

    Note{"show_changes",
         "Records that changed after a cursor, as a page or, with Accept: text/event-stream, as "
         "a stream",
         {},
         "{now:time cursor reached:integer more:boolean restart?:boolean records:[object]}",
         "{after?}"},
    Note{"take_commands", "Apply a batch of commands, each answered for itself",
         "{client:uuid commands:[{sequence:integer body:object}]}",
         "{answers:[{sequence:integer change:integer errors:errors notes:errors "
         "renamed:[{from:uuid to:uuid}] command?:uuid}]}"},
    Note{"copy_link", "The link of an invitation, to hand over oneself", "{}",
         "{link lapses_at:time}"},
    Note{"show_organization", "The organization with its lists", {}, "organization"},
    Note{"show_people",
         "People with their memberships, page by page",
         {},
         "{people:[record] next?}",
         "{limit?:integer after? phase? project?:uuid role?:uuid group?:uuid search?}"},
    Note{"show_person", "One person with their memberships", {}, "record"},
    Note{"show_audit",
         "What happened, newest first, as JSON or as CSV",
         {},
         "{entries:[{change:integer command:uuid at:time by:object kind payload?:object}] next?}",
         "{limit?:integer before?:integer kind? format?}"},
    Note{"verify_audit",
         "Whether everything in the log is as it was written; else the first that is not",
         {},
         "{broken?:{change:integer index:integer fault}}"},
    Note{"show_deliveries",
         "What became of the mails, newest first",
         {},
         "{deliveries:[{number:integer person:uuid invitation:uuid kind to:email state reply "
         "queued_at:time changed_at:time}] next?}",
         "{limit?:integer before?:integer}"},
    Note{"show_integration_token", "The token of an integration", "{}", "{token expires_at?:time}"},
    Note{"preview_template", "A mail as somebody would get it, with what can be better in it",
         "{kind locale? subject? text? person?:uuid newcomer?:{name? role?:uuid projects:[uuid]} "
         "message?}",
         "{source locale subject text html warnings:[{flaw field what}]}"},
    Note{"lint_templates",
         "What can be better in the organization's own mails",
         {},
         "{templates:[{kind locale errors:errors warnings:[{flaw field what}]}]}"},
    Note{"try_mail", "Send a test mail now and hear what the relay says", "{to:email}",
         "{outcome code:integer reply}"},
    Note{"show_organizations",
         "Every organization of the server, in the order in which they were made",
         {},
         "{organizations:[{id:uuid name handle? created_at:time suspended_at?:time members:integer "
         "pending:integer projects:integer}] next?}",
         "{limit?:integer after?:uuid search? state?}"},
    Note{"show_outline",
         "An organization from outside",
         {},
         "{id:uuid name handle? created_at:time suspended_at?:time members:integer "
         "pending:integer projects:integer}"},
    Note{"show_open_invitations",
         "What waits for an answer there: address, groups and time alone",
         {},
         "{invitations:[{invitation:uuid address:email groups:[text] sent_at:time "
         "lapses_at:time}] next?}",
         "{limit?:integer after?}"},
    Note{"show_instance_policies",
         "The policies of the server",
         {},
         "{copied_link_proves_mailbox:boolean open_sign_up:boolean account_existence_visible}"},
    Note{"show_administrators",
         "Who administers the server",
         {},
         "{administrators:[{id:uuid name handle? addresses?:[email] created_at:time "
         "suspended_at?:time second_factor:boolean administrator:boolean organizations:integer "
         "sessions:integer}]}"},
    Note{"show_accounts",
         "The account of an address, where the server shows who has one",
         {},
         "{accounts:[{id:uuid name handle? addresses?:[email] created_at:time suspended_at?:time "
         "second_factor:boolean administrator:boolean organizations:integer sessions:integer}]}",
         "{address:email}"},
    Note{"show_account",
         "One account",
         {},
         "{id:uuid name handle? addresses?:[email] created_at:time suspended_at?:time "
         "second_factor:boolean administrator:boolean organizations:integer sessions:integer}"},
    Note{"show_known",
         "Which of these people's addresses have an account, where the server shows that",
         {},
         "{people:[uuid]}",
         "{people}"},
    Note{"create_organization", "Make an organization, and invite who is to run it"},
    Note{"suspend_organization", "Let an organization stand still"},
    Note{"reinstate_organization", "Let it go on"},
    Note{"set_instance_policies", "Set all policies of the server"},
    Note{"add_administrator", "Let somebody administer the server"},
    Note{"remove_administrator", "Let somebody no longer administer the server"},
    Note{"suspend_account", "Suspend an account; its sessions end"},
    Note{"reinstate_account", "Let an account sign in again"},
    Note{"end_sessions", "End every session of an account"},
    Note{"erase_account", "Erase an account; its memberships end"},

    Note{"show_outbox",
         "The server's mails, newest first, without codes",
         {},
         "{mails:[{number:integer kind to:email subject text html state reply queued_at:time}] "
         "more:boolean}",
         "{before?:integer}"},

    Note{"edit_organization", "Rename the organization"},
    Note{"set_policies", "Set the organization's policies"},
    Note{"set_identity_fields", "Set what is asked about people"},
    Note{"set_template", "Set the organization's own words for a kind of mail in a language"},
    Note{"remove_template", "Go back to the built-in words"},
    Note{"undo", "Take a change back, within ten seconds"},
    Note{"invite_person", "Add or invite a person, in one or several places"},
    Note{"merge_people", "Make two entries of one human one"},
    Note{"edit_person", "Change name, address, username, language or external ids"},
    Note{"erase_person", "Erase a person and what is known of them"},
    Note{"invite", "Invite somebody who is here already"},
    Note{"set_metadata", "Set a person's metadata"},
    Note{"issue_code", "Issue an access code for somebody without an address"},
    Note{"deactivate_code", "Make an access code worthless"},
    Note{"register_identity", "Register a person's identity as valid"},
    Note{"validate_identity", "Find a submitted identity valid"},
    Note{"send_back_identity", "Ask for a submitted identity once more"},
    Note{"submit_identity", "Submit one's own identity"},
    Note{"resend", "Send an invitation anew; earlier links die"},
    Note{"revoke", "Withdraw an unanswered invitation"},
    Note{"archive", "Deactivate a membership"},
    Note{"restore", "Take a membership out of the archive"},
    Note{"leave", "Leave, oneself"},
    Note{"change_role", "Change the role of a membership"},
    Note{"set_groups", "Change the groups of a membership"},
    Note{"offer", "Approve a request, or offer a membership"},
    Note{"deny_request", "Deny a request for access"},
    Note{"create_project", "Create a project"},
    Note{"edit_project", "Rename a project"},
    Note{"remove_project", "Remove a project"},
    Note{"create_role", "Create a role"},
    Note{"edit_role", "Change a role; a grant to all who hold it"},
    Note{"remove_role", "Remove a role"},
    Note{"create_group", "Create a group"},
    Note{"edit_group", "Change a group; a grant to all in it"},
    Note{"remove_group", "Remove a group"},
    Note{"create_application", "Create an application"},
    Note{"edit_application", "Change an application"},
    Note{"remove_application", "Remove an application"},
    Note{"create_integration", "Create an integration, a program's way in"},
    Note{"edit_integration", "Change an integration, or end its earlier tokens"},
    Note{"remove_integration", "Remove an integration"},
    Note{"start_invite_all", "Invite everybody who is not invited yet, as a job"},
    Note{"pause_job", "Pause a job"},
    Note{"resume_job", "Go on with a job"},
    Note{"stop_job", "Stop a job"},
    Note{"undo_job", "Take back what a job did, while its mail is held"},
};

}  // namespace

Note note_of(std::string_view route) {
    const auto found = std::find_if(notes.begin(), notes.end(),
                                    [&](const Note& note) { return note.name == route; });
    return found == notes.end() ? Note{} : *found;
}

bool are_all_among(const std::vector<std::string_view>& routes) {
    return std::all_of(notes.begin(), notes.end(), [&](const Note& note) {
        return std::find(routes.begin(), routes.end(), note.name) != routes.end();
    });
}

}  // namespace usher::wire
