#include "shared/wire/reference.hpp"

#include <algorithm>

#include "shared/wire/reference_notes.hpp"
#include "shared/wire/reference_schema.hpp"

namespace usher::wire {
namespace {

Json parameter(const std::string& name, const char* place, bool is_required, Json schema) {
    return {
        {"name", name}, {"in", place}, {"required", is_required}, {"schema", std::move(schema)}};
}

std::vector<std::string> captures_of(std::string_view pattern) {
    std::vector<std::string> names;
    for (std::size_t begin = pattern.find('{'); begin != std::string_view::npos;
         begin = pattern.find('{', begin + 1)) {
        const std::size_t end = pattern.find('}', begin);
        names.emplace_back(pattern.substr(begin + 1, end - begin - 1));
    }
    return names;
}

Json without(Json schema, const std::string& key) {
    schema["properties"].erase(key);
    Json& required = schema["required"];
    required.erase(std::remove(required.begin(), required.end(), Json(key)), required.end());
    return schema;
}

// Whoever leaves a parameter out says nothing at all.
Json not_null(Json schema) {
    if (schema.contains("type") && schema["type"].is_array()) schema["type"] = schema["type"][0];
    if (schema.contains("enum") && schema["enum"].back().is_null())
        schema["enum"].erase(schema["enum"].size() - 1);
    return schema;
}

constexpr const char* of_what_was =
    "`was` is the same as you saw it, without what it is known by: what you left like that stays "
    "as it is by then, in lists and sets each on its own, so that nobody's change is taken back. "
    "Without it the whole is replaced.";

// What is neither in the path nor, of a DELETE, in the query.
void put_command(const RouteNote& route, const std::vector<std::string>& captures,
                 Json& operation) {
    Json schema = schema_of_command(route.command);
    for (const std::string& key : captures) schema = without(std::move(schema), key);
    if (schema["properties"].contains("was")) {
        const std::string said = operation.value("description", "");
        operation["description"] = said + (said.empty() ? "" : " ") + of_what_was;
    }
    if (route.method == "DELETE") {
        for (const auto& [key, field] : schema["properties"].items()) {
            const auto& required = schema["required"];
            const bool is_required =
                std::find(required.begin(), required.end(), Json(key)) != required.end();
            operation["parameters"].push_back(
                parameter(key, "query", is_required, not_null(field)));
        }
        return;
    }
    operation["requestBody"] = {
        {"required", !schema["required"].empty()},
        {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

Json reference_to(const char* kind, const char* name) {
    return {{"$ref", std::string{"#/components/"} + kind + '/' + name}};
}

Json security_of(RouteNote::Access access) {
    const Json session{{"session", Json::array()}};
    switch (access) {
        case RouteNote::Access::public_:
            return Json::array();
        case RouteNote::Access::sign_up:
            return Json::array({{{"sign_up", Json::array()}}});
        case RouteNote::Access::second_factor:
            return Json::array({{{"second_factor", Json::array()}}});
        case RouteNote::Access::organization:
            return Json::array({session, {{"token", Json::array()}}});
        default:
            return Json::array({session});
    }
}

Json response(const char* description, const char* type, Json schema) {
    return {{"description", description}, {"content", {{type, {{"schema", std::move(schema)}}}}}};
}

// What the path leads through, without the organization that nearly all of them begin with.
std::string resource_of(const RouteNote& route) {
    constexpr std::string_view version = "/v1/";
    constexpr std::string_view home = "organizations/{organization}/";
    std::string_view rest = route.pattern;
    if (!rest.starts_with(version)) return "server";
    rest.remove_prefix(version.size());
    if (rest.starts_with(home)) rest.remove_prefix(home.size());
    return std::string{rest.substr(0, rest.find('/'))};
}

Json query_of(const Note& note) {
    Json parameters = Json::array();
    if (note.query.empty()) return parameters;
    const Json shape = read_shape(note.query);
    const Json& required = shape["required"];
    for (const auto& [key, schema] : shape["properties"].items()) {
        const bool is_required =
            std::find(required.begin(), required.end(), Json(key)) != required.end();
        parameters.push_back(parameter(key, "query", is_required, not_null(schema)));
    }
    return parameters;
}

Json operation_of(const RouteNote& route) {
    const auto captures = captures_of(route.pattern);
    Json operation{{"operationId", route.name},
                   {"tags", {resource_of(route)}},
                   {"parameters", Json::array()},
                   {"security", security_of(route.access)},
                   {"responses", {{"default", reference_to("responses", "problem")}}}};
    for (const std::string& name : captures)
        operation["parameters"].push_back(parameter(name, "path", true, text_schema("uuid")));
    const Note note = note_of(route.name);
    if (!note.summary.empty()) operation["summary"] = note.summary;
    if (!note.detail.empty()) operation["description"] = note.detail;
    for (Json& each : query_of(note)) operation["parameters"].push_back(std::move(each));
    if (route.command.empty()) {
        operation["responses"]["2XX"] = {{"description", "Done."}};
        if (!note.answer.empty())
            operation["responses"]["2XX"] =
                response("Done.", "application/json", read_shape(note.answer));
        if (!note.also.empty())
            operation["responses"]["2XX"]["content"][std::string{note.also}] = {
                {"schema", text_schema(nullptr)}};
        if (!route.content_type.empty())
            operation["requestBody"] = {
                {"content", {{route.content_type, {{"schema", read_shape(note.request)}}}}}};
        return operation;
    }
    Json key = parameter("Idempotency-Key", "header", false, text_schema(nullptr));
    key["description"] = "The same request with the same key is done once and answered alike.";
    operation["parameters"].push_back(std::move(key));
    operation["responses"]["200"] = reference_to("responses", "applied");
    put_command(route, captures, operation);
    return operation;
}

Json components() {
    const Json renamed{
        {"type", "array"},
        {"items",
         {{"type", "object"},
          {"properties", {{"from", text_schema("uuid")}, {"to", text_schema("uuid")}}}}}};
    const Json applied{{"type", "object"},
                       {"properties",
                        {{"change", {{"type", "integer"}}},
                         {"command", text_schema("uuid")},
                         {"notes", errors_schema()},
                         {"renamed", renamed}}},
                       {"required", {"change", "notes", "renamed"}}};
    const Json problem{{"type", "object"},
                       {"properties",
                        {{"type", {{"type", "string"}}},
                         {"title", {{"type", "string"}}},
                         {"status", {{"type", "integer"}}},
                         {"errors", errors_schema()}}},
                       {"required", {"type", "title", "status", "errors"}}};
    const auto cookie = [](const char* name, const char* description) {
        return Json{
            {"type", "apiKey"}, {"in", "cookie"}, {"name", name}, {"description", description}};
    };
    return {{"responses",
             {{"applied", response("What became of the command.", "application/json", applied)},
              {"problem",
               response("A problem document (RFC 9457).", "application/problem+json", problem)}}},
            {"securitySchemes",
             {{"session", cookie("__Host-session",
                                 "Of a browser that is signed in; without TLS it is called "
                                 "`session`. What changes something needs the headers `Origin` and "
                                 "`X-CSRF-Token` too, which the answer to the sign-in names.")},
              {"sign_up", cookie("__Host-sign_up", "Of a browser in the middle of a sign-up.")},
              {"second_factor",
               cookie("__Host-second_factor", "Of a browser that owes its second factor.")},
              {"token",
               {{"type", "http"},
                {"scheme", "bearer"},
                {"description", "Of a program, as an integration has it."}}}}}};
}

}  // namespace

std::string encode_reference(const std::vector<RouteNote>& routes, std::string_view version) {
    Json paths = Json::object();
    for (const RouteNote& route : routes) {
        std::string method{route.method};
        std::transform(method.begin(), method.end(), method.begin(),
                       [](char c) { return static_cast<char>(c | 0x20); });
        paths[std::string{route.pattern}][method] = operation_of(route);
    }
    return write({{"openapi", "3.1.0"},
                  {"info",
                   {{"title", "Usher"},
                    {"version", version},
                    {"description", "A field that is not required may also be null."}}},
                  {"paths", std::move(paths)},
                  {"components", components()}});
}

}  // namespace usher::wire
