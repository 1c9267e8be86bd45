#include "shared/lifecycle/merged_edit.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/shared/printing.hpp"

namespace usher {
namespace {

using Texts = std::vector<std::string>;

template <class Value>
Value merged(const Value& was, const Value& wanted, Value now) {
    merge(was, wanted, now);
    return now;
}

// Every list of some of three elements, in every order.
std::vector<Texts> every_list() {
    std::vector<Texts> lists{{}};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const char* element : {"a", "b", "c"}) {
            Texts longer = lists[i];
            if (std::find(longer.begin(), longer.end(), element) != longer.end()) continue;
            longer.emplace_back(element);
            lists.push_back(longer);
        }
    }
    return lists;
}

bool has(const Texts& list, const std::string& element) {
    return std::find(list.begin(), list.end(), element) != list.end();
}

TEST(MergedEdit, OfNothingElseThanItsAuthorSawIsWhatTheyWant) {
    for (const Texts& was : every_list()) {
        for (const Texts& wanted : every_list()) {
            EXPECT_EQ(merged(was, wanted, was), wanted);
            EXPECT_EQ(merged(was, wanted, wanted), wanted);
        }
    }
}

TEST(MergedEdit, OfNothingLeavesWhatIsThere) {
    for (const Texts& was : every_list()) {
        for (const Texts& now : every_list()) EXPECT_EQ(merged(was, was, now), now);
    }
}

TEST(MergedEdit, HasOfAListWhatWasAddedAndNothingThatWasTakenOut) {
    for (const Texts& was : every_list()) {
        for (const Texts& wanted : every_list()) {
            for (const Texts& now : every_list()) {
                const Texts result = merged(was, wanted, now);
                for (const char* element : {"a", "b", "c"}) {
                    const bool is_left = has(was, element) == has(wanted, element);
                    EXPECT_EQ(has(result, element), has(is_left ? now : wanted, element));
                    EXPECT_LE(std::count(result.begin(), result.end(), element), 1);
                }
            }
        }
    }
}

TEST(MergedEdit, OfPermissionsIsThatOfEachOfThem) {
    const auto bits = [](std::uint32_t value) { return PermissionSet::from_bits(value); };
    EXPECT_EQ(merged(bits(0b00001111), bits(0b00110011), bits(0b01010101)), bits(0b01110001));
}

// A part that were left out of the list of them would never be set.
TEST(MergedEdit, TakesEveryPartOfAThing) {
    Policies wanted;
    wanted.invite_ttl = limits::reminder_shortest;
    wanted.onboarding = Onboarding::verified;
    wanted.notification_address = *EmailAddress::parse("desk@corp.example");
    wanted.allowed_domains = {"corp.example"};
    wanted.business_addresses_only = true;
    wanted.require_second_factor = true;
    wanted.sign_in_methods = {SignInMethod::provider};
    wanted.default_role = RoleId{};
    wanted.default_locale = *Locale::parse("de");
    wanted.time_zone = "Europe/Vienna";
    wanted.reminder = limits::reminder_shortest;
    wanted.access_requests = AccessRequests::open;
    wanted.seats = 1;
    wanted.send_limit = 2;
    wanted.organization_send_limit = 3;
    wanted.keep_unanswered = limits::keep_shortest;
    wanted.keep_import_files = limits::keep_shortest;
    EXPECT_EQ(merged(Policies{}, wanted, Policies{}), wanted);
    EXPECT_EQ(merged(wanted, Policies{}, wanted), Policies{});
    EXPECT_EQ(merged(wanted, wanted, Policies{}), Policies{});
}

}  // namespace
}  // namespace usher
