#include "server/http/response_head.hpp"

#include <gtest/gtest.h>

#include "server/http/problem.hpp"

namespace usher::http {
namespace {

TEST(EncodeHead, SendsHstsOnlyOverHttps) {
    Delivery delivery;
    EXPECT_EQ(encode_head(empty(204), delivery).find("Strict-Transport"), std::string::npos);
    delivery.transport = Transport::secure;
    EXPECT_NE(encode_head(empty(204), delivery).find("Strict-Transport-Security: max-age=31536000"),
              std::string::npos);
}

TEST(EncodeHead, KeepsTheCacheControlOfTheAnswer) {
    auto response = json("{}");
    response.headers.push_back({"cache-control", "no-cache"});
    EXPECT_EQ(encode_head(response, {}).find("no-store"), std::string::npos);
}

TEST(Problem, WritesCodeFieldAndRow) {
    const auto response =
        problem(422, {{"address_malformed", "people.address", 3}, {"taken", "", {}}});
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(
        response.body,
        R"({"type":"about:blank","title":"Unprocessable Content","status":422,"errors":[)"
        R"({"code":"address_malformed","field":"people.address","row":3},{"code":"taken"}]})");
}

TEST(Problem, EscapesWhatItIsGiven) {
    EXPECT_EQ(json_string("a\"\\\n\x01"), R"("a\"\\\u000a\u0001")");
}

}  // namespace
}  // namespace usher::http
