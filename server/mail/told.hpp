#pragma once

#include "server/mail/document.hpp"
#include "server/mail/invitation_mail.hpp"
#include "server/mail/invitation_words.hpp"

namespace usher::mail {

/// The projects, enumerated as the language does. A name that runs against the mail's direction is
/// isolated (UAX #9 section 2.4), so that the order stays.
Run told_projects(const InvitationMail& mail, const InvitationWords& words);

/// The role; one that came with the organization in the mail's language.
Run told_role(const InvitationMail& mail, const InvitationWords& words);

}  // namespace usher::mail
