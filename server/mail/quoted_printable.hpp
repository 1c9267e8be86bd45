#pragma once

#include <string>
#include <string_view>

namespace usher::mail {

/// RFC 2045 section 6.7 for text. CRLF, a bare CR and a bare LF each are one line end and leave as
/// CRLF, so no sequence in the text can end the SMTP DATA early; every other control character
/// leaves encoded. Lines are at most 76 bytes; the result is empty or ends with CRLF.
std::string quoted_printable(std::string_view text);

}  // namespace usher::mail
