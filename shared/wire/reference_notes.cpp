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

constexpr std::array plain_notes{
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
    Note{"renew_invitation", "Have a lapsed or superseded link mailed anew", "{token}", "{}"},
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
         "{after?}",
         "Of a stream, the header `Last-Event-ID` counts before `after`. Where `restart` is true, "
         "what was read before is worth nothing: begin without a cursor.",
         "text/event-stream"},
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
         "{limit?:limit after? phase?:phase project?:uuid role?:uuid group?:uuid search? "
         "address?:email external_id?}",
         "`search` is looked for in names, addresses, usernames and external ids. `address` and "
         "`external_id` name one person, whole."},
    Note{"show_person", "One person with their memberships", {}, "record"},
    Note{"show_audit",
         "What happened, newest first, as JSON or as CSV",
         {},
         "{entries:[{change:integer command:uuid at:time by:object kind payload?:object}] next?}",
         "{limit?:limit before? kind? format?:json|csv}",
         "A change comes with all its entries. A page that is not the last says where the next one "
         "begins: `next`, or the header `X-Next` of a CSV, is its `before`.",
         "text/csv"},
    Note{"verify_audit",
         "Whether everything in the log is as it was written; else the first that is not",
         {},
         "{broken?:{change:integer index:integer fault}}"},
    Note{"show_deliveries",
         "What became of the mails, newest first",
         {},
         "{deliveries:[{number:integer person:uuid invitation:uuid kind to:email state reply "
         "queued_at:time changed_at:time}] next?}",
         "{limit?:limit before?}",
         "`next` is the `before` of the next page."},
    Note{"show_integration_token",
         "The token of an integration",
         "{}",
         "{token expires_at?:time}",
         {},
         "It is computed anew for whoever may make one: nothing keeps it."},
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
         "{limit?:limit after?:uuid search? state?:active|suspended}"},
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
         "{limit?:limit after?}"},
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

    Note{"show_outbox",
         "The server's mails, newest first, without codes",
         {},
         "{mails:[{number:integer kind to:email subject text html state reply queued_at:time}] "
         "more:boolean}",
         "{before?}"},
};

}  // namespace

Note note_of(std::string_view route) {
    const auto is_it = [&](const Note& note) { return note.name == route; };
    const auto found = std::find_if(plain_notes.begin(), plain_notes.end(), is_it);
    if (found != plain_notes.end()) return *found;
    const auto commands = command_notes();
    const auto command = std::find_if(commands.begin(), commands.end(), is_it);
    return command == commands.end() ? Note{} : *command;
}

bool is_parameter_of(std::string_view route, std::string_view parameter) {
    std::string_view shape = note_of(route).query;
    while (!shape.empty()) {
        const std::size_t begin = std::min(shape.find_first_not_of("{ }"), shape.size());
        shape.remove_prefix(begin);
        const std::string_view field = shape.substr(0, shape.find_first_of(" }"));
        if (!field.empty() && field.substr(0, field.find_first_of("?:")) == parameter) return true;
        shape.remove_prefix(field.size());
    }
    return false;
}

bool are_all_among(const std::vector<std::string_view>& routes) {
    const auto is_among = [&](const Note& note) {
        return std::find(routes.begin(), routes.end(), note.name) != routes.end();
    };
    const auto commands = command_notes();
    return std::all_of(plain_notes.begin(), plain_notes.end(), is_among) &&
           std::all_of(commands.begin(), commands.end(), is_among);
}

}  // namespace usher::wire
