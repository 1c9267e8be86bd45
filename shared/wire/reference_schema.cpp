#include "shared/wire/reference_schema.hpp"

#include <algorithm>
#include <set>

#include "shared/wire/command_codec.hpp"
#include "shared/wire/describe.hpp"
#include "shared/wire/reference_notes.hpp"

namespace usher::wire {
namespace {

using Parse = decltype(Kind::parse);

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
    if (parse == kind<Instant>.parse) return instant_schema();
    if (parse == kind<EmailAddress>.parse) return text_schema("email");
    Json schema = text_schema(nullptr);
    take_choices<Phase, Delivery, Onboarding, When, AccessRequests, SignInMethod, Template::Kind,
                 Job::Kind, Job::State, Identity::State>(parse, schema);
    return schema;
}

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
        Json properties = properties_;
        for (auto& [key, schema] : properties.items()) {
            if (optional_.count(key) == 0) {
                required.push_back(key);
            } else {
                schema = or_null(std::move(schema));
            }
        }
        return {{"type", "object"},
                {"properties", std::move(properties)},
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

// Every number that has a name.
Json code_names() {
    constexpr int most = 1000;
    Json names = Json::array();
    for (int number = 0; number < most; ++number) {
        const std::string_view code = name(static_cast<Code>(number));
        if (!code.empty()) names.push_back(code);
    }
    return names;
}

}  // namespace

Json instant_schema() {
    Json schema = text_schema("date-time");
    schema["pattern"] = "Z$";
    return schema;
}

Json text_schema(const char* format) {
    Json schema{{"type", "string"}};
    if (format != nullptr) schema["format"] = format;
    return schema;
}

Json errors_schema() {
    return {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"properties",
               {{"code", {{"type", "string"}, {"enum", code_names()}}},
                {"field", {{"type", "string"}}},
                {"row", {{"type", "integer"}}}}},
              {"required", {"code"}}}}};
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
    Json json = schema.json();
    // Which of the two stands there follows from the kind of the actor.
    if (kind.describe == wire::kind<Actor>.describe) {
        for (const char* key : {"account", "integration"})
            json["properties"][key] = text_schema("uuid");
    }
    return json;
}

Json schema_of_command(std::string_view command) {
    Schema outlined;
    outline(command, outlined);
    return outlined.json();
}

}  // namespace usher::wire
