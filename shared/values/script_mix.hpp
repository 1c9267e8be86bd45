#pragma once

#include <string_view>

namespace usher {

/// Whether the letters of a name come from scripts that nobody writes together, so that one may
/// stand for another that looks like it: anything but one script, or Latin with what Chinese,
/// Japanese or Korean use (UTS #39 section 5.2, highly restrictive). It is a question, not a
/// judgement. Ill-formed text has no letters from there on.
bool has_mixed_scripts(std::string_view text);

}  // namespace usher
