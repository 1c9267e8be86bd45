#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace usher::mail {

/// Somebody else's line, made harmless for a mail that carries our name: well-formed UTF-8, no
/// control character, no bidirectional or invisible formatting (the joiners of emoji and of Persian
/// stay), white space collapsed, at most `longest` code points (then an ellipsis), and with a
/// zero-width space after each `.` `@` `:` `/` and their full-width forms that stand inside a word,
/// so that no mail reader turns it into a link. The values already refuse most of this; a mail is
/// where a gap in that would hurt.
std::string inert_line(std::string_view text, std::size_t longest);

/// The same for a text of several lines: CRLF, CR and LF end a line, outer blank lines go, blank
/// lines in between become one.
std::string inert_lines(std::string_view text, std::size_t longest);

}  // namespace usher::mail
