#pragma once

#include "server/store/query.hpp"
#include "shared/wire/details.hpp"

namespace usher::store {

/// The next column of the row: what of the value stands in no column of its own. Comes after the
/// columns.
template <class Value>
void take_details(Query& row, Value& value) {
    if (!wire::read_details(row.take<std::string>(), value)) fail_damaged("details");
}

/// A column that holds a whole value in the wire's words.
template <class Value>
Value read_whole(std::string_view text) {
    auto value = wire::read_stored<Value>(text);
    if (!value) fail_damaged("json");
    return *std::move(value);
}

}  // namespace usher::store
