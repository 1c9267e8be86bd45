#include "shared/policy/consumer_domains.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

TEST(ConsumerDomains, AreThoseOfTheLargePublicProviders) {
    for (const char* domain : {"gmail.com", "outlook.com", "hotmail.co.uk", "yahoo.co.jp",
                               "icloud.com", "gmx.de", "proton.me", "163.com", "ymail.com"})
        EXPECT_TRUE(is_consumer_domain(domain)) << domain;
}

TEST(ConsumerDomains, AreComparedWhole) {
    for (const char* domain :
         {"", "com", "corp.example", "mail.gmail.com", "gmail.com.example", "notgmail.com"})
        EXPECT_FALSE(is_consumer_domain(domain)) << domain;
}

}  // namespace
}  // namespace usher
