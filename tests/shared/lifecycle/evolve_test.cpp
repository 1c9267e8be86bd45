#include "shared/lifecycle/evolve.hpp"

#include <gtest/gtest.h>

#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;

const Instant first{1795161600000};
const Instant later = first + days(1);
const PersonId maya{bits_of_label("person:maya")};
const MembershipId seat{bits_of_label("membership:maya")};
const MembershipId tower{bits_of_label("membership:maya_tower")};
const InvitationId envelope{bits_of_label("invitation:maya")};
const AccountId account{bits_of_label("account:maya")};
const Actor ivan = Actor::of(AccountId{bits_of_label("account:ivan")});
const Actor ada = Actor::of(AccountId{bits_of_label("account:ada")});
const RoleId member{bits_of_label("role:member")};
const RoleId admin{bits_of_label("role:admin")};

Invitation sent(InvitationId id, const Actor& inviter) {
    Invitation invitation;
    invitation.id = id;
    invitation.written_to = *EmailAddress::parse("maya@corp.example");
    invitation.delivery = Delivery::link;
    invitation.inviter = inviter;
    invitation.sent_at = first;
    invitation.lapses_at = first + days(7);
    return invitation;
}

// Maya, invited to the organization and to the tower in one envelope.
Record invited() {
    Record record;
    Person person;
    person.id = maya;
    evolve(record, PersonAdded{person});
    for (const MembershipId id : {seat, tower}) {
        Membership membership;
        membership.id = id;
        membership.can_sign_in = true;
        evolve(record, MembershipAdded{maya, membership});
    }
    evolve(record, Invited{maya, sent(envelope, ivan), {{seat, member}, {tower, member}}});
    return record;
}

TEST(Evolve, PutsInvitedSeatsIntoTheEnvelope) {
    const Record record = invited();
    ASSERT_EQ(record.memberships.size(), 2U);
    for (const Membership& membership : record.memberships) {
        EXPECT_EQ(membership.phase, Phase::invited);
        EXPECT_EQ(membership.role, member);
        EXPECT_EQ(membership.voucher, ivan);
        EXPECT_EQ(membership.invitation, envelope);
        EXPECT_EQ(membership.changed_at, first);
        EXPECT_FALSE(membership.can_sign_in);
    }
    EXPECT_EQ(record.invitations, std::vector<Invitation>{sent(envelope, ivan)});
    EXPECT_TRUE(record.has_open(envelope));
}

TEST(Evolve, KeepsAnEnvelopeThatNoSeatNamesAnyMore) {
    Record record = invited();
    const InvitationId second{bits_of_label("invitation:maya_2")};
    evolve(record, Invited{maya, sent(second, ada), {{seat, admin}, {tower, member}}});
    EXPECT_EQ(record.membership(seat)->role, admin);
    EXPECT_EQ(record.membership(seat)->voucher, ada);
    EXPECT_FALSE(record.has_open(envelope));
    EXPECT_TRUE(record.has_open(second));
    EXPECT_NE(record.invitation(envelope), nullptr) << "its id must never be given again";
}

TEST(Evolve, PutsWhatJoinsAnEnvelopeIntoItAndLeavesItAsItIs) {
    Record record = invited();
    const MembershipId harbor{bits_of_label("membership:maya_harbor")};
    Membership membership;
    membership.id = harbor;
    evolve(record, MembershipAdded{maya, membership});
    Invitation joined = sent(envelope, ada);
    joined.sent_at = later;
    evolve(record, Invited{maya, joined, {{harbor, admin}}});
    EXPECT_EQ(record.invitations, std::vector<Invitation>{sent(envelope, ivan)});
    EXPECT_EQ(record.membership(harbor)->invitation, envelope);
    EXPECT_EQ(record.membership(harbor)->voucher, ada);
    EXPECT_EQ(record.membership(harbor)->changed_at, later);
    EXPECT_EQ(record.membership(tower)->voucher, ivan);
}

TEST(Evolve, KeepsThatItWasOpenedAndWhatWasApproved) {
    Record record = invited();
    evolve(record, InvitationOpened{maya, envelope, later});
    EXPECT_EQ(record.invitation(envelope)->opened_at, later);
    const auto handle = *Handle::parse("maya-stone");
    const InvitationId offer{bits_of_label("invitation:maya_2")};
    evolve(record, Invited{maya, sent(offer, ada), {{seat, member, {}, Phase::offered, handle}}});
    evolve(record, InvitationDeclined{maya, seat, later});
    EXPECT_EQ(record.membership(seat)->handle, handle);
    evolve(record, InvitationReconsidered{maya, seat, Phase::offered, later});
    EXPECT_EQ(record.membership(seat)->phase, Phase::offered);
    EXPECT_EQ(record.membership(seat)->handle, handle);
    evolve(record, Invited{maya, sent(envelope, ada), {{seat, member}}});
    EXPECT_FALSE(record.membership(seat)->handle) << "who is invited anew was not approved yet";
}

