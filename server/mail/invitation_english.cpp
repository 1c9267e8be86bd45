#include "server/mail/invitation_words.hpp"

namespace usher::mail {

const InvitationWords invitation_english{
    .language = "en",
    .right_to_left = false,
    .subject = "{inviter} invites you to {organization}",
    .reminder = "Reminder: your invitation to {organization}",
    .unknown_inviter = "An administrator",
    .heading = "You are invited to {organization}",
    .greeting = "Hello {recipient},",
    .greeting_unnamed = "Hello,",
    .lead =
        "{inviter} invites you to join {organization}. You decide: nothing happens until you open "
        "the invitation and "
        "accept it.",
    .wrote = "{inviter} wrote:",
    .invited_by = "Invited by",
    .organization = "Organization",
    .project = "Project",
    .projects = "Projects",
    .separator = ", ",
    .role = "Role",
    .built_in_roles = {"Founder", "Admin", "Inviter", "Member"},
    .lapses = "Link valid until",
    .button = "View the invitation",
    .code_hint =
        "If the link does not work, open {page} and enter your e-mail address and this invitation "
        "code.",
    .code_label = "Invitation code",
    .why = "You got this mail because {inviter} entered {address} to invite you.",
    .ignore =
        "Not expecting it? You can ignore this mail, and you will not become a member of anything.",
};

}  // namespace usher::mail
