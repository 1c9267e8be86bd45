#pragma once

#include <string>
#include <string_view>

namespace usher::mail {

/// Text for the content of an element or for a quoted attribute: `& < > " '` become character
/// references; control characters other than tab and LF are left out.
std::string html_text(std::string_view text);

/// The same, with each LF as a line break.
std::string html_lines(std::string_view text);

}  // namespace usher::mail
