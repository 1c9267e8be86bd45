#pragma once

#include "tests/support/simulation/cast.hpp"
#include "tests/support/simulation/dice.hpp"

namespace usher::test {

/// What happens at random in one organization: any command of any kind by anybody, about things
/// that are mostly there and sometimes not. Everybody is honest about what they have proved, and a
/// link is one that was really given.
class History {
public:
    History(World world, std::uint64_t seed);

    /// The next command; time goes on with it.
    Command next(const World& world);

private:
    Body body(const World& world);
    Body about_invitations(const World& world);
    Body about_people(const World& world);
    Body about_organization(const World& world);
    Body about_accounts(const World& world);
    Caller caller(const World& world);
    void look(const World& world);
    static const std::vector<AccountId>& everybody();

    PersonId person();
    MembershipId membership();
    InvitationId invitation();
    InvitationId fresh_envelope();
    Scope scope();
    RoleId role(const World& world);
    std::vector<GroupId> some_groups();
    EmailAddress address();
    std::optional<Handle> handle();
    Message message();

    Dice dice_;
    Instant now_ = cast::begin;
    std::uint64_t made_ = 0;
    std::vector<PersonId> people_;
    std::vector<MembershipId> memberships_;
    std::vector<InvitationId> invitations_;
    std::vector<PresentedLink> links_;
    std::vector<CommandId> changes_;
};

}  // namespace usher::test
