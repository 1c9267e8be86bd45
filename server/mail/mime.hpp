#pragma once

#include <string>

#include "server/mail/message.hpp"

namespace usher::mail {

/// The bytes of a message as RFC 5322 and RFC 2045–2049 write it: ASCII only, lines ended by CRLF
/// and at most 78 bytes long except where one word or address is longer, never past 998; no bare
/// CR, no bare LF, no NUL. The body is multipart/alternative of the text and the HTML, both
/// quoted-printable. Equal messages give equal bytes. Dot-stuffing is the transport's.
std::string serialize(const Message& message);

}  // namespace usher::mail
