#include "server/http/trusted_proxies.hpp"

#include <gtest/gtest.h>

namespace usher::http {
namespace {

using boost::asio::ip::make_address;

TrustedProxies proxies(const std::vector<std::string>& networks) {
    return *TrustedProxies::parse(networks);
}

bool trusts(const std::string& network, const char* address) {
    return proxies({network}).trusts(make_address(address));
}

TEST(TrustedProxiesOf, AnAddress) {
    EXPECT_TRUE(trusts("192.0.2.7", "192.0.2.7"));
    EXPECT_FALSE(trusts("192.0.2.7", "192.0.2.8"));
    EXPECT_TRUE(trusts("2001:db8::7", "2001:db8::7"));
    EXPECT_FALSE(trusts("2001:db8::7", "2001:db8::8"));
    EXPECT_FALSE(proxies({}).trusts(make_address("127.0.0.1")));
}

TEST(TrustedProxiesOf, ANetwork) {
    EXPECT_TRUE(trusts("10.0.0.0/8", "10.255.0.1"));
    EXPECT_FALSE(trusts("10.0.0.0/8", "11.0.0.1"));
    EXPECT_TRUE(trusts("10.1.16.0/20", "10.1.31.255"));
    EXPECT_FALSE(trusts("10.1.16.0/20", "10.1.32.0"));
    EXPECT_TRUE(trusts("0.0.0.0/0", "203.0.113.9"));
    EXPECT_TRUE(trusts("2001:db8::/33", "2001:db8:7fff::1"));
    EXPECT_FALSE(trusts("2001:db8::/33", "2001:db8:8000::1"));
    EXPECT_FALSE(trusts("0.0.0.0/0", "::1"));
}

TEST(TrustedProxiesOf, IPv4ThroughASocketOfBothKinds) {
    EXPECT_TRUE(trusts("10.0.0.0/8", "::ffff:10.0.0.1"));
    EXPECT_TRUE(trusts("::ffff:10.0.0.1", "10.0.0.1"));
}

TEST(TrustedProxiesOf, AListWithSpaces) {
    EXPECT_TRUE(proxies({"127.0.0.1", " ::1 "}).trusts(make_address("::1")));
}

TEST(TrustedProxiesOf, NothingElse) {
    for (const char* wrong : {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x",
                              "10.0.0/8", "/8", "2001:db8::/129", "10.0.0.0/-1"})
        EXPECT_EQ(TrustedProxies::parse({"10.0.0.1", wrong}).error(), wrong);
}

std::string client(const char* peer, std::string_view forwarded) {
    return proxies({"10.0.0.0/8", "::1"}).client_of(make_address(peer), forwarded);
}

TEST(ClientBehindProxies, IsThePeerWhereThatIsNoTrustedOne) {
    EXPECT_EQ(client("203.0.113.9", "198.51.100.1"), "203.0.113.9");
    EXPECT_EQ(client("10.0.0.1", ""), "10.0.0.1");
}

// What a client writes there itself stands to the left of what the proxies add.
TEST(ClientBehindProxies, IsTheLastWhoIsNoTrustedOne) {
    EXPECT_EQ(client("10.0.0.1", "203.0.113.9"), "203.0.113.9");
    EXPECT_EQ(client("::1", "198.51.100.1, 203.0.113.9"), "203.0.113.9");
    EXPECT_EQ(client("10.0.0.1", "198.51.100.1,203.0.113.9 , 10.0.0.2"), "203.0.113.9");
    EXPECT_EQ(client("10.0.0.1", "10.0.0.3, 10.0.0.2"), "10.0.0.3");
    EXPECT_EQ(client("10.0.0.1", "2001:db8::9"), "2001:db8::9");
}

TEST(ClientBehindProxies, IsWithoutThePortThatSomeProxiesWrite) {
    EXPECT_EQ(client("10.0.0.1", "203.0.113.9:1234"), "203.0.113.9");
    EXPECT_EQ(client("10.0.0.1", "198.51.100.1, [2001:db8::1]:443, 10.0.0.2:80"), "2001:db8::1");
    EXPECT_EQ(client("10.0.0.1", "[2001:db8::1]"), "2001:db8::1");
    for (const char* wrong : {"203.0.113.9:", "203.0.113.9:x", "[203.0.113.9]:1", "[2001:db8::1]1",
                              "[2001:db8::1", "[]:1", ":1"})
        EXPECT_EQ(client("10.0.0.1", wrong), "10.0.0.1") << wrong;
}

TEST(ClientBehindProxies, IsNoneBeyondWhatIsNoAddress) {
    EXPECT_EQ(client("10.0.0.1", "203.0.113.9, unknown"), "10.0.0.1");
    EXPECT_EQ(client("10.0.0.1", "203.0.113.9, unknown, 10.0.0.2"), "10.0.0.2");
    EXPECT_EQ(client("10.0.0.1", "203.0.113.9,"), "10.0.0.1");
}

}  // namespace
}  // namespace usher::http
