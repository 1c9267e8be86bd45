#include "shared/values/unicode.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "shared/values/unicode_tables.hpp"

namespace usher::unicode {
namespace {

class Reader {
public:
    explicit Reader(const Table& table) : at_{table.bytes}, end_{table.bytes + table.size} {}

    std::uint32_t number() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; at_ != end_; shift += 7) {
            const unsigned char byte = *at_++;
            value |= static_cast<std::uint32_t>(byte & 0x7fU) << shift;
            if (byte < 0x80) break;
        }
        return value;
    }
    std::vector<std::uint32_t> numbers(std::size_t count) {
        std::vector<std::uint32_t> values(count);
        for (std::uint32_t& value : values) value = number();
        return values;
    }
    std::vector<char32_t> points(std::size_t count) {
        std::vector<char32_t> values(count);
        std::uint32_t before = 0;
        for (char32_t& value : values) {
            const std::uint32_t change = number();
            before += (change & 1U) != 0 ? ~(change >> 1U) : change >> 1U;
            value = before;
        }
        return values;
    }
    bool at_end() const { return at_ == end_; }

private:
    const unsigned char* at_;
    const unsigned char* end_;
};

struct Mapping {
    struct Run {
        char32_t first;
        char32_t last;
        std::uint32_t step;  // 0: every code point to the same sequence
        std::uint32_t length;
        std::size_t target;  // among the singles when it is one code point, else the sequences
    };
    std::vector<Run> runs;
    std::vector<char32_t> singles;
    std::vector<std::uint32_t> sequences;

    explicit Mapping(Reader reader) : runs(reader.number()) {
        const auto gaps = reader.numbers(runs.size());
        const auto lengths = reader.numbers(runs.size());
        char32_t end = 0;
        std::size_t single = 0;
        std::size_t sequence = 0;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const std::uint32_t shape = reader.number();
            const std::uint32_t step = shape % 3;
            const char32_t first = end + gaps[i];
            const char32_t last = first + lengths[i] * std::max<std::uint32_t>(step, 1);
            const std::uint32_t length = shape / 3;
            runs[i] = {first, last, step, length, length == 1 ? single : sequence};
            end = last + 1;
            (length == 1 ? single : sequence) += length;
        }
        singles = reader.points(single);
        sequences = reader.numbers(sequence);
        assert(reader.at_end());
    }
};

/// Values that hold from one code point to the next start.
struct Runs {
    std::vector<char32_t> starts;
    std::vector<std::uint32_t> values;

    explicit Runs(Reader reader) {
        const std::size_t count = reader.number();
        starts = reader.points(count);
        values = reader.numbers(count);
        assert(reader.at_end());
    }
    std::uint32_t at(char32_t point) const {
        const auto after = std::upper_bound(starts.begin(), starts.end(), point);
        return values[static_cast<std::size_t>(after - starts.begin()) - 1];
    }
};

std::vector<Properties> read_property_sets(Reader reader) {
    std::vector<Properties> sets(reader.number());
    for (Properties& set : sets) set.valid = reader.number() != 0;
    for (Properties& set : sets) set.mark = reader.number() != 0;
    for (Properties& set : sets) set.bidi = static_cast<Bidi>(reader.number());
    for (Properties& set : sets) set.joining = static_cast<Joining>(reader.number());
    for (Properties& set : sets) set.combining_class = static_cast<std::uint8_t>(reader.number());
    assert(reader.at_end());
    return sets;
}

struct Composition {
    char32_t composed;
    std::pair<char32_t, char32_t> parts;
};

// Three code points of 21 bits each: sorted as what is sorted elsewhere, since a sort is large.
constexpr std::uint64_t packed(char32_t first, char32_t second, char32_t composed) {
    return std::uint64_t{first} << 42U | std::uint64_t{second} << 21U | composed;
}

struct Compositions {
    std::vector<Composition> by_composed;
    std::vector<std::uint64_t> by_parts;

    explicit Compositions(Reader reader) : by_composed(reader.number()) {
        const auto composed = reader.points(by_composed.size());
        const auto first = reader.points(by_composed.size());
        const auto second = reader.points(by_composed.size());
        for (std::size_t i = 0; i < by_composed.size(); ++i) {
            by_composed[i] = {composed[i], {first[i], second[i]}};
            by_parts.push_back(packed(first[i], second[i], composed[i]));
        }
        std::sort(by_parts.begin(), by_parts.end());
        assert(reader.at_end());
    }
};

