#pragma once

#include <string>
#include <vector>

#include "server/mail/invitation_mail.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::mail {

// What a mail says of the memberships that it is about; the outbox and the preview say it alike.

/// The projects among the places, each once, in the organization's order.
std::vector<Name> project_names(const Organization& organization,
                                const std::vector<const Membership*>& memberships);
/// The role that they agree on; null: none, or several.
const Role* agreed_role(const Organization& organization,
                        const std::vector<const Membership*>& memberships);
/// Null: none.
void put_role(InvitationMail& mail, const Role* role);

/// Chooses the words of a mail of the kind to somebody with this locale: the organization's own
/// where it has some, and ours in the same language around them; and its time zone. `own_host` is
/// this server's.
void put_words(InvitationMail& mail, const Organization& organization, Template::Kind kind,
               const Locale& locale, const std::string& own_host);

}  // namespace usher::mail
