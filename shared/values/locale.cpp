#include "shared/values/locale.hpp"

#include <algorithm>

namespace usher {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

Result<Locale, Code> Locale::parse(std::string_view text) {
    const std::size_t hyphen = std::min(text.find('-'), text.size());
    const std::string_view language = text.substr(0, hyphen);
    if (language.size() < 2 || language.size() > 3 ||
        !std::all_of(language.begin(), language.end(), is_lower)) {
        return Code::locale_unknown;
    }
    if (hyphen < text.size()) {
        const std::string_view region = text.substr(hyphen + 1);
        if (region.size() != 2 || !std::all_of(region.begin(), region.end(), is_upper))
            return Code::locale_unknown;
    }
    return Locale{std::string{text}};
}

}  // namespace usher
