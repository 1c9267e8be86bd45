#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/support/running_house.hpp"
#include "tests/support/vectors/labels.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher::test {

/// The people of the vectors' worlds (tests/vectors/worlds.json): in Northwind Hana the founder,
/// who administers the server, Ivan who may invite and Mei who may nothing; Sol founded Southwind;
/// Noor has an account and belongs nowhere. Ivan has just invited Maya, who has no account.
struct Northwind {
    explicit Northwind(const RunningHouse::Options& options = {},
                       const std::vector<Event>& events = world("maya_invited"))
        : house{options} {
        house.given(events);
    }

    static std::vector<Event> world(const std::string& name) {
        return read_world("tests/vectors", name);
    }

    template <class AnyId>
    static AnyId named(const std::string& label) {
        return AnyId{bits_of_label(label)};
    }
    static AccountId account(const std::string& word) {
        return named<AccountId>("account:" + word);
    }

    Browser as(const std::string& word) { return house.signed_in(account(word)); }
    /// Whose password was right, and whose second factor is awaited.
    Browser waiting(const std::string& word) {
        Browser browser =
            house.signed_in(account(word), app::Session::State::second_factor_pending);
        browser.cookies["second_factor"] = browser.cookies["session"];
        browser.cookies.erase("session");
        return browser;
    }
    std::string link() { return house.link(home, invitation); }
    std::string copied_link() { return house.link(home, invitation, {Channel::Kind::copy, {}}); }
    Record maya() { return *house.reader().person_of_invitation(home, invitation); }
    Phase phase() { return maya().memberships.at(0).phase; }

    std::string path() const { return "/v1/organizations/" + home.text(); }
    std::string answer_path(const std::string& answer) const {
        return "/v1/memberships/" + membership.text() + "/" + answer;
    }
    nlohmann::json sign_up_form(const std::string& token) const {
        return {{"token", token}, {"name", "Maya Stone"}, {"password", password}};
    }

    const OrganizationId home = named<OrganizationId>("organization:northwind");
    const OrganizationId elsewhere = named<OrganizationId>("organization:southwind");
    const InvitationId invitation = named<InvitationId>("invitation:maya");
    const MembershipId membership = named<MembershipId>("membership:maya");
    const std::string password = "a quiet walk along the river";

    RunningHouse house;
};

/// A test that begins there.
class AtNorthwind : public testing::Test, protected Northwind {
protected:
    using Json = nlohmann::json;

    explicit AtNorthwind(const RunningHouse::Options& options = {}) : Northwind{options} {}

    /// What is asked changes no byte of the database.
    template <class Asking>
    auto without_a_trace(Asking asking) {
        const std::string before = house.contents();
        auto answer = asking();
        EXPECT_TRUE(house.contents() == before) << "the database has changed";
        return answer;
    }
};

}  // namespace usher::test
