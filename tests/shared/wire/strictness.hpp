#pragma once

#include <functional>
#include <string>

#include "shared/wire/object_reader.hpp"

namespace usher::wire {

/// The text of a sample, from the repository's root.
std::string sample(const std::string& path);

/// Reads an object, and says what is wrong with it.
using Judge = std::function<Errors(const Json&)>;
/// The same of `read` and what writes again what was read.
template <class Value, class Write>
struct Codec {
    std::optional<Value> (*read)(ObjectReader&);
    Write write;

    Errors judge(const Json& json) const {
        Errors errors;
        ObjectReader reader{json, {}, errors};
        read(reader);
        reader.finish();
        return errors;
    }

    /// What was read, written again.
    Json again(const Json& json) const {
        Errors errors;
        ObjectReader reader{json, {}, errors};
        const auto value = read(reader);
        return value ? write(*value) : Json{};
    }
};
template <class Value, class Write>
Codec(std::optional<Value> (*)(ObjectReader&), Write) -> Codec<Value, Write>;

/// Expects of every field in the object, at any depth: that it is refused, and nothing else is,
/// under its own dotted name when it is missing (unless it may be), null, of a wrong type or out of
/// range; that every object takes no field that it does not know; and that no text in it makes
/// anything else ill.
void expect_strict(const Json& good, const Judge& judge);

/// The object without everything that it need not have.
Json bare(const Json& full, const Judge& judge);

}  // namespace usher::wire
