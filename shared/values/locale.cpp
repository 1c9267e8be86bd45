#include "shared/values/locale.hpp"

#include <algorithm>
#include <iterator>

namespace usher {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(std::string_view part, std::size_t shortest, std::size_t longest) {
    return part.size() >= shortest && part.size() <= longest &&
           std::all_of(part.begin(), part.end(), is_letter);
}

bool is_region(std::string_view part) {
    return is_word(part, 2, 2) ||
           (part.size() == 3 && std::all_of(part.begin(), part.end(), is_digit));
}

char lower(char c) { return is_letter(c) ? static_cast<char>(c | 0x20) : c; }
char upper(char c) { return is_letter(c) ? static_cast<char>(c & ~0x20) : c; }

std::string_view next_part(std::string_view& rest) {
    const std::size_t hyphen = std::min(rest.find('-'), rest.size());
    const std::string_view part = rest.substr(0, hyphen);
    rest.remove_prefix(hyphen);
    return part;
}

}  // namespace

Result<Locale, Code> Locale::parse(std::string_view text) {
    std::string_view part = next_part(text);
    if (!is_word(part, 2, 3)) return Code::locale_unknown;
    std::string tag;
    std::transform(part.begin(), part.end(), std::back_inserter(tag), lower);

    bool script = false;
    bool region = false;
    while (!text.empty()) {
        text.remove_prefix(1);
        part = next_part(text);
        tag.push_back('-');
        if (!script && !region && is_word(part, 4, 4)) {
            script = true;
            tag.push_back(upper(part.front()));
            std::transform(part.begin() + 1, part.end(), std::back_inserter(tag), lower);
        } else if (!region && is_region(part)) {
            region = true;
            std::transform(part.begin(), part.end(), std::back_inserter(tag), upper);
        } else {
            return Code::locale_unknown;
        }
    }
    return Locale{std::move(tag)};
}

}  // namespace usher
