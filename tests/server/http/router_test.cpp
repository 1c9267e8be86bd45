#include "server/http/router.hpp"

#include <gtest/gtest.h>

#include <array>

namespace usher::http {
namespace {

boost::asio::awaitable<Response> nothing(const Request&) { co_return Response{}; }

constexpr Route route(Method method, std::string_view pattern, std::size_t limit = 0) {
    return {method, pattern, Access::public_, std::nullopt, limit, "name", nothing};
}

constexpr std::array table{
    route(Method::get, "/"),
    route(Method::get, "/v1/people/{person}"),
    route(Method::delete_, "/v1/people/{person}"),
    route(Method::get, "/v1/people/columns"),
    route(Method::post, "/v1/organizations/{organization}/people/{person}", 1),
};

const Router router{table};

std::string_view pattern_of(Method method, std::string_view path) {
    const auto* found = router.find(method, path).route;
    return found ? found->pattern : "none";
}

TEST(FindRoute, MatchesWholeSegments) {
    EXPECT_EQ(pattern_of(Method::get, "/"), "/");
    EXPECT_EQ(pattern_of(Method::get, "/v1/people/42"), "/v1/people/{person}");
    for (const char* path :
         {"", "/v1", "/v1/people", "/v1/people/", "/v1/people/42/", "/v1/people/42/x",
          "/V1/people/42", "/v1//people/42", "//v1/people/42"})
        EXPECT_EQ(pattern_of(Method::get, path), "none") << path;
}

TEST(FindRoute, CapturesByName) {
    const std::string path = "/v1/organizations/cowboys/people/john";
    const auto found = router.find(Method::post, path);
    ASSERT_EQ(found.captures.size(), 2u);
    EXPECT_EQ(found.captures[0].name, "organization");
    EXPECT_EQ(found.captures[0].value, "cowboys");
    EXPECT_EQ(found.captures[1].name, "person");
    EXPECT_EQ(found.captures[1].value, "john");
}

TEST(FindRoute, PrefersTheLiteralSegment) {
    EXPECT_EQ(pattern_of(Method::get, "/v1/people/columns"), "/v1/people/columns");
    EXPECT_EQ(pattern_of(Method::delete_, "/v1/people/columns"), "/v1/people/{person}");
}

TEST(FindRoute, AnswersHeadByGet) {
    EXPECT_EQ(pattern_of(Method::head, "/v1/people/42"), "/v1/people/{person}");
}

TEST(FindRoute, SaysWhichMethodsAPathHas) {
    const auto other = router.find(Method::post, "/v1/people/42");
    EXPECT_EQ(other.route, nullptr);
    EXPECT_EQ(other.allow, "GET, HEAD, DELETE");
    EXPECT_EQ(router.find(Method::post, "/nowhere").allow, "");
}

TEST(RouteTable, IsCheckedWhenCompiled) {
    static_assert(is_well_formed(table));
    const auto alone = [](const Route& row) { return is_well_formed(std::span(&row, 1)); };
    EXPECT_TRUE(alone(route(Method::post, "/v1/{a}", 1)));
    for (const char* pattern :
         {"", "v1", "/v1/", "/v1//a", "/v1/{}", "/v1/{a", "/v1/a}", "/v1/x{a}", "/v1/{{a}}"})
        EXPECT_FALSE(alone(route(Method::get, pattern))) << pattern;
    EXPECT_FALSE(alone(route(Method::get, "/v1", 1)));
    EXPECT_FALSE(alone(route(Method::head, "/v1")));
    EXPECT_FALSE(
        is_well_formed(std::array{route(Method::get, "/v1/{a}"), route(Method::get, "/v1/{b}")}));
    EXPECT_TRUE(
        is_well_formed(std::array{route(Method::get, "/v1/{a}"), route(Method::get, "/v1/b")}));
}

TEST(RouteTable, LeftOutAccessIsTheNarrowest) { EXPECT_EQ(Access{}, Access::administrator); }

TEST(Request, ReadsParameters) {
    Request request;
    request.query = "after=1%2B2&name=a+b&flag&after=3&bad=%zz";
    EXPECT_EQ(request.parameter("after"), "1+2");
    EXPECT_EQ(request.parameter("name"), "a b");
    EXPECT_EQ(request.parameter("flag"), "");
    EXPECT_EQ(request.parameter("bad"), std::nullopt);
    EXPECT_EQ(request.parameter("none"), std::nullopt);
}

}  // namespace
}  // namespace usher::http
