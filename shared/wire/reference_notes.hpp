#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shared/wire/json.hpp"

/// What the reference says of a route beside what follows from the route table and from the
/// descriptions: a sentence, and the shapes of routes that are no commands.
namespace usher::wire {

/// Shapes are written in a notation of their own (read_shape); empty: nothing is said.
struct Note {
    std::string_view name;
    std::string_view summary;
    std::string_view request = {};
    std::string_view answer = {};
    std::string_view query = {};
    /// What neither the summary nor the shapes say.
    std::string_view detail = {};
    /// Another media type that it answers with where that is asked for.
    std::string_view also = {};
};

/// Of the routes that are commands.
std::span<const Note> command_notes();
/// Of the route with this name; an empty note where there is none.
Note note_of(std::string_view route);
/// Whether the route takes the query parameter.
bool is_parameter_of(std::string_view route, std::string_view parameter);
/// Whether every note is of one of these routes, for the tests: a note of a route that is gone
/// would say something of nothing.
bool are_all_among(const std::vector<std::string_view>& routes);

/// The JSON Schema of a shape: `{name address:email sent?:time roles:[{id:uuid}]}`. Behind a name
/// stands `?` where it may be absent or null, and a type: `text` (also where there is none),
/// `uuid`, `time`, `email`, `boolean`, `integer`, `object`, `permissions`, `errors`, `record`,
/// `organization`, `phase`, `limit` (of a list), `a|b|c` for one of these words, an object in
/// braces or a list in brackets. Precondition: well formed; empty: any object.
Json read_shape(std::string_view shape);
/// The schema of what may also be null.
Json or_null(Json schema);

}  // namespace usher::wire
