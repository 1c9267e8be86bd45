#include <gtest/gtest.h>

#include "shared/values/email_address.hpp"

namespace usher {
namespace {

struct Good {
    const char* text;
    const char* name;
    const char* address;
};

// D-23: the name is pre-filled from what was pasted.
TEST(Mailbox, ReadsTheDisplayNameOfRfc5322) {
    const std::vector<Good> table{
        {"jw@cowboy.com", "", "jw@cowboy.com"},
        {"  jw@cowboy.com ", "", "jw@cowboy.com"},
        {"<jw@cowboy.com>", "", "jw@cowboy.com"},
        {"John Wayne <jw@cowboy.com>", "John Wayne", "jw@cowboy.com"},
        {"John Wayne<jw@cowboy.com>", "John Wayne", "jw@cowboy.com"},
        {"John Wayne < jw@cowboy.com >", "John Wayne", "jw@cowboy.com"},
        {"\"Wayne, John\" <jw@cowboy.com>", "Wayne, John", "jw@cowboy.com"},
        {R"("John \"Duke\" Wayne" <jw@cowboy.com>)", "John \"Duke\" Wayne", "jw@cowboy.com"},
        {R"("Back\\slash" <jw@cowboy.com>)", "Back\\slash", "jw@cowboy.com"},
        {"\"\" <jw@cowboy.com>", "", "jw@cowboy.com"},
        {"\" \" <jw@cowboy.com>", "", "jw@cowboy.com"},
        {"\"a < b\" <jw@cowboy.com>", "a < b", "jw@cowboy.com"},
        {"Żaneta Łęcka <z@corp.example>", "Żaneta Łęcka", "z@corp.example"},
        {"J. R. R. Tolkien <jrr@corp.example>", "J. R. R. Tolkien", "jrr@corp.example"},
    };
    for (const Good& good : table) {
        const auto mailbox = Mailbox::parse(good.text);
        ASSERT_TRUE(mailbox) << good.text << ": " << name(mailbox.error());
        EXPECT_EQ(mailbox->name.text(), good.name) << good.text;
        EXPECT_EQ(mailbox->address.text(), good.address) << good.text;
    }
}

TEST(Mailbox, SaysWhatIsWrong) {
    const std::vector<std::pair<std::string, Code>> table{
        {"", Code::required},
        {"John Wayne", Code::address_no_at_sign},
        {"<>", Code::required},
        {"John <>", Code::required},
        {"John Wayne <jw@cowboy.com", Code::address_unclosed},
        {"John <jw@cowboy.com> Wayne", Code::address_unclosed},
        {"<", Code::address_unclosed},
        {"John <jw>", Code::address_no_at_sign},
        {"John <jw@cowboy>", Code::address_domain_not_dotted},
        {"jw@cowboy.com>", Code::address_domain_character},
        {"Visit evil.example <jw@cowboy.com>", Code::contains_link},
        {"John\x07 <jw@cowboy.com>", Code::control_character},
        {std::string(121, 'J') + " <jw@cowboy.com>", Code::too_long},
    };
    for (const auto& [text, code] : table) {
        const auto mailbox = Mailbox::parse(text);
        ASSERT_FALSE(mailbox) << text;
        EXPECT_EQ(name(mailbox.error()), name(code)) << text;
    }
}

}  // namespace
}  // namespace usher
