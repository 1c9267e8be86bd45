#include "shared/values/punycode.hpp"

#include <algorithm>
#include <cstdint>

namespace usher::punycode {
namespace {

// RFC 3492 section 5.
constexpr std::uint32_t base = 36;
constexpr std::uint32_t threshold_least = 1;
constexpr std::uint32_t threshold_most = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t initial_bias = 72;
constexpr char32_t initial_point = 0x80;
constexpr std::uint32_t largest_point = 0x10ffff;

char digit(std::uint32_t value) {
    return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

std::uint32_t value_of(char digit) {
    if (digit >= 'a' && digit <= 'z') return static_cast<std::uint32_t>(digit - 'a');
    if (digit >= '0' && digit <= '9') return static_cast<std::uint32_t>(digit - '0') + 26;
    return base;
}

std::uint32_t threshold(std::uint32_t place, std::uint32_t bias) {
    if (place <= bias) return threshold_least;
    return std::min(place - bias, threshold_most);
}

std::uint32_t adapted(std::uint64_t delta, std::uint64_t points, bool first) {
    delta = first ? delta / damp : delta / 2;
    delta += delta / points;
    std::uint32_t place = 0;
    for (; delta > (base - threshold_least) * threshold_most / 2; place += base)
        delta /= base - threshold_least;
    return place +
           static_cast<std::uint32_t>((base - threshold_least + 1) * delta / (delta + skew));
}

}  // namespace

std::string encode(std::u32string_view label) {
    std::string text;
    for (const char32_t point : label) {
        if (point < initial_point) text.push_back(static_cast<char>(point));
    }
    const std::size_t basic = text.size();
    if (basic > 0) text.push_back('-');

    // 64 bits hold every distance in a label that fits into memory.
    std::uint64_t delta = 0;
    std::uint32_t bias = initial_bias;
    char32_t next = initial_point;
    for (std::size_t done = basic; done < label.size(); ++next, ++delta) {
        char32_t least = largest_point;
        for (const char32_t point : label) {
            if (point >= next) least = std::min(least, point);
        }
        delta += static_cast<std::uint64_t>(least - next) * (done + 1);
        next = least;
        for (const char32_t point : label) {
            if (point < next) ++delta;
            if (point != next) continue;
            std::uint64_t rest = delta;
            for (std::uint32_t place = base;; place += base) {
                const std::uint32_t limit = threshold(place, bias);
                if (rest < limit) break;
                text.push_back(
                    digit(static_cast<std::uint32_t>(limit + (rest - limit) % (base - limit))));
                rest = (rest - limit) / (base - limit);
            }
            text.push_back(digit(static_cast<std::uint32_t>(rest)));
            bias = adapted(delta, done + 1, done == basic);
            delta = 0;
            ++done;
        }
    }
    return text;
}

std::optional<std::u32string> decode(std::string_view text) {
    const std::size_t hyphen = text.rfind('-');
    std::u32string label;
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (!std::all_of(text.begin(), text.end(), is_ascii)) return std::nullopt;
    if (hyphen != std::string_view::npos && hyphen > 0) {
        label.assign(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(hyphen));
        text.remove_prefix(hyphen + 1);
    }
    std::uint64_t index = 0;
    std::uint64_t point = initial_point;
    std::uint32_t bias = initial_bias;
    while (!text.empty()) {
        const std::uint64_t before = index;
        std::uint64_t weight = 1;
        for (std::uint32_t place = base;; place += base) {
            if (text.empty()) return std::nullopt;
            const std::uint32_t value = value_of(text.front());
            text.remove_prefix(1);
            if (value >= base) return std::nullopt;
            index += value * weight;
            // Beyond every code point at every place: later digits only add. This bounds the weight
            // too.
            if (index > std::uint64_t{largest_point} * (label.size() + 2)) return std::nullopt;
            const std::uint32_t limit = threshold(place, bias);
            if (value < limit) break;
            weight *= base - limit;
        }
        const std::uint64_t count = label.size() + 1;
        bias = adapted(index - before, count, before == 0);
        point += index / count;
        index %= count;
        if (point > largest_point) return std::nullopt;
        label.insert(static_cast<std::size_t>(index), 1, static_cast<char32_t>(point));
        ++index;
    }
    return label;
}

}  // namespace usher::punycode
