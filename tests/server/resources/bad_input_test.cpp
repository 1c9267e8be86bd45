#include "tests/server/resources/route_samples.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

// Every route that takes a body, from somebody who has every cookie, so that it is the body that
// stops the request. Each answer is a problem document with code and field, none is a 500, and no
// byte of the database changes.
class BadInput : public testing::TestWithParam<KnownRoute> {
protected:
    BadInput() {
        browser_.post("/v1/sign-ups", northwind_.sign_up_form(northwind_.copied_link()));
        Browser hana = northwind_.as("hana");
        browser_.cookies["session"] = hana.cookies["session"];
        browser_.cookies["second_factor"] = northwind_.waiting("hana").cookies["second_factor"];
        browser_.csrf_token = hana.csrf_token;
        ask_ = sample(GetParam(), northwind_);
        before_ = northwind_.house.contents();
    }

    std::string outcome(const std::string& body) {
        ask_.body = body;
        const Reply reply = send_as_page(browser_, ask_, GetParam());
        EXPECT_TRUE(northwind_.house.contents() == before_) << body.substr(0, 200);
        return reply.outcome();
    }
    Json right() const { return Json::parse(ask_.body); }

    Northwind northwind_;
    Browser browser_ = northwind_.house.browser();
    Ask ask_;
    std::string before_;
};

TEST_P(BadInput, IsNoJson) {
    for (const char* body :
         {" ", "{", "}", "nul", "{\"token\":}", "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}",
          "{\"a\":01}", "{} {}", "\xff\xfe", "{\"a\":\"\xff\"}", "{\"a\":\"\\ud800\"}"})
        EXPECT_EQ(outcome(body), "400 malformed_json") << body;
}

TEST_P(BadInput, IsNoObject) {
    for (const char* body : {"[]", "null", "1", "\"text\"", "true", "[{}]"}) {
        const std::string said = outcome(body);
        EXPECT_EQ(said.substr(0, 14), "422 wrong_type") << body << ": " << said;
    }
}

TEST_P(BadInput, IsTooLong) {
    const std::size_t limit = GetParam().body_limit;
    EXPECT_EQ(outcome("{\"token\":\"" + std::string(limit, 'x') + "\"}"), "413 body_too_large");
}

TEST_P(BadInput, IsTooDeep) {
    const std::string deep = "{\"a\":" + std::string(2000, '[') + std::string(2000, ']') + "}";
    EXPECT_EQ(outcome(deep).substr(0, 12), "400 too_deep");
}

TEST_P(BadInput, HasAKeyTwice) {
    std::string twice = right().dump();
    const std::string first = right().empty() ? "a" : right().items().begin().key();
    const std::string comma = right().empty() ? "" : ",";
    twice.insert(1, "\"" + first + "\":1" + (right().empty() ? ",\"a\":2" : comma));
    EXPECT_EQ(outcome(twice), "400 duplicate_key@" + first);
}

TEST_P(BadInput, HasAFieldThatNobodyKnows) {
    Json body = right();
    body["surprise"] = 1;
    EXPECT_EQ(outcome(body.dump()), "422 unknown_field@surprise");
}

TEST_P(BadInput, LacksAField) {
    const Json whole = right();
    for (const auto& [key, value] : whole.items()) {
        if (value.is_boolean()) continue;
        Json body = whole;
        body.erase(key);
        const std::string said = outcome(body.dump());
        // Of two fields that can stand for each other none is missing, but one is required.
        const bool says_so = said.find("missing_field@") != std::string::npos ||
                             said.find("required@") != std::string::npos;
        EXPECT_TRUE(says_so) << key << ": " << said;
        EXPECT_EQ(said.front(), '4');
    }
}

TEST_P(BadInput, HasAFieldOfAnotherType) {
    const Json whole = right();
    for (const auto& [key, value] : whole.items()) {
        for (const Json& wrong : {Json(1), Json(1.5), Json(nullptr), Json::array({"a", "b"}),
                                  Json::object({{"a", 1}})}) {
            const bool both_whole = value.is_number_integer() && wrong.is_number_integer();
            if (value.type() == wrong.type() || both_whole) continue;
            if (value.is_boolean() && wrong.is_null()) continue;
            Json body = whole;
            body[key] = wrong;
            const std::string said = outcome(body.dump());
            // Null is absent, where a field may be.
            if (wrong.is_null() && said.find("required@") != std::string::npos) continue;
            EXPECT_EQ(said.substr(0, 4), "422 ") << key << ' ' << wrong << ": " << said;
            EXPECT_NE(said.find('@' + key), std::string::npos)
                << key << ' ' << wrong << ": " << said;
        }
    }
}

TEST_P(BadInput, HasLineBreaksAndNulWhereALineIsMeant) {
    const Json whole = right();
    for (const auto& [key, value] : whole.items()) {
        if (!value.is_string()) continue;
        for (const std::string& harm :
             {std::string{"\r\nBcc: eve@evil.example"}, std::string(1, '\0'),
              std::string{"\x1b[0m"}, std::string{"\xe2\x80\xae"}, std::string(8000, 'x')}) {
            if (key == "password" || key == "text") continue;
            Json body = whole;
            body[key] = value.get<std::string>() + harm;
            const int status = std::stoi(outcome(body.dump()));
            EXPECT_GE(status, 400) << key;
            EXPECT_LT(status, 500) << key;
        }
    }
}

class BadIds : public BadInput {};

TEST_P(BadIds, AreRefusedInPaths) {
    const std::size_t begin = GetParam().pattern.find('{');
    for (const char* id : {"x", "%00", "..", "%2e%2e", "'", "0190f0c1-0000-7000-8000-00000000000",
                           "0190f0c1-0000-7000-8000-0000000000001", "%7Borganization%7D"}) {
        ask_.target = GetParam().pattern.substr(0, begin) + id +
                      GetParam().pattern.substr(GetParam().pattern.find('}', begin) + 1);
        const Reply reply = send_as_page(browser_, ask_, GetParam());
        EXPECT_GE(reply.status, 400) << id;
        EXPECT_LT(reply.status, 500) << id;
        EXPECT_EQ(reply.outcome().find("without"), std::string::npos) << id;
        EXPECT_TRUE(northwind_.house.contents() == before_) << id;
    }
}

// What browsers report of the policy is counted and not read.
bool reads_json(const KnownRoute& route) {
    return route.body_limit > 0 && route.content_type == "application/json";
}
bool names_ids(const KnownRoute& route) { return route.pattern.find('{') != std::string::npos; }

INSTANTIATE_TEST_SUITE_P(EveryRoute, BadInput, testing::ValuesIn(routes_where(reads_json)),
                         name_of_route);
INSTANTIATE_TEST_SUITE_P(EveryRoute, BadIds, testing::ValuesIn(routes_where(names_ids)),
                         name_of_route);

}  // namespace
}  // namespace usher::test
