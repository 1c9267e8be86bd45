#include <algorithm>

#include "shared/wire/reference_notes.hpp"
#include "tests/server/resources/route_samples.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

// The reference says of every route what the server then does.
class Reference : public testing::TestWithParam<KnownRoute> {
protected:
    Reference() : document_(northwind_.house.browser().get("/v1/openapi.json").json()) {
        std::string method = GetParam().method;
        std::transform(method.begin(), method.end(), method.begin(), ::tolower);
        const Json path = document_["paths"].value(GetParam().pattern, Json::object());
        operation_ = path.value(method, Json());
    }

    Json resolved(const Json& what) const {
        if (!what.contains("$ref")) return what;
        return document_.at(Json::json_pointer{what["$ref"].get<std::string>().substr(1)});
    }

    static void expect_fits(const Json& value, const Json& schema, const std::string& where) {
        if (!schema.contains("properties")) return;
        ASSERT_TRUE(value.is_object()) << where;
        for (const Json& key : schema.value("required", Json::array()))
            EXPECT_TRUE(value.contains(key.get<std::string>())) << where << " lacks " << key;
        for (const auto& [key, field] : value.items()) {
            ASSERT_TRUE(schema["properties"].contains(key)) << where << " has " << key;
            expect_of_type(field, schema["properties"][key], where + '.' + key);
        }
    }

    static void expect_of_type(const Json& value, const Json& schema, const std::string& where) {
        const Json types = schema.value("type", Json(""));
        if (types.is_array() && value.is_null()) return;
        const std::string type = types.is_array() ? types[0] : types;
        EXPECT_TRUE(type != "string" || value.is_string()) << where;
        EXPECT_TRUE(type != "integer" || value.is_number_integer()) << where;
        EXPECT_TRUE(type != "boolean" || value.is_boolean()) << where;
        if (type == "object") expect_fits(value, schema, where);
        if (type != "array") return;
        ASSERT_TRUE(value.is_array()) << where;
        for (const Json& item : value) expect_of_type(item, schema["items"], where + "[]");
    }

    Json parameters(const std::string& place) const {
        Json names = Json::array();
        for (const Json& parameter : operation_["parameters"])
            if (parameter["in"] == place) names.push_back(parameter["name"]);
        return names;
    }

    Northwind northwind_;
    Json document_;
    Json operation_;
};

TEST_P(Reference, NamesTheRoute) {
    ASSERT_TRUE(operation_.is_object());
    EXPECT_EQ(operation_["operationId"], GetParam().name);
    EXPECT_EQ(operation_["security"].empty(), GetParam().is_for_anybody);
    Json captures = Json::array();
    const std::string& pattern = GetParam().pattern;
    for (std::size_t i = pattern.find('{'); i != std::string::npos; i = pattern.find('{', i + 1))
        captures.push_back(pattern.substr(i + 1, pattern.find('}', i) - i - 1));
    EXPECT_EQ(parameters("path"), captures);
}

TEST_P(Reference, TakesWhatItSays) {
    if (!operation_.contains("requestBody")) return;
    const Json content = operation_["requestBody"]["content"];
    ASSERT_TRUE(content.contains(GetParam().content_type));
    const Ask ask = sample(GetParam(), northwind_);
    expect_fits(Json::parse(ask.body), content[GetParam().content_type]["schema"], "the request");
}

TEST_P(Reference, AnswersWhatItSays) {
    Browser hana = northwind_.as("hana");
    const Reply reply = send_as_page(hana, sample(GetParam(), northwind_), GetParam());
    const Json& responses = operation_["responses"];
    const std::string status = std::to_string(reply.status);
    const bool is_good = reply.status < 300;
    const Json said = resolved(responses.contains(status) ? responses[status]
                               : is_good                  ? responses["2XX"]
                                                          : responses["default"]);
    const Json content = said.value("content", Json::object());
    if (content.empty()) return;
    const auto first = content.begin();
    EXPECT_EQ(reply.field("Content-Type"), first.key());
    expect_fits(reply.json(), first.value()["schema"], "the answer");
}

TEST_P(Reference, SaysInASentenceWhatItIsFor) {
    EXPECT_FALSE(operation_.value("summary", "").empty());
    EXPECT_EQ(operation_["tags"].size(), 1U);
}

TEST(ReferenceNotes, AreAboutRoutesThatThereAre) {
    std::vector<std::string_view> names;
    const auto known = known_routes();
    for (const KnownRoute& route : known) names.push_back(route.name);
    EXPECT_TRUE(wire::are_all_among(names));
}

INSTANTIATE_TEST_SUITE_P(EveryRoute, Reference, testing::ValuesIn(known_routes()), name_of_route);

}  // namespace
}  // namespace usher::test
