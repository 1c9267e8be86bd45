#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/values/email_address.hpp"
#include "shared/values/instant.hpp"

namespace usher::mail {

/// Unstructured text for a header (RFC 5322 section 3.2.5). Short printable ASCII stays as it is;
/// everything else becomes RFC 2047 encoded words of base64, so that a byte which is not printable
/// ASCII cannot reach the line whatever the text holds. Text that only looks like an encoded word
/// is encoded too. `column` is the width already taken by "Name: ".
std::string header_text(std::string_view text, std::size_t column);

/// A mailbox for From or To: the address alone, or a quoted string or encoded words before it.
std::string header_mailbox(const Mailbox& mailbox, std::size_t column);

/// RFC 5322 section 3.3 in UTC: Fri, 20 Nov 2026 08:15:00 +0000.
std::string header_date(Instant instant);

}  // namespace usher::mail
