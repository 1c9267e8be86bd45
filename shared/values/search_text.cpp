#include "shared/values/search_text.hpp"

#include <algorithm>
#include <array>

#include "shared/values/text.hpp"
#include "shared/values/unicode.hpp"

namespace usher {
namespace {

struct Stroked {
    char32_t point;
    std::string_view plain;
};

// Letters of their own to Unicode, which people type without the stroke; and those of Arabic that
// are typed for one another.
constexpr std::array stroked{
    Stroked{0xdf, "ss"}, Stroked{0xe6, "ae"},  Stroked{0xf0, "d"},   Stroked{0xf8, "o"},
    Stroked{0xfe, "th"}, Stroked{0x111, "d"},  Stroked{0x127, "h"},  Stroked{0x131, "i"},
    Stroked{0x142, "l"}, Stroked{0x14b, "ng"}, Stroked{0x153, "oe"}, Stroked{0x167, "t"},
    Stroked{0x629, "ه"}, Stroked{0x649, "ي"},
};

void append_plain(char32_t point, std::string& text) {
    if (point == 0x200c || point == 0x200d) return;
    if (point >= 0x300 && unicode::properties_of(point).combining_class != 0) return;
    if (const auto parts = unicode::decompose(point)) {
        append_plain(parts->first, text);
        append_plain(parts->second, text);
        return;
    }
    const auto* const found =
        std::find_if(stroked.begin(), stroked.end(),
                     [&](const Stroked& letter) { return letter.point == point; });
    if (found != stroked.end()) {
        text += found->plain;
    } else {
        append_code_point(point, text);
    }
}

}  // namespace

std::string search_text(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    std::u32string mapped;
    for (std::size_t at = 0; at < text.size();) {
        const char letter = text[at];
        if (static_cast<unsigned char>(letter) < 0x80U) {
            plain +=
                letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
            ++at;
            continue;
        }
        const auto point = next_code_point(text, at);
        if (!point) {
            ++at;
            continue;
        }
        mapped.clear();
        unicode::append_mapped(*point, mapped);
        for (const char32_t each : mapped) append_plain(each, plain);
    }
    return plain;
}

}  // namespace usher
