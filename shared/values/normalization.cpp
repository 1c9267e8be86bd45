#include "shared/values/normalization.hpp"

#include <algorithm>
#include <vector>

#include "shared/values/unicode.hpp"

namespace usher::unicode {
namespace {

void append_decomposed(char32_t point, std::u32string& text) {
    const auto parts = decompose(point);
    if (!parts) {
        text.push_back(point);
        return;
    }
    append_decomposed(parts->first, text);
    append_decomposed(parts->second, text);
}

// No combining class but 0 below U+0300.
std::uint8_t class_of(char32_t point) {
    return point < 0x300 ? std::uint8_t{0} : properties_of(point).combining_class;
}

// UAX #15: marks between two starters stand in the order of their classes, and those of one class
// as they came. Sorted as numbers of class, place and code point: a stable sort of its own would be
// as large as all the rest of this file.
void put_in_order(std::u32string& text) {
    const auto is_starter = [](char32_t point) { return class_of(point) == 0; };
    std::vector<std::uint64_t> marks;
    for (auto at = text.begin(); at != text.end();) {
        const auto begin = std::find_if_not(at, text.end(), is_starter);
        at = std::find_if(begin, text.end(), is_starter);
        if (at - begin < 2) continue;
        marks.clear();
        for (auto mark = begin; mark != at; ++mark)
            marks.push_back(std::uint64_t{class_of(*mark)} << 56U |
                            std::uint64_t{marks.size()} << 24U | *mark);
        std::sort(marks.begin(), marks.end());
        std::transform(marks.begin(), marks.end(), begin,
                       [](std::uint64_t mark) { return static_cast<char32_t>(mark & 0xffffffU); });
    }
}

}  // namespace

std::u32string normalize(std::u32string_view text) {
    std::u32string decomposed;
    for (const char32_t point : text) append_decomposed(point, decomposed);
    put_in_order(decomposed);

    std::u32string composed;
    std::size_t starter = std::u32string::npos;
    std::uint8_t before = 0;  // the class of what was last left behind the starter
    for (const char32_t point : decomposed) {
        const std::uint8_t here = class_of(point);
        const bool adjacent = composed.size() == starter + 1;
        if (starter != std::u32string::npos && (adjacent || (before != 0 && before < here))) {
            if (const auto joined = compose(composed[starter], point)) {
                composed[starter] = *joined;
                continue;
            }
        }
        if (here == 0) starter = composed.size();
        before = here;
        composed.push_back(point);
    }
    return composed;
}

}  // namespace usher::unicode
