#include "server/auth/address_prefix.hpp"

#include <gtest/gtest.h>

namespace usher::auth {
namespace {

TEST(AddressPrefix, OfIpv4IsTheAddress) {
    EXPECT_EQ(address_prefix("192.0.2.7"), "192.0.2.7/32");
    EXPECT_NE(address_prefix("192.0.2.7"), address_prefix("192.0.2.8"));
}

TEST(AddressPrefix, OfIpv6IsItsSubnetInOneSpellingA02) {
    for (const auto* address :
         {"2001:db8:1:2:3:4:5:6", "2001:DB8:1:2::", "2001:0db8:0001:0002:ffff:ffff:ffff:ffff",
          "2001:db8:1:2::1", "2001:db8:1:2:0:0:192.0.2.7", "2001:db8:1:2::%eth0"}) {
        EXPECT_EQ(address_prefix(address), "2001:db8:1:2::/64") << address;
    }
    EXPECT_EQ(address_prefix("2001:db8:1:3::1"), "2001:db8:1:3::/64");
    EXPECT_EQ(address_prefix("::1"), "::/64");
    EXPECT_EQ(address_prefix("fe80::1%2"), "fe80::/64");
}

TEST(AddressPrefix, SeesIpv4ThroughItsMappedSpellings) {
    for (const auto* address :
         {"::ffff:192.0.2.7", "::FFFF:c000:207", "0:0:0:0:0:ffff:c000:0207"}) {
        EXPECT_EQ(address_prefix(address), "192.0.2.7/32") << address;
    }
}

TEST(AddressPrefix, IsTheSameInBytes) {
    EXPECT_EQ(address_prefix_key("::ffff:192.0.2.7"), address_prefix_key("192.0.2.7"));
    EXPECT_EQ(address_prefix_key("2001:db8:1:2::%eth0"), address_prefix_key("2001:DB8:1:2:3::"));
    EXPECT_EQ(address_prefix_key("nonsense"), address_prefix_key(""));
    // Of another family no bytes are the same.
    EXPECT_NE(address_prefix_key("0.0.0.0"), address_prefix_key("::"));
    EXPECT_NE(address_prefix_key("::"), address_prefix_key(""));
    EXPECT_EQ(address_prefix_key("2001:db8:1:2::" + std::string(100, '0')), address_prefix_key(""));
}

TEST(AddressPrefix, IsSharedByAllThatIsNoAddress) {
    for (const auto* address : {"", "nonsense", "192.0.2", "192.0.2.256", "010.0.0.1", "[::1]",
                                "1.2.3.4:80", "%", " ::1"}) {
        EXPECT_EQ(address_prefix(address), "unknown") << address;
    }
    EXPECT_EQ(address_prefix(std::string_view{"192.0.2.7\0.evil", 15}), "unknown");
}

}  // namespace
}  // namespace usher::auth
