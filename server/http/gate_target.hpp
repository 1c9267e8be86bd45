#pragma once

#include <string>
#include <string_view>

namespace usher::http {

/// Reads an origin-form target (RFC 9112, section 3.2.1) into a path, percent-decoded once, and the
/// query as it is. False for any other form, a character that a URI has not, a broken escape, "//"
/// at the start, dot segments, and an encoded
/// '/', '\' or control character.
///
/// Mail gateways encode the '#' of a link, some of them twice. What follows it is a secret for the
/// page, so the path ends before it and no later code, log or handler sees it.
bool read_target(std::string_view target, std::string& path, std::string& query);

}  // namespace usher::http
