#include "shared/wire/reference.hpp"

#include <algorithm>
#include <set>

#include "shared/wire/command_codec.hpp"
#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

using Parse = decltype(Kind::parse);

Json text_schema(const char* format) {
    Json schema{{"type", "string"}};
    if (format != nullptr) schema["format"] = format;
    return schema;
}

template <class... Ids>
bool is_id(Parse parse) {
    return ((kind<Ids>.parse == parse) || ...);
}

template <class Choice>
void take_choice(Parse parse, Json& schema) {
    if (kind<Choice>.parse != parse) return;
    schema["enum"] = Json::array();
    for (const auto& named : names::list(Choice{})) schema["enum"].push_back(named.name);
}

template <class... Choices>
void take_choices(Parse parse, Json& schema) {
    (take_choice<Choices>(parse, schema), ...);
}

Json schema_of_text(Parse parse) {
    if (is_id<OrganizationId, ProjectId, PersonId, MembershipId, InvitationId, RoleId, GroupId,
              ApplicationId, IntegrationId, RequestId, JobId, AccountId, CommandId>(parse))
        return text_schema("uuid");
    if (parse == kind<Instant>.parse) return text_schema("date-time");
    if (parse == kind<EmailAddress>.parse) return text_schema("email");
    Json schema = text_schema(nullptr);
    take_choices<Phase, Delivery, Onboarding, When, AccessRequests, SignInMethod, Template::Kind,
                 Job::Kind, Job::State, Identity::State>(parse, schema);
    return schema;
}

Json schema_of(const Kind& kind, void* value);

/// The schema of one object.
class Schema final : public Outline {
public:
    void field(const char* key, const Kind& kind, void* value) override {
        put(key, schema_of(kind, value));
    }
    void list(const char* key, const Kind& kind, void* value, std::size_t most) override {
        put(key, {{"type", "array"}, {"items", schema_of(kind, value)}, {"maxItems", most}});
    }
    void number(const char* key, std::uint64_t most) override {
        put(key, {{"type", "integer"}, {"minimum", 0}, {"maximum", most}});
    }
    void texts(const char* key) override {
        put(key, {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}});
    }
    void optional(const char* key) override { optional_.insert(key); }

    Json json() const {
        Json required = Json::array();
        for (const auto& [key, schema] : properties_.items())
            if (optional_.count(key) == 0) required.push_back(key);
        return {{"type", "object"},
                {"properties", properties_},
                {"required", std::move(required)},
                {"additionalProperties", false}};
    }

private:
    void put(const char* key, Json schema) { properties_[key] = std::move(schema); }

    Json properties_ = Json::object();
    std::set<std::string> optional_;
};

Json permissions_schema() {
    Json names = Json::array();
    for (int i = 0; i < permission_count; ++i) names.push_back(name(static_cast<Permission>(i)));
    return {{"type", "array"}, {"items", {{"type", "string"}, {"enum", std::move(names)}}}};
}

Json schema_of(const Kind& kind, void* value) {
    switch (kind.form) {
        case Kind::Form::text:
            return schema_of_text(kind.parse);
        case Kind::Form::boolean:
            return {{"type", "boolean"}};
        case Kind::Form::permissions:
            return permissions_schema();
        case Kind::Form::object:
            break;
    }
    Schema schema;
    Fields fields{schema};
    kind.describe(fields, value);
    return schema.json();
}

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

// What is neither in the path nor, of a DELETE, in the query.
void put_command(const RouteNote& route, const std::vector<std::string>& captures,
                 Json& operation) {
    Schema outlined;
    outline(route.command, outlined);
    Json schema = outlined.json();
    for (const std::string& key : captures) schema = without(std::move(schema), key);
    if (route.method == "DELETE") {
        for (const auto& [key, field] : schema["properties"].items()) {
            const auto& required = schema["required"];
            const bool is_required =
                std::find(required.begin(), required.end(), Json(key)) != required.end();
            operation["parameters"].push_back(parameter(key, "query", is_required, field));
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
        case RouteNote::Access::organization:
            return Json::array({session, {{"token", Json::array()}}});
        default:
            return Json::array({session});
    }
}

Json operation_of(const RouteNote& route) {
    const auto captures = captures_of(route.pattern);
    Json operation{{"operationId", route.name},
                   {"parameters", Json::array()},
                   {"security", security_of(route.access)},
                   {"responses", {{"default", reference_to("responses", "problem")}}}};
    for (const std::string& name : captures)
        operation["parameters"].push_back(parameter(name, "path", true, text_schema("uuid")));
    if (route.command.empty()) {
        operation["responses"]["2XX"] = {{"description", "Done."}};
        if (!route.content_type.empty())
            operation["requestBody"] = {
                {"content", {{route.content_type, {{"schema", {{"type", "object"}}}}}}}};
        return operation;
    }
    Json key = parameter("Idempotency-Key", "header", false, text_schema(nullptr));
    key["description"] = "The same request with the same key is done once and answered alike.";
    operation["parameters"].push_back(std::move(key));
    operation["responses"]["200"] = reference_to("responses", "applied");
    put_command(route, captures, operation);
    return operation;
}

Json errors_schema() {
    return {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"properties",
               {{"code", {{"type", "string"}}},
                {"field", {{"type", "string"}}},
                {"row", {{"type", "integer"}}}}},
              {"required", {"code"}}}}};
}

Json response(const char* description, const char* type, Json schema) {
    return {{"description", description}, {"content", {{type, {{"schema", std::move(schema)}}}}}};
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
    const auto cookie = [](const char* name) {
        return Json{{"type", "apiKey"}, {"in", "cookie"}, {"name", name}};
    };
    return {{"responses",
             {{"applied", response("What became of the command.", "application/json", applied)},
              {"problem",
               response("A problem document (RFC 9457).", "application/problem+json", problem)}}},
            {"securitySchemes",
             {{"session", cookie("__Host-session")},
              {"sign_up", cookie("__Host-sign_up")},
              {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}};
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
                  {"info", {{"title", "Usher"}, {"version", version}}},
                  {"paths", std::move(paths)},
                  {"components", components()}});
}

}  // namespace usher::wire