const Compositions& compositions() {
    static const Compositions read{Reader{tables.compositions}};
    return read;
}

// Most of what is written needs no table: below these nothing is mapped but capitals, nothing is
// composed of others, and nothing is a mark, now and later (Unicode's stability policies).
constexpr char32_t ascii_end = 0x80;
constexpr char32_t composed_first = 0xc0;
constexpr char32_t mark_first = 0x300;

// Unicode 15.0 section 3.12: the syllables of Hangul follow from their letters by arithmetic.
constexpr char32_t hangul_first = 0xac00;
constexpr char32_t leading_first = 0x1100;
constexpr char32_t vowel_first = 0x1161;
constexpr char32_t trailing_before = 0x11a7;
constexpr char32_t leadings = 19;
constexpr char32_t vowels = 21;
constexpr char32_t trailings = 28;

bool is_syllable(char32_t point) {
    return point >= hangul_first && point < hangul_first + leadings * vowels * trailings;
}

}  // namespace

Properties properties_of(char32_t point) {
    static const std::vector<Properties> sets = read_property_sets(Reader{tables.property_sets});
    static const Runs runs{Reader{tables.properties}};
    static const auto ascii = [] {
        std::array<Properties, ascii_end> each;
        for (char32_t i = 0; i < ascii_end; ++i) each[i] = sets[runs.at(i)];
        return each;
    }();
    return point < ascii_end ? ascii[point] : sets[runs.at(point)];
}

void append_mapped(char32_t point, std::u32string& text) {
    if (point < ascii_end) {
        const bool is_capital = point >= U'A' && point <= U'Z';
        return text.push_back(is_capital ? point + (U'a' - U'A') : point);
    }
    static const Mapping mapping{Reader{tables.mapping}};
    const auto run = std::lower_bound(mapping.runs.begin(), mapping.runs.end(), point,
                                      [](const auto& a, char32_t b) { return a.last < b; });
    if (run == mapping.runs.end() || point < run->first ||
        (run->step > 1 && (point - run->first) % run->step != 0)) {
        text.push_back(point);
    } else if (run->length == 1) {
        text.push_back(mapping.singles[run->target] + (run->step > 0 ? point - run->first : 0));
    } else {
        for (std::size_t i = 0; i < run->length; ++i)
            text.push_back(mapping.sequences[run->target + i]);
    }
}

std::optional<char32_t> compose(char32_t first, char32_t second) {
    if (second < mark_first) return std::nullopt;
    if (first >= leading_first && first < leading_first + leadings && second >= vowel_first &&
        second < vowel_first + vowels) {
        return hangul_first +
               ((first - leading_first) * vowels + (second - vowel_first)) * trailings;
    }
    if (is_syllable(first) && (first - hangul_first) % trailings == 0 && second > trailing_before &&
        second < trailing_before + trailings) {
        return first + (second - trailing_before);
    }
    const auto& known = compositions().by_parts;
    const std::uint64_t parts = packed(first, second, 0);
    const auto found = std::lower_bound(known.begin(), known.end(), parts);
    if (found == known.end() || *found >> 21U != parts >> 21U) return std::nullopt;
    return static_cast<char32_t>(*found & 0x1fffffU);
}

std::optional<std::pair<char32_t, char32_t>> decompose(char32_t point) {
    if (point < composed_first) return std::nullopt;
    if (is_syllable(point)) {
        const char32_t index = point - hangul_first;
        const char32_t trailing = index % trailings;
        if (trailing != 0) return std::pair{point - trailing, trailing_before + trailing};
        return std::pair{leading_first + index / (vowels * trailings),
                         vowel_first + index / trailings % vowels};
    }
    const auto& known = compositions().by_composed;
    const auto found =
        std::lower_bound(known.begin(), known.end(), point,
                         [](const Composition& a, char32_t b) { return a.composed < b; });
    if (found == known.end() || found->composed != point) return std::nullopt;
    return found->parts;
}

Script script_of(char32_t point) {
    static const Runs runs{Reader{tables.scripts}};
    return static_cast<Script>(runs.at(point));
}

}  // namespace usher::unicode
