#include "shared/roster/search.hpp"

#include <array>
#include <cstring>

namespace usher {
namespace {

// Sixteen bytes at once, with what both compilers have for it.
using Lane = unsigned char __attribute__((vector_size(16)));
using Halves = std::uint64_t __attribute__((vector_size(16)));
constexpr std::size_t lane = sizeof(Lane);

Lane load(const char* at) {
    Lane bytes;
    std::memcpy(&bytes, at, lane);
    return bytes;
}

Lane filled_with(char letter) {
    Lane bytes{};
    return bytes + static_cast<unsigned char>(letter);
}

bool has_any(Lane equal) {
    const auto halves = reinterpret_cast<Halves>(equal);
    return (halves[0] | halves[1]) != 0;
}

// How rare the letter is in names and addresses: those not named are the rarest.
std::size_t rarity(char letter) {
    constexpr std::string_view frequent = "eaniorlsmtd.chukgpbyv@fjwz-1023";
    const std::size_t at = frequent.find(letter);
    return at == std::string_view::npos ? frequent.size() : at;
}

// The places of the two rarest letters of the needle, the earlier first.
std::array<std::size_t, 2> rarest(std::string_view needle) {
    std::array<std::size_t, 2> places{0, needle.size() - 1};
    for (std::size_t i = 0; i < needle.size(); ++i) {
        if (rarity(needle[i]) > rarity(needle[places[0]])) places[0] = i;
    }
    if (places[1] == places[0]) places[1] = 0;
    for (std::size_t i = 0; i < needle.size(); ++i) {
        if (i != places[0] && rarity(needle[i]) > rarity(needle[places[1]])) places[1] = i;
    }
    if (places[1] < places[0]) std::swap(places[0], places[1]);
    return places;
}

/// Takes places in the texts, in their order, and says whose they are.
class Finder {
public:
    Finder(const Columns& columns, std::string_view needle, RowSet& found)
        : columns_{columns}, needle_{needle}, found_{found} {}

    /// Whether the needle stands there is still to be seen. Answers where to go on.
    std::size_t take(std::size_t at) {
        const std::string_view texts = columns_.texts();
        if (texts.compare(at, needle_.size(), needle_) != 0) return at + 1;
        while (columns_.text_end(row_) <= at) ++row_;
        found_.add(row_);
        return columns_.text_end(row_);
    }

private:
    const Columns& columns_;
    std::string_view needle_;
    RowSet& found_;
    Row row_ = 0;
};

}  // namespace

void find_rows(const Columns& columns, std::string_view needle, RowSet& found) {
    const std::string_view texts = columns.texts();
    if (texts.size() < needle.size()) return;
    const std::size_t last = texts.size() - needle.size();
    Finder finder{columns, needle, found};
    const auto [first, second] = rarest(needle);
    const Lane one = filled_with(needle[first]);
    const Lane other = filled_with(needle[second]);
    std::size_t at = 0;
    while (at + second + lane <= texts.size() && at <= last) {
        const Lane equal = reinterpret_cast<Lane>((load(texts.data() + at + first) == one) &
                                                  (load(texts.data() + at + second) == other));
        std::size_t next = at + lane;
        if (has_any(equal)) {
            for (std::size_t i = 0; i < lane && at + i <= last; ++i) {
                if (equal[i] == 0) continue;
                const std::size_t behind = finder.take(at + i);
                if (behind <= at + i + 1) continue;
                // The rest of this row need not be read.
                next = behind;
                break;
            }
        }
        at = next;
    }
    while (at <= last) at = finder.take(at);
}

}  // namespace usher
