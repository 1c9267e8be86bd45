#pragma once

#include <string_view>

namespace usher {

/// Whether a mail reader would make a link of something in the line: a scheme, `www.`, or a host,
/// that is words with dots between them, of which the last reads like a top-level domain
/// (`evil.example`, `t.co/abc`). Abbreviations and names without the space after their dot pass:
/// `St.John`, `J.R.R.Tolkien`, `e.V.`.
bool looks_like_link(std::string_view line);

}  // namespace usher
