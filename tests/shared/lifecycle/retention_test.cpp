#include "shared/lifecycle/retention.hpp"

#include <gtest/gtest.h>

#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

const Instant sent{1795161600000};

Record person_in(Phase phase) {
    Record record;
    record.person.id = PersonId{test::bits_of_label("person:maya")};
    record.person.added_at = sent;
    Membership membership;
    membership.id = MembershipId{test::bits_of_label("membership:maya")};
    membership.phase = phase;
    membership.changed_at = sent;
    record.memberships = {membership};
    return record;
}

bool is_due(const Record& record, Duration after) {
    Policies policies;
    policies.keep_unanswered = days(100);
    return is_due_for_erasure(record, policies, sent + after);
}

TEST(Retention, EndsForWhoNeverAnswered) {
    for (const Phase phase : {Phase::invited, Phase::offered, Phase::declined, Phase::revoked}) {
        EXPECT_FALSE(is_due(person_in(phase), days(99)));
        EXPECT_TRUE(is_due(person_in(phase), days(100)));
    }
}

TEST(Retention, DoesNotEndForMembersTheUninvitedAndThoseWhoWait) {
    for (const Phase phase :
         {Phase::active, Phase::uninvited, Phase::awaiting_approval, Phase::left})
        EXPECT_FALSE(is_due(person_in(phase), days(1000)));
}

// Whose only project was removed, for one.
TEST(Retention, DoesNotEndForWhoIsNowhere) {
    Record nowhere = person_in(Phase::declined);
    nowhere.memberships.clear();
    EXPECT_FALSE(is_due(nowhere, days(1000)));
}

TEST(Retention, CountsFromTheLastThingThatHappened) {
    Record record = person_in(Phase::invited);
    Invitation invitation;
    invitation.sent_at = sent + days(50);
    record.invitations = {invitation};
    EXPECT_FALSE(is_due(record, days(149)));
    EXPECT_TRUE(is_due(record, days(150)));
}

TEST(Retention, KeepsWhoIsLinkedToAnAccountOrActiveAnywhere) {
    Record linked = person_in(Phase::declined);
    linked.person.account = AccountId{test::bits_of_label("account:maya")};
    EXPECT_FALSE(is_due(linked, days(1000)));
    Record elsewhere = person_in(Phase::revoked);
    elsewhere.memberships.push_back(person_in(Phase::active).memberships.front());
    EXPECT_FALSE(is_due(elsewhere, days(1000)));
}

TEST(Retention, LooksThroughTheArchiveAtWhereSomebodyCameFrom) {
    Record archived = person_in(Phase::archived);
    archived.memberships.front().archived_from = Phase::invited;
    EXPECT_TRUE(is_due(archived, days(100)));
    archived.memberships.front().archived_from = Phase::active;
    EXPECT_FALSE(is_due(archived, days(100)));
}

}  // namespace
}  // namespace usher
