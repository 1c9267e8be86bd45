#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/mail/language.hpp"
#include "server/mail/message.hpp"
#include "server/mail/own_words.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/name.hpp"
#include "shared/values/secret.hpp"

namespace usher::mail {

/// What an invitation mail says. There is one kind of it: nothing here can tell whether the address
/// has an account.
struct InvitationMail {
    EmailAddress to;
    /// May be empty.
    Name recipient;
    /// May be empty: then an administrator invites.
    Name inviter;
    Name organization;
    std::vector<Name> projects;
    /// May be empty: the role is chosen later.
    Name role;
    /// Then it is told in the mail's language.
    bool role_is_built_in = false;
    ::usher::Message message;
    /// Absolute, beginning with the configured public address; the secret is in the fragment.
    Secret link;
    /// The typed code, in groups. None on the Outbox page, whose link is of the copy channel: the
    /// code would prove an address by the wrong eyes.
    std::optional<Secret> code;
    /// Where the code is entered: absolute.
    std::string code_page;
    Instant lapses_at;
    /// What times are told in.
    std::string time_zone = "UTC";
    Language language = Language::english;
    /// It says once more what an earlier mail said, with the same link.
    bool is_reminder = false;
    /// The organization's, instead of greeting, first sentence and subject; none: ours.
    std::optional<OwnWords> own_words = {};
};

/// Total: any value of these types gives a mail. A subject of ours has at most 78 characters.
Content render(const InvitationMail& mail);

}  // namespace usher::mail
