#include "server/http/gate.hpp"

#include <gtest/gtest.h>

#include "tests/server/http/ambiguous_requests.hpp"

namespace usher::http {
namespace {

Site localhost() { return *site_from("http://localhost"); }

RequestHead admitted(std::string_view raw) {
    const auto result = read_head(raw, localhost());
    const auto* head = std::get_if<RequestHead>(&result);
    EXPECT_TRUE(head) << raw;
    return head ? *head : RequestHead{};
}

RequestHead get(const std::string& target) {
    return admitted("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

RequestHead post(const std::string& fields) {
    return admitted("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
}

class Ambiguous : public testing::TestWithParam<AmbiguousRequest> {};

TEST_P(Ambiguous, IsRefused) {
    std::size_t scanned = 0;
    const auto& head = GetParam().head;
    if (find_head_end(head, scanned) == HeadSearch::malformed) {
        EXPECT_EQ(GetParam().status, 400);
        return;
    }
    const auto result = read_head(head.substr(0, scanned), localhost());
    const auto* refusal = std::get_if<Refusal>(&result);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->status, GetParam().status);
}

std::string name_of_case(const testing::TestParamInfo<AmbiguousRequest>& tested) {
    return tested.param.name;
}

INSTANTIATE_TEST_SUITE_P(Gate, Ambiguous, testing::ValuesIn(ambiguous_requests()), name_of_case);

// By the code and not only the status, so that Beast's second opinion cannot stand in for our own
// rule.
TEST(Gate, NamesAmbiguousFraming) {
    const std::string start = "POST /echo HTTP/1.1\r\nHost: localhost\r\n";
    for (const std::string fields :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip\r\n",
          "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: 5, 5\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
          "Content-Length: +5\r\n"}) {
        const auto result = read_head(start + fields + "\r\n", localhost());
        const auto* refusal = std::get_if<Refusal>(&result);
        ASSERT_TRUE(refusal) << fields;
        EXPECT_EQ(refusal->code, "ambiguous_framing") << fields;
    }
}

TEST(Gate, AdmitsAPlainRequest) {
    const auto head = get("/v1/people?after=1&name=a|b");
    EXPECT_EQ(head.method, Method::get);
    EXPECT_EQ(head.path, "/v1/people");
    EXPECT_EQ(head.query, "after=1&name=a|b");
    EXPECT_EQ(head.framing, Framing::none);
    EXPECT_TRUE(head.keep_alive);
}

TEST(Gate, ReadsFraming) {
    EXPECT_EQ(post("Content-Length: 5\r\n").framing, Framing::length);
    EXPECT_EQ(post("Content-Length: 5\r\n").content_length, 5u);
    EXPECT_EQ(post("Content-Length: 0\r\n").framing, Framing::none);
    EXPECT_EQ(post("Transfer-Encoding: Chunked\r\n").framing, Framing::chunked);
    EXPECT_EQ(post("").framing, Framing::none);
}

TEST(Gate, ReadsWhetherTheConnectionStays) {
    EXPECT_FALSE(post("Connection: keep-alive, Close\r\n").keep_alive);
    EXPECT_FALSE(admitted("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").keep_alive);
    EXPECT_TRUE(post("Expect: 100-continue\r\nContent-Length: 1\r\n").expects_continue);
    EXPECT_FALSE(post("Expect: 100-continue\r\n").expects_continue);
}

TEST(Gate, CutsThePathBeforeAnEncodedFragment) {
    EXPECT_EQ(get("/i%23SECRET").path, "/i");
    EXPECT_EQ(get("/i%2523SECRET").path, "/i");
    EXPECT_EQ(get("/a%20b").path, "/a b");
}

TEST(Gate, JoinsRepeatedLists) {
    const auto head = post("Accept: a\r\naccept: b\r\n");
    EXPECT_EQ(head.headers.find("ACCEPT"), "a, b");
}

TEST(Gate, FindsTheEndOfAHeadThatComesByteByByte) {
    const std::string raw = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    std::size_t scanned = 0;
    for (std::size_t size = 0; size < raw.size(); ++size)
        ASSERT_EQ(find_head_end(raw.substr(0, size), scanned), HeadSearch::more) << size;
    EXPECT_EQ(find_head_end(raw + "rest", scanned), HeadSearch::found);
    EXPECT_EQ(scanned, raw.size());
}

TEST(Site, KnowsItsHostsAndOrigins) {
    const auto site = *site_from("https://Invite.example:443/");
    EXPECT_EQ(site.origin(), "https://invite.example");
    EXPECT_TRUE(site.has_host("INVITE.example"));
    EXPECT_TRUE(site.has_host("invite.example:443"));
    EXPECT_FALSE(site.has_host("invite.example:80"));
    EXPECT_TRUE(site.is_own_origin("https://invite.example", "invite.example:443"));
    EXPECT_FALSE(site.is_own_origin("http://invite.example", "invite.example"));
    EXPECT_FALSE(site.is_own_origin("null", "invite.example"));
}

TEST(Site, OfThisMachineHasThreeNames) {
    const auto site = local_site(8080);
    for (const char* host : {"localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
        EXPECT_TRUE(site.has_host(host)) << host;
    EXPECT_FALSE(site.has_host("localhost"));
    EXPECT_TRUE(site.is_own_origin("http://127.0.0.1:8080", "127.0.0.1:8080"));
    EXPECT_FALSE(site.is_own_origin("http://127.0.0.1:8080", "localhost:8080"));
}

TEST(Site, RefusesWhatIsNoPublicUrl) {
    for (const char* url :
         {"", "invite.example", "ftp://a", "https://", "https://a/b", "https://a b", "https://u@a",
          "https://a:0", "https://a:99999", "https://a?b", "http://[::1"})
        EXPECT_FALSE(site_from(url)) << url;
}

}  // namespace
}  // namespace usher::http
