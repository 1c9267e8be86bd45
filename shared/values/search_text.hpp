#pragma once

#include <string>
#include <string_view>

namespace usher {

/// Text as it is searched and sorted: small letters, accents and other marks taken away, compatible
/// characters as what they stand for (UTS #46's mapping, UAX #15's decompositions, and the Latin
/// letters with a stroke as the letters without), alef maksura as yeh and teh marbuta as heh,
/// without joiners. What is no UTF-8 is left out.
std::string search_text(std::string_view text);

}  // namespace usher
