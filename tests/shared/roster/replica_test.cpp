#include "shared/roster/replica.hpp"

#include <gtest/gtest.h>

#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"
#include "tests/support/vectors/stop.hpp"
#include "tests/support/vectors/turn.hpp"
#include "tests/support/vectors/vector.hpp"

namespace usher {
namespace {

// The vectors' worlds, one vector each, and what the server would make of it.
const test::Vector& vector_named(const std::string& name) {
    static const auto all = test::read_vectors("tests/vectors");
    for (const auto& vector : all) {
        if (vector.name == name) return vector;
    }
    test::stop("there is no vector " + name);
}

class Browser : public testing::Test {
protected:
    explicit Browser(const char* name =
                         "an inviter withdraws an unanswered invitation, and unsent "
                         "mail is dropped")
        : vector_{vector_named(name)}, command_{*vector_.when.command} {}

    Replica::News news(std::uint64_t reached) const {
        const Roster world = test::world_of(server_);
        Replica::News news;
        news.reached = reached;
        news.organization = *world.organization(command_.home);
        for (const auto& [id, record] : world.people(command_.home)) news.people.push_back(record);
        return news;
    }
    void serve() {
        const Turn turn = test::take_turn(test::world_of(server_), command_);
        server_.insert(server_.end(), turn.decision.events.begin(), turn.decision.events.end());
    }
    Phase shown() const {
        const auto& body = std::get<Revoke>(command_.body);
        return replica_.person_of_membership(body.membership)->membership(body.membership)->phase;
    }
    PersonId person() const {
        const auto& body = std::get<Revoke>(command_.body);
        return replica_.person_of_membership(body.membership)->person.id;
    }

    using Turn = test::Turn;
    const test::Vector& vector_;
    Command command_;
    std::vector<Event> server_ = vector_.given;
    Replica replica_{command_.home};
};

using ReplicaTest = Browser;

TEST_F(ReplicaTest, PredictsNothingBeforeItsFirstFullLoad) {
    EXPECT_FALSE(replica_.is_loaded());
    EXPECT_FALSE(replica_.submit(1, command_).refused());
    auto page = news(1);
    page.more = true;
    replica_.put(page);
    EXPECT_FALSE(replica_.is_loaded());
    EXPECT_EQ(shown(), Phase::invited);
    replica_.put(news(1));
    EXPECT_TRUE(replica_.is_loaded());
    EXPECT_EQ(shown(), Phase::revoked);
}

TEST_F(ReplicaTest, KnowsItsViewerWhateverBecomesOfThem) {
    replica_.put(news(1));
    const Record record = *replica_.person(person());
    const AccountId viewer{test::bits_of_label("the viewer")};
    Replica replica{command_.home, viewer};
    const auto put = [&](std::optional<AccountId> account) {
        Replica::News page;
        page.people.push_back(record);
        page.people.back().person.account = account;
        replica.put(std::move(page));
    };
    EXPECT_EQ(replica.person_of_account(viewer), nullptr);
    put(viewer);
    ASSERT_NE(replica.person_of_account(viewer), nullptr);
    EXPECT_EQ(replica.person_of_account(viewer)->person.id, record.person.id);
    put(AccountId{test::bits_of_label("another")});
    EXPECT_EQ(replica.person_of_account(viewer), nullptr);
    put(viewer);
    Replica::News gone;
    gone.gone.push_back(record.person.id);
    replica.put(gone);
    EXPECT_EQ(replica.person_of_account(viewer), nullptr);
}

TEST_F(ReplicaTest, ShowsAPredictionUntilTheServersNewsArrives) {
    replica_.put(news(1));
    const auto version = replica_.version();
    EXPECT_FALSE(replica_.submit(1, command_).refused());
    EXPECT_GT(replica_.version(), version);
    EXPECT_EQ(shown(), Phase::revoked);
    EXPECT_TRUE(replica_.is_predicted(person()));

    EXPECT_TRUE(replica_.settle({{1, 2, false}}).empty());
    EXPECT_EQ(replica_.pending().size(), 1U);
    EXPECT_EQ(shown(), Phase::revoked);
    serve();
    replica_.put(news(2));
    EXPECT_TRUE(replica_.pending().empty());
    EXPECT_FALSE(replica_.is_predicted(person()));
    EXPECT_EQ(shown(), Phase::revoked);
}

TEST_F(ReplicaTest, TakesBackWhatTheServerRefuses) {
    replica_.put(news(1));
    replica_.submit(1, command_);
    const auto refused = replica_.settle({{7, 2, false}, {1, 0, true}});
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused.front().sequence, 1U);
    EXPECT_TRUE(replica_.pending().empty());
    EXPECT_EQ(shown(), Phase::invited);
    EXPECT_FALSE(replica_.is_predicted(person()));
}

TEST_F(ReplicaTest, DoesNotKeepWhatItRefusesItself) {
    replica_.put(news(1));
    Command forbidden = command_;
    forbidden.by = {};
    EXPECT_EQ(replica_.submit(1, forbidden).errors, (Errors{{Code::not_permitted, ""}}));
    EXPECT_TRUE(replica_.pending().empty());
    EXPECT_EQ(shown(), Phase::invited);
}

TEST_F(ReplicaTest, ForgetsAtOnceWhatItHasAlreadySeen) {
    replica_.put(news(1));
    replica_.submit(1, command_);
    serve();
    replica_.put(news(2));
    EXPECT_EQ(replica_.pending().size(), 1U);
    EXPECT_TRUE(replica_.settle({{1, 2, false}}).empty());
    EXPECT_TRUE(replica_.pending().empty());
    EXPECT_TRUE(replica_.settle({{1, 2, false}}).empty());
}

TEST_F(ReplicaTest, RemovesWhoIsGoneUnderAPrediction) {
    replica_.put(news(1));
    const PersonId maya = person();
    replica_.submit(1, command_);
    Replica::News gone;
    gone.reached = 2;
    gone.gone = {maya};
    replica_.put(gone);
    EXPECT_EQ(replica_.person(maya), nullptr);
    EXPECT_FALSE(replica_.is_predicted(maya));
    EXPECT_EQ(replica_.settle({{1, 0, true}}).size(), 1U);
}

class Newcomer : public Browser {
protected:
    Newcomer() : Browser{"an inviter invites a newcomer, who is mailed and has seven days"} {}
};

TEST_F(Newcomer, IsShownAtOnceAndGoneWhenRefused) {
    const auto& body = std::get<InvitePerson>(command_.body);
    replica_.put(news(1));
    replica_.submit(1, command_);
    ASSERT_NE(replica_.person(body.person), nullptr);
    EXPECT_TRUE(replica_.is_predicted(body.person));
    EXPECT_EQ(replica_.settle({{1, 0, true}}).size(), 1U);
    EXPECT_EQ(replica_.person(body.person), nullptr);
    EXPECT_EQ(replica_.person_of_address(body.address->key()), nullptr);
}

}  // namespace
}  // namespace usher
