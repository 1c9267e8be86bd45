#include "shared/lifecycle/invitation_state.hpp"

#include <gtest/gtest.h>

#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;

const Instant lapses{1795766400000};
const InvitationId envelope{bits_of_label("invitation:maya")};
const Scope tower{ProjectId{bits_of_label("project:tower")}};
const Scope harbor{ProjectId{bits_of_label("project:harbor")}};

// Generation 3, for the organization, the tower and the harbor.
Record record(Phase organization, Phase in_tower, Phase in_harbor) {
    Record record;
    record.invitations.emplace_back();
    record.invitations[0].id = envelope;
    record.invitations[0].written_to = *EmailAddress::parse("Maya@corp.example");
    record.invitations[0].generation = 3;
    record.invitations[0].last_generation = 3;
    record.invitations[0].lapses_at = lapses;
    for (const auto& [scope, phase] :
         {std::pair{Scope{}, organization}, {tower, in_tower}, {harbor, in_harbor}}) {
        Membership membership;
        membership.scope = scope;
        membership.phase = phase;
        membership.invitation = envelope;
        record.memberships.push_back(membership);
    }
    return record;
}

PresentedLink link(std::uint32_t generation, Channel channel = {}) {
    return {envelope, generation, channel, "maya@corp.example"};
}

Channel copied_for(Scope scope) { return {Channel::Kind::copy, scope}; }

TEST(JudgeLink, TellsTheFirstReasonThatApplies) {
    const Record open = record(Phase::invited, Phase::invited, Phase::invited);
    const Record revoked = record(Phase::revoked, Phase::revoked, Phase::revoked);
    const Record answered = record(Phase::revoked, Phase::declined, Phase::revoked);
    PresentedLink stranger = link(3);
    stranger.address_key = "noor@corp.example";
    PresentedLink unknown = link(3);
    unknown.invitation = InvitationId{bits_of_label("invitation:noor")};
    const Instant before{lapses.ms - 1};

    EXPECT_EQ(judge_link(nullptr, link(3), before), Code::link_invalid);
    EXPECT_EQ(judge_link(&revoked, unknown, lapses), Code::link_invalid);
    EXPECT_EQ(judge_link(&revoked, stranger, lapses), Code::link_invalid);
    EXPECT_EQ(judge_link(&revoked, link(4), lapses), Code::link_invalid);
    EXPECT_EQ(judge_link(&revoked, link(1), lapses), Code::invitation_revoked);
    EXPECT_EQ(judge_link(&answered, link(1), lapses), Code::invitation_answered);
    EXPECT_EQ(judge_link(&open, link(2), lapses), Code::invitation_superseded);
    EXPECT_EQ(judge_link(&open, link(3), lapses), Code::invitation_lapsed);
    EXPECT_EQ(judge_link(&open, link(3), before), std::nullopt);
}

// Generations 4 and 5 were given, and taken back.
TEST(JudgeLink, CallsSupersededWhatWasUndone) {
    Record undone = record(Phase::invited, Phase::invited, Phase::invited);
    undone.invitations[0].last_generation = 5;
    const Instant now{lapses.ms - 1};
    EXPECT_EQ(judge_link(&undone, link(2), now), Code::invitation_superseded);
    EXPECT_EQ(judge_link(&undone, link(3), now), std::nullopt);
    EXPECT_EQ(judge_link(&undone, link(4), now), Code::invitation_superseded);
    EXPECT_EQ(judge_link(&undone, link(5), now), Code::invitation_superseded);
    EXPECT_EQ(judge_link(&undone, link(6), now), Code::link_invalid);
}

TEST(JudgeLink, KnowsAnAccessCodeByItsHavingNoAddress) {
    const Record mailed = record(Phase::invited, Phase::invited, Phase::invited);
    Record coded = mailed;
    coded.invitations[0].written_to.reset();
    const PresentedLink code{envelope, 3, {Channel::Kind::code, {}}, {}};
    const PresentedLink nobodys{envelope, 3, {}, {}};
    const Instant before{lapses.ms - 1};
    EXPECT_EQ(judge_link(&coded, code, before), std::nullopt);
    EXPECT_EQ(judge_link(&coded, code, lapses), Code::invitation_lapsed);
    EXPECT_EQ(judge_link(&mailed, code, before), Code::link_invalid);
    EXPECT_EQ(judge_link(&coded, link(3), before), Code::link_invalid);
    EXPECT_EQ(judge_link(&coded, nobodys, before), Code::link_invalid);
}

TEST(JudgeLink, LooksAtWhatTheLinkOpensAlone) {
    const Record some = record(Phase::revoked, Phase::active, Phase::offered);
    const Instant now{lapses.ms - 1};
    EXPECT_EQ(judge_link(&some, link(3), now), std::nullopt);
    EXPECT_EQ(judge_link(&some, link(3, copied_for({})), now), std::nullopt);
    EXPECT_EQ(judge_link(&some, link(3, copied_for(tower)), now), Code::invitation_answered);
    EXPECT_EQ(judge_link(&some, link(3, copied_for(harbor)), now), std::nullopt);
    const Scope elsewhere{ProjectId{bits_of_label("project:elsewhere")}};
    EXPECT_EQ(judge_link(&some, link(3, copied_for(elsewhere)), now), Code::invitation_revoked);
}

// For every phase: a link of an envelope with one seat in it is open, answered or revoked.
TEST(JudgeLink, KnowsWhatEachPhaseMeans) {
    for (int i = 0; i < phase_count; ++i) {
        const auto phase = static_cast<Phase>(i);
        const Record one = record(phase, phase, phase);
        std::optional<Code> expected;
        if (phase == Phase::active || phase == Phase::declined || phase == Phase::left ||
            phase == Phase::awaiting_approval)
            expected = Code::invitation_answered;
        if (phase == Phase::revoked || phase == Phase::archived || phase == Phase::uninvited)
            expected = Code::invitation_revoked;
        EXPECT_EQ(judge_link(&one, link(3), Instant{lapses.ms - 1}), expected) << i;
    }
}

TEST(OpenedBy, IsAllForTheMailedAndTheOrganizationsLinkAndOneForAProjects) {
    const Record all = record(Phase::invited, Phase::active, Phase::revoked);
    EXPECT_EQ(opened_by(all, link(3)).size(), 3U);
    EXPECT_EQ(opened_by(all, link(3, {Channel::Kind::code, tower})).size(), 3U);
    EXPECT_EQ(opened_by(all, link(3, copied_for({}))).size(), 3U);
    const auto opened = opened_by(all, link(3, copied_for(tower)));
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened.front()->scope, tower);
}

}  // namespace
}  // namespace usher
