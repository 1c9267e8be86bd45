#include "shared/roster/address_shape.hpp"

#include <array>

#include "shared/values/search_text.hpp"

namespace usher {
namespace {

enum class Part : char { none, initial, whole };

struct Shape {
    Part first;
    std::string_view between;
    Part last;
    bool last_leads = false;
};

constexpr std::array<Shape, address_shapes> shapes{{
    {Part::none, "", Part::none},
    {Part::whole, ".", Part::whole},
    {Part::whole, "_", Part::whole},
    {Part::whole, "-", Part::whole},
    {Part::whole, "", Part::whole},
    {Part::initial, "", Part::whole},
    {Part::initial, ".", Part::whole},
    {Part::whole, "", Part::none},
    {Part::none, "", Part::whole},
    {Part::whole, "", Part::initial},
    {Part::whole, ".", Part::initial},
    {Part::whole, ".", Part::whole, true},
    {Part::whole, "_", Part::whole, true},
    {Part::whole, "", Part::whole, true},
    {Part::initial, "", Part::whole, true},
    {Part::initial, ".", Part::whole, true},
}};

/// The letters and digits of the first word, and those of all others.
struct Words {
    explicit Words(std::string_view name) {
        std::string* word = &first;
        for (const char letter : search_text(name)) {
            if (letter == ' ' && !first.empty()) word = &last;
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
                *word += letter;
        }
    }

    std::string first;
    std::string last;
};

std::string_view part_of(const std::string& word, Part part) {
    switch (part) {
        case Part::none:
            return {};
        case Part::initial:
            return std::string_view{word}.substr(0, 1);
        default:
            return word;
    }
}

std::string made(const Shape& shape, const Words& words) {
    const std::string_view first = part_of(words.first, shape.first);
    const std::string_view last = part_of(words.last, shape.last);
    if ((first.empty() && shape.first != Part::none) || (last.empty() && shape.last != Part::none))
        return {};
    return std::string{shape.last_leads ? last : first}
        .append(shape.between)
        .append(shape.last_leads ? first : last);
}

}  // namespace

AddressShape address_shape(std::string_view local_part, std::string_view name) {
    const Words words{name};
    AddressShape longest;
    for (std::size_t number = 1; number < shapes.size(); ++number) {
        const std::string beginning = made(shapes.at(number), words);
        if (beginning.size() > longest.size && local_part.substr(0, beginning.size()) == beginning)
            longest = {number, beginning.size()};
    }
    return longest;
}

std::string shape_address(std::size_t number, std::string_view name) {
    return made(shapes.at(number), Words{name});
}

}  // namespace usher
