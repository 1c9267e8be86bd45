#include "shared/roster/search.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

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

/// The bytes of a lane that are all ones, one after the other; the others are zero.
class Hits {
public:
    explicit Hits(Lane equal) {
        const auto halves = reinterpret_cast<Halves>(equal);
        first_ = halves[0];
        second_ = halves[1];
    }

    bool is_empty() const { return (first_ | second_) == 0; }
    /// The first, which is taken out. Not of none.
    std::size_t take() {
        const bool in_first = first_ != 0;
        std::uint64_t& half = in_first ? first_ : second_;
        const auto bit = static_cast<unsigned>(std::countr_zero(half));
        half &= ~(std::uint64_t{0xff} << bit);
        return bit / 8 + (in_first ? 0 : lane / 2);
    }

private:
    std::uint64_t first_;
    std::uint64_t second_;
};

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
    Finder(const ColumnPage& page, Row first, std::string_view needle, RowSet& found)
        : page_{page}, first_{first}, needle_{needle}, found_{found} {}

    /// Whether the needle stands there is still to be seen. Answers where to go on.
    std::size_t take(std::size_t at) {
        const std::string_view texts = page_.texts();
        if (texts.compare(at, needle_.size(), needle_) != 0) return at + 1;
        while (page_.text_end(row_) <= at) ++row_;
        found_.add(first_ + row_);
        return page_.text_end(row_);
    }

private:
    const ColumnPage& page_;
    Row first_;
    std::string_view needle_;
    RowSet& found_;
    Row row_ = 0;
};

void find_in(std::string_view texts, std::string_view needle,
             const std::array<std::size_t, 2>& places, Finder& finder) {
    if (texts.size() < needle.size()) return;
    const std::size_t last = texts.size() - needle.size();
    const auto [first, second] = places;
    const Lane one = filled_with(needle[first]);
    const Lane other = filled_with(needle[second]);
    std::size_t at = 0;
    while (at + second + lane <= texts.size() && at <= last) {
        Hits hits{reinterpret_cast<Lane>((load(texts.data() + at + first) == one) &
                                         (load(texts.data() + at + second) == other))};
        // The rest of a row that was found need not be read.
        std::size_t next = at;
        while (!hits.is_empty()) {
            const std::size_t hit = at + hits.take();
            if (hit >= next && hit <= last) next = finder.take(hit);
        }
        at = std::max(next, at + lane);
    }
    while (at <= last) at = finder.take(at);
}

}  // namespace

void find_rows(const Columns& columns, std::string_view needle, RowSet& found) {
    const auto places = rarest(needle);
    Row first = 0;
    for (const ColumnPage& page : columns.pages()) {
        Finder finder{page, first, needle, found};
        find_in(page.texts(), needle, places, finder);
        first += ColumnPage::rows;
    }
}

const RowSet& FoundRows::of(const Columns& columns, std::vector<std::string> words) {
    if (std::find(words.begin(), words.end(), "") != words.end()) {
        words_.clear();
        rows_.reset(columns.rows());
        return rows_;
    }
    if (!is_beginning_of(columns, words)) {
        words_.clear();
        rows_ = columns.live();
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i >= words_.size() || words[i] != words_[i]) narrow(columns, words[i]);
    }
    words_ = std::move(words);
    changes_ = columns.changes();
    return rows_;
}

// Whoever has what a word became has what it was.
bool FoundRows::is_beginning_of(const Columns& columns,
                                const std::vector<std::string>& words) const {
    return !words_.empty() && changes_ == columns.changes() && words_.size() <= words.size() &&
           std::equal(words_.begin(), words_.end(), words.begin(),
                      [](const std::string& was, const std::string& is) {
                          return std::string_view{is}.substr(0, was.size()) == was;
                      });
}

void FoundRows::narrow(const Columns& columns, const std::string& word) {
    // To read all texts in one piece takes no longer than so many one by one.
    constexpr std::size_t one_in = 8;
    if (rows_.count() > columns.rows() / one_in) {
        RowSet found;
        found.reset(columns.rows());
        find_rows(columns, word, found);
        return rows_.keep_only(found);
    }
    rows_.for_each([&](Row row) {
        if (columns.text(row).find(word) == std::string_view::npos) rows_.remove(row);
    });
}

}  // namespace usher
