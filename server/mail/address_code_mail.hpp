#pragma once

#include <optional>
#include <string>

#include "server/mail/language.hpp"
#include "server/mail/message.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/secret.hpp"

namespace usher::mail {

/// A code that proves an address to the browser session that asked for it. The code is not in the
/// subject, which lock screens show; nobody's words but ours are in the mail.
struct AddressCodeMail {
    EmailAddress to;
    /// Eight symbols. None on the Outbox page, where words stand for it.
    std::optional<Secret> code;
    /// The configured public address of this server.
    std::string page;
    Instant lapses_at;
    /// What times are told in.
    std::string time_zone = "UTC";
    Language language = Language::english;
};

/// Total. The subject of a language is always the same.
Content render(const AddressCodeMail& mail);

}  // namespace usher::mail
