#pragma once

#include <string_view>

#include "shared/wire/fields.hpp"
#include "shared/wire/json.hpp"

/// JSON Schema (draft 2020-12, as OpenAPI 3.1 takes it) of what the descriptions list.
namespace usher::wire {

/// Of UTC alone.
Json instant_schema();
Json text_schema(const char* format);
/// Of an array: what is wrong with a request, or noted about it.
Json errors_schema();
/// Of one kind of value; an object is described into.
Json schema_of(const Kind& kind, void* value);
template <class T>
Json schema_of_described() {
    T value = blank<T>();
    return schema_of(kind<T>, &value);
}
/// Of a command's body.
Json schema_of_command(std::string_view command);

}  // namespace usher::wire
