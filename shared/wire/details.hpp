#pragma once

#include <string>
#include <string_view>

#include "shared/wire/describe.hpp"
#include "shared/wire/json.hpp"

/// What a store keeps as text, in the wire's own words. Writing and reading are inverse to each
/// other; reading answers false, or no value, for what this never wrote.
namespace usher::wire {

// An organization's own policies stand among its details.
void describe_stored(Fields& fields, Organization& organization);
template <class Value>
void describe_stored(Fields& fields, Value& value) {
    describe_details(fields, value);
}

/// Makes the value what its columns alone say.
inline void as_columns(Invitation& invitation) {
    invitation.last_generation = invitation.generation;
}
template <class Value>
void as_columns(Value&) {}

/// `{}` where nothing is to be said beside the columns.
template <class Value>
std::string write_details(const Value& value) {
    JsonText text;
    text.begin_object();
    Fields fields{text};
    // Describing does not change what is written.
    describe_stored(fields, const_cast<Value&>(value));
    text.end_object();
    return std::move(text).take();
}

/// Adds the details to a value that was read from its columns.
template <class Value>
bool read_details(std::string_view text, Value& value) {
    as_columns(value);
    if (text == "{}") return true;
    const auto json = parse(text, limits::page_bytes);
    if (!json) return false;
    Errors errors;
    ObjectReader reader{*json, {}, errors};
    Fields fields{reader};
    describe_stored(fields, value);
    reader.finish();
    return errors.empty();
}

template <class Value>
std::string write_stored(const Value& value) {
    return encode_described(value);
}

template <class Value>
std::optional<Value> read_stored(std::string_view text) {
    auto read = read_object<Value>(text, read_described<Value>, limits::page_bytes);
    if (!read) return std::nullopt;
    return *std::move(read);
}

}  // namespace usher::wire
