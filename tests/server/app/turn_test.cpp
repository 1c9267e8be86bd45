#include <gtest/gtest.h>

#include <algorithm>

#include "shared/wire/details.hpp"
#include "tests/server/app/workshop.hpp"

namespace usher::test {
namespace {

using State = app::OutboxMail::State;

std::vector<State> states(Workshop& shop) {
    std::vector<State> found;
    for (const app::OutboxMail& mail : shop.reader().outbox(0, 100))
        found.insert(found.begin(), mail.state);
    return found;
}

TEST(Turn, KeepsStateLogAndMailTogether) {
    Workshop shop;
    const auto outcome = shop.apply(shop.command(shop.invite("maya")));
    ASSERT_FALSE(outcome.decision.refused());
    const auto record =
        shop.reader().person_of_invitation(shop.home, named<InvitationId>("invitation:maya"));
    ASSERT_TRUE(record);
    EXPECT_EQ(record->change, outcome.change);
    EXPECT_EQ(record->memberships.at(0).phase, Phase::invited);
    EXPECT_EQ(shop.reader().log(shop.home, 0, "invited", 100).size(), 1U);
    const auto mails = shop.reader().outbox(0, 100);
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to, "maya@corp.example");
    EXPECT_EQ(mails[0].generation, 1U);
    EXPECT_EQ(mails[0].due_at, shop.now + limits::undo);
}

// Whatever fails, and whenever: all of it stands, or nothing does.
TEST(Turn, LeavesAllOrNothingWhereverTheStoreFails) {
    Workshop shop;
    const Command command = shop.command(shop.invite("maya"));
    const std::string before = shop.contents();
    std::uint64_t failures = 0;
    for (std::uint64_t operation = 1;; ++operation) {
        shop.store().fail_at(operation);
        try {
            shop.apply(command);
            break;
        } catch (const app::StoreFailure&) {
            ++failures;
        }
        ASSERT_EQ(shop.contents(), before) << "after a failure of operation " << operation;
    }
    EXPECT_GT(failures, 8U);
    EXPECT_EQ(shop.reader().outbox(0, 100).size(), 1U);
}

TEST(Turn, LeavesNothingOfARefusal) {
    Workshop shop;
    const std::string before = shop.contents();
    const auto outcome = shop.apply(shop.command(shop.home, shop.sol, shop.invite("maya")));
    EXPECT_EQ(outcome.decision.errors, (Errors{{Code::not_permitted, ""}}));
    EXPECT_EQ(outcome.change, 0U);
    EXPECT_EQ(shop.contents(), before);
}

TEST(Turn, LeavesNothingOfWhatNeedsNoChange) {
    Workshop shop;
    shop.apply(shop.command(shop.invite("maya")));
    InvitePerson again = shop.invite("again");
    again.address = *EmailAddress::parse("maya@corp.example");
    const std::string before = shop.contents();
    const auto outcome = shop.apply(shop.command(again));
    EXPECT_EQ(outcome.decision.notes, (Errors{{Code::already_invited, "seats[0]"}}));
    EXPECT_EQ(outcome.change, 0U);
    EXPECT_EQ(shop.contents(), before);
}

TEST(Turn, GivesEachCommandOfAnOrganizationTheNextNumber) {
    Workshop shop;
    const std::uint64_t first = shop.reader().head(shop.home);
    const std::uint64_t others = shop.reader().head(shop.elsewhere);
    std::vector<std::uint64_t> changes;
    shop.batch([&](app::Turn& turn) {
        changes.clear();
        for (const char* word : {"maya", "noor"})
            changes.push_back(turn.apply(shop.command(shop.invite(word))).change);
        EXPECT_EQ(turn.heads().at(shop.home), changes.back());
        EXPECT_EQ(turn.heads().count(shop.elsewhere), 0U);
    });
    EXPECT_EQ(changes, (std::vector<std::uint64_t>{first + 1, first + 2}));
    EXPECT_EQ(shop.reader().head(shop.home), first + 2);
    EXPECT_EQ(shop.reader().head(shop.elsewhere), others);
}

TEST(Turn, DecidesOnWhatItsBatchHasLeft) {
    Workshop shop;
    shop.batch([&](app::Turn& turn) {
        const auto membership = named<MembershipId>("membership:maya");
        EXPECT_FALSE(turn.apply(shop.command(shop.invite("maya"))).decision.refused());
        EXPECT_FALSE(turn.apply(shop.command(Revoke{membership})).decision.refused());
        const auto twice = turn.apply(shop.command(Revoke{membership}));
        EXPECT_EQ(twice.decision.errors, (Errors{{Code::not_open, "membership"}}));
        EXPECT_TRUE(turn.queued_mail());
    });
    EXPECT_EQ(states(shop), (std::vector{State::dropped}));
}

TEST(Turn, DropsTheMailOfEarlierGenerations) {
    Workshop shop;
    shop.apply(shop.command(shop.invite("maya")));
    shop.apply(shop.command(shop.invite("noor")));
    shop.apply(shop.command(Resend{named<InvitationId>("invitation:maya")}));
    EXPECT_EQ(states(shop), (std::vector{State::dropped, State::queued, State::queued}));
    EXPECT_EQ(shop.reader().outbox(0, 1).at(0).generation, 2U);
}

TEST(Turn, QueuesNoMailForALinkThatIsHandedOver) {
    Workshop shop;
    shop.batch([&](app::Turn& turn) {
        turn.apply(shop.command(shop.invite("maya", When::by_link)));
        EXPECT_FALSE(turn.queued_mail());
    });
    EXPECT_TRUE(states(shop).empty());
}

// An address that somebody else has claimed meanwhile: the batch is to be decided again.
TEST(Turn, FailsForThisTimeWhenAClaimIsLost) {
    Workshop shop;
    shop.batch([&](app::Turn& turn) {
        EXPECT_TRUE(turn.transaction().claim({Claim::Kind::organization_address, shop.home,
                                              "maya@corp.example", bits_of_label("person:x")}));
    });
    const std::string before = shop.contents();
    try {
        shop.apply(shop.command(shop.invite("maya")));
        ADD_FAILURE() << "kept what somebody else has claimed";
    } catch (const app::StoreFailure& failure) {
        EXPECT_TRUE(failure.transient);
    }
    EXPECT_EQ(shop.contents(), before);
}

Former former_of(Workshop& shop, CommandId command) {
    const Key key{Key::Kind::undo, shop.home, command.bits, {}};
    Roster roster{Roster::Unfilled::unknown};
    shop.batch([&](app::Turn& turn) { turn.transaction().load({key}, roster); });
    const Former* kept = roster.former(shop.home, command);
    return kept == nullptr ? Former{} : *kept;
}

TEST(Turn, KeepsWhatACommandMadeAndWhatItChangedAsItWas) {
    Workshop shop;
    const Command invite = shop.command(shop.invite("maya"));
    const auto outcome = shop.apply(invite);
    const Former made = former_of(shop, invite.id);
    EXPECT_EQ(made.made, std::vector{named<PersonId>("person:maya")});
    EXPECT_TRUE(made.people.empty());
    EXPECT_EQ(made.by, Actor::of(shop.hana));
    EXPECT_EQ(made.at, shop.now);
    EXPECT_EQ(made.change, outcome.change);
    EXPECT_FALSE(made.organization);
    EXPECT_FALSE(made.is_final);

    const auto before =
        shop.reader().person_of_invitation(shop.home, named<InvitationId>("invitation:maya"));
    Command revoke = shop.command(Revoke{named<MembershipId>("membership:maya")});
    revoke.id = named<CommandId>("command:revoke");
    shop.apply(revoke);
    const Former changed = former_of(shop, revoke.id);
    EXPECT_EQ(changed.people, std::vector{*before});
    EXPECT_TRUE(changed.made.empty());
}

TEST(Turn, CountsWithEveryChange) {
    Workshop shop;
    shop.apply(shop.command(shop.invite("maya")));
    const auto tally = [&] {
        return wire::read_stored<Tally>(
            shop.ask("SELECT tally FROM organizations WHERE name = "
                     "'Hana and others'"));
    };
    ASSERT_TRUE(tally());
    EXPECT_EQ(tally()->active, 1U);
    EXPECT_EQ(tally()->pending.size(), 1U);
    EXPECT_EQ(tally()->sent_today(Actor::of(shop.hana), shop.now), 1U);
    shop.apply(shop.command(Revoke{named<MembershipId>("membership:maya")}));
    EXPECT_TRUE(tally()->pending.empty());
}

TEST(Turn, NeverLogsMetadata) {
    Workshop shop;
    InvitePerson body = shop.invite("maya");
    body.metadata = *Metadata::parse(R"({"badge": "B-1234"})");
    EXPECT_FALSE(shop.apply(shop.command(body)).decision.refused());
    EXPECT_EQ(shop.ask("SELECT count(*) FROM log WHERE entries LIKE '%B-1234%'"), "0");
}

TEST(Turn, ClaimsAnAddressInEachOrganizationApart) {
    Workshop shop;
    shop.apply(shop.command(shop.invite("maya")));
    InvitePerson body = shop.invite("maya");
    body.role = shop.reader().organization(shop.elsewhere)->roles.back().id;
    const auto outcome = shop.apply(shop.command(shop.elsewhere, shop.sol, body));
    EXPECT_TRUE(outcome.decision.errors.empty());
    EXPECT_TRUE(outcome.decision.renamed.empty());
    EXPECT_EQ(shop.reader().people_of_address("maya@corp.example").size(), 2U);
}

}  // namespace
}  // namespace usher::test