TEST(Evolve, LeavesTheNamedSeatAlone) {
    Record record = invited();
    evolve(record, InvitationAccepted{maya, seat, account, {}, first});
    evolve(record, InvitationAccepted{maya, tower, account, {}, first});
    evolve(record, MembershipLeft{maya, tower, later});
    EXPECT_EQ(record.membership(tower)->phase, Phase::left);
    EXPECT_FALSE(record.membership(tower)->can_sign_in);
    EXPECT_EQ(record.membership(seat)->phase, Phase::active);
    EXPECT_EQ(record.person.account, account) << "the person stays linked";
}

TEST(Evolve, RenewsTheEnvelopeAndVouchesForWhatIsNamed) {
    using Cause = InvitationRenewed::Cause;
    for (const Cause cause : {Cause::resend, Cause::renew_link, Cause::copy_link}) {
        Record record = invited();
        evolve(record,
               InvitationRenewed{maya, envelope, cause, 2, later, later + days(7), ada, {tower}});
        const Invitation* invitation = record.invitation(envelope);
        ASSERT_NE(invitation, nullptr);
        EXPECT_EQ(invitation->generation, 2U);
        EXPECT_EQ(invitation->sent_at, later);
        EXPECT_EQ(invitation->lapses_at, later + days(7));
        EXPECT_EQ(invitation->inviter, ivan);
        EXPECT_EQ(invitation->delivery, cause == Cause::resend ? Delivery::mail : Delivery::link);
        EXPECT_EQ(invitation->renewed_at.has_value(), cause == Cause::renew_link);
        EXPECT_EQ(record.membership(seat)->voucher, ivan);
        EXPECT_EQ(record.membership(tower)->voucher, ada);
        EXPECT_EQ(record.membership(tower)->phase, Phase::invited);
    }
}

TEST(Evolve, AnEnvelopeWithoutAddressBecomesACodeThatAsksNothingFirst) {
    Record record = invited();
    record.invitations.front().onboarding = Onboarding::verified;
    InvitationRenewed renewed{maya, envelope, InvitationRenewed::Cause::edit,
                              2,    later,    later + days(90),
                              ada,  {},       *EmailAddress::parse("maya@home.example")};
    evolve(record, renewed);
    EXPECT_EQ(record.invitation(envelope)->written_to, renewed.written_to);
    EXPECT_EQ(record.invitation(envelope)->delivery, Delivery::mail);
    EXPECT_EQ(record.invitation(envelope)->onboarding, Onboarding::verified);
    renewed.written_to.reset();
    evolve(record, renewed);
    EXPECT_FALSE(record.invitation(envelope)->written_to);
    EXPECT_EQ(record.invitation(envelope)->delivery, Delivery::code);
    EXPECT_EQ(record.invitation(envelope)->onboarding, Onboarding::direct);
}

TEST(Evolve, AcceptingLinksTheAccountAndNamesTheNameless) {
    Record record = invited();
    evolve(record, InvitationAccepted{maya, seat, account, *Name::parse("Maya Stone"), later});
    EXPECT_EQ(record.membership(seat)->phase, Phase::active);
    EXPECT_TRUE(record.membership(seat)->can_sign_in);
    EXPECT_EQ(record.membership(seat)->changed_at, later);
    EXPECT_EQ(record.membership(tower)->phase, Phase::invited);
    EXPECT_FALSE(record.membership(tower)->can_sign_in);
    EXPECT_EQ(record.person.account, account);
    EXPECT_EQ(record.person.name.text(), "Maya Stone");

    evolve(record, InvitationAccepted{maya, tower, account, *Name::parse("Another"), later});
    EXPECT_EQ(record.person.name.text(), "Maya Stone");
}

TEST(Evolve, AnswersTheNamedSeatAlone) {
    Record revoked = invited();
    evolve(revoked, InvitationRevoked{maya, seat, later});
    EXPECT_EQ(revoked.membership(seat)->phase, Phase::revoked);
    Record declined = invited();
    evolve(declined, InvitationDeclined{maya, seat, later});
    EXPECT_EQ(declined.membership(seat)->phase, Phase::declined);
    for (const Record& record : {revoked, declined}) {
        EXPECT_EQ(record.membership(seat)->changed_at, later);
        EXPECT_EQ(record.membership(seat)->invitation, envelope);
        EXPECT_EQ(record.membership(tower)->phase, Phase::invited);
        EXPECT_FALSE(record.person.account);
        EXPECT_TRUE(record.has_open(envelope));
    }
}

TEST(Evolve, CopyingALinkChangesNothing) {
    Record record = invited();
    evolve(record, LinkCopied{maya, envelope, {}});
    EXPECT_EQ(record, invited());
}

TEST(Evolve, SetsTheInstanceUp) {
    Instance instance;
    evolve(instance, InstanceSetUp{account, true});
    EXPECT_TRUE(instance.set_up);
    EXPECT_TRUE(instance.is_administrator(Actor::of(account)));
    EXPECT_FALSE(instance.is_administrator(ada));
    EXPECT_FALSE(instance.is_administrator(Actor{}));
    EXPECT_TRUE(instance.policies.copied_link_proves_mailbox);
}

}  // namespace
}  // namespace usher
