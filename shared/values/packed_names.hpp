#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace usher {

/// A list of names, side by side in one text: a pointer to each would weigh as much as the names,
/// and every browser loads them.
template <std::size_t count, std::size_t length>
class PackedNames {
public:
    constexpr explicit PackedNames(const std::array<std::string_view, count>& names) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < count; ++i) {
            for (const char letter : names[i]) text_[end++] = letter;
            lengths_[i] = static_cast<std::uint8_t>(names[i].size());
        }
    }

    std::string_view operator[](std::size_t place) const {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < place; ++i) begin += lengths_[i];
        return {text_.data() + begin, lengths_[place]};
    }
    /// The first place that bears the name.
    std::optional<std::size_t> place_of(std::string_view name) const {
        const char* at = text_.data();
        for (std::size_t i = 0; i < count; at += lengths_[i++]) {
            if (name == std::string_view{at, lengths_[i]}) return i;
        }
        return std::nullopt;
    }
    bool contains(std::string_view name) const { return place_of(name).has_value(); }

private:
    std::array<char, length> text_{};
    std::array<std::uint8_t, count> lengths_{};
};

template <std::size_t count>
constexpr std::size_t length_of_all(const std::array<std::string_view, count>& names) {
    std::size_t length = 0;
    for (const std::string_view name : names) length += name.size();
    return length;
}

/// Of an array of names that stands by itself.
template <const auto& names>
inline constexpr PackedNames<names.size(), length_of_all(names)> packed_names{names};

}  // namespace usher
