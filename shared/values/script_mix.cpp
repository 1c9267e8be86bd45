#include "shared/values/script_mix.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>

#include "shared/values/text.hpp"
#include "shared/values/unicode.hpp"

namespace usher {

using unicode::Script;

bool has_mixed_scripts(std::string_view text) {
    std::set<Script> scripts;
    for (std::size_t position = 0; position < text.size();) {
        const auto point = next_code_point(text, position);
        if (!point) break;
        if (const Script script = unicode::script_of(*point); script != Script::common)
            scripts.insert(script);
    }
    if (scripts.size() < 2) return false;
    const auto all_of = [&](std::initializer_list<Script> allowed) {
        return std::all_of(scripts.begin(), scripts.end(), [&](Script script) {
            return std::find(allowed.begin(), allowed.end(), script) != allowed.end();
        });
    };
    return !all_of({Script::latin, Script::han, Script::hiragana, Script::katakana}) &&
           !all_of({Script::latin, Script::han, Script::bopomofo}) &&
           !all_of({Script::latin, Script::han, Script::hangul});
}

}  // namespace usher
