#pragma once

#include <array>
#include <string_view>

#include "server/mail/language.hpp"

namespace usher::mail {

/// The words of the invitation mail in one language; a language is one file that fills it.
/// Placeholders stand in braces and are named by the comments.
struct InvitationWords {
    std::string_view language;
    bool right_to_left;
    std::string_view
        subject;  // inviter, organization: together 21 characters beside the two, or fewer
    std::string_view reminder;  // the subject of a reminder; organization: 50 characters beside it
    std::string_view unknown_inviter;  // for an inviter whose name is not known
    std::string_view heading;          // organization
    std::string_view greeting;         // recipient
    std::string_view greeting_unnamed;
    std::string_view lead;   // inviter, organization
    std::string_view wrote;  // inviter
    std::string_view invited_by;
    std::string_view organization;
    std::string_view project;  // of one
    std::string_view projects;
    std::string_view separator;  // between several
    std::string_view role;
    std::array<std::string_view, 4> built_in_roles;  // the same order in each language
    std::string_view lapses;
    std::string_view button;
    std::string_view code_hint;  // page
    std::string_view code_label;
    std::string_view why;  // inviter, address
    std::string_view ignore;
};

extern const InvitationWords invitation_english;
extern const InvitationWords invitation_german;
extern const InvitationWords invitation_arabic;

const InvitationWords& invitation_words(Language language);

}  // namespace usher::mail
