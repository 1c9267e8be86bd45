#include "tests/support/simulation/history.hpp"

#include <string>

namespace usher::test {
namespace {

using namespace cast;

std::string numbered(const char* word, std::uint64_t number) {
    return word + std::to_string(number);
}

}  // namespace

// Those who can do much come often.
const std::vector<AccountId>& History::everybody() {
    static const std::vector<AccountId> all{hana, hana, hana, lena, lena, pete, maya, maya, otto};
    return all;
}

History::History(World world, std::uint64_t seed) : dice_{seed} { look(world); }

Command History::next(const World& world) {
    look(world);
    now_ = now_ + (dice_.one_in(20) ? days(static_cast<std::int64_t>(dice_.below(9)))
                                    : seconds(static_cast<std::int64_t>(dice_.below(8))));
    Command command{{}, home, caller(world), now_, body(world)};
    command.id = CommandId{bits_of_label(numbered("command:", ++made_))};
    changes_.push_back(command.id);
    return command;
}

// What there is now, and every link that was ever given out.
void History::look(const World& world) {
    people_.clear();
    memberships_.clear();
    invitations_.clear();
    for (const Record& record : world.people) {
        people_.push_back(record.person.id);
        for (const Membership& held : record.memberships) memberships_.push_back(held.id);
        for (const Invitation& envelope : record.invitations) {
            invitations_.push_back(envelope.id);
            PresentedLink link{envelope.id,
                               envelope.generation,
                               {},
                               envelope.written_to ? envelope.written_to->key() : ""};
            if (!envelope.written_to) link.channel.kind = Channel::Kind::code;
            links_.push_back(link);
        }
    }
    if (links_.size() > 200)
        links_.erase(links_.begin(),
                     links_.begin() + static_cast<std::ptrdiff_t>(links_.size() - 200));
}

Caller History::caller(const World& world) {
    Caller by;
    if (!dice_.one_in(8)) by = signed_in(world, dice_.among(everybody()));
    if (!links_.empty() && dice_.one_in(3)) {
        by.link = dice_.among(links_);
        if (by.link->channel.kind == Channel::Kind::mail && dice_.one_in(3))
            by.link->channel = {Channel::Kind::copy, scope()};
    }
    if (dice_.one_in(6)) by.recovery = PresentedRecovery{person(), 1};
    by.second_factor = dice_.one_in(2);
    if (dice_.one_in(40)) by.actor = Actor::system();
    return by;
}

PersonId History::person() {
    return dice_.one_in(15) ? id<PersonId>("person", numbered("none", dice_.below(3)))
                            : dice_.among(people_);
}

MembershipId History::membership() {
    return dice_.one_in(15) ? id<MembershipId>("membership", "none") : dice_.among(memberships_);
}

InvitationId History::invitation() {
    return invitations_.empty() || dice_.one_in(15) ? id<InvitationId>("invitation", "none")
                                                    : dice_.among(invitations_);
}

InvitationId History::fresh_envelope() {
    return dice_.one_in(15) ? invitation() : id<InvitationId>("invitation", numbered("", made_));
}

Scope History::scope() {
    switch (dice_.below(4)) {
        case 0:
            return tower;
        case 1:
            return Scope{id<ProjectId>("project", numbered("p", dice_.below(3)))};
        default:
            return northwind;
    }
}

RoleId History::role(const World& world) {
    return dice_.one_in(10) ? id<RoleId>("role", numbered("r", dice_.below(3)))
                            : dice_.among(world.the_organization.roles).id;
}

std::vector<GroupId> History::some_groups() {
    std::vector<GroupId> groups;
    if (dice_.one_in(4)) groups.push_back(visitors);
    if (dice_.one_in(4)) groups.push_back(senders);
    if (dice_.one_in(12)) groups.push_back(id<GroupId>("group", numbered("g", dice_.below(3))));
    return groups;
}

EmailAddress History::address() {
    switch (dice_.below(6)) {
        case 0:
            return maya_address;
        case 1:
            return otto_address;
        case 2:
            return *EmailAddress::parse("Maya@CORP.example");
        default:
            return *EmailAddress::parse(numbered("person", dice_.below(6)) + "@corp.example");
    }
}

std::optional<Handle> History::handle() {
    if (dice_.one_in(3)) return std::nullopt;
    return Handle::parse(dice_.one_in(2) ? "maya" : "otto").operator*();
}

Message History::message() { return *Message::parse(dice_.one_in(3) ? "Welcome" : ""); }

Body History::body(const World& world) {
    switch (dice_.below(10)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
            return about_invitations(world);
        case 5:
        case 6:
        case 7:
            return about_people(world);
        case 8:
            return about_organization(world);
        default:
            return about_accounts(world);
    }
}

Body History::about_invitations(const World& world) {
    switch (dice_.below(15)) {
        case 0:
        case 1: {
            InvitePerson invite;
            invite.person = id<PersonId>("person", numbered("", made_));
            if (!dice_.one_in(8)) invite.address = address();
            for (std::uint64_t i = 0; i <= dice_.below(2); ++i)
                invite.seats.push_back(
                    {id<MembershipId>("membership", numbered("", made_ * 4 + i)), scope()});
            if (!dice_.one_in(8)) invite.role = role(world);
            invite.groups = some_groups();
            invite.invitation = fresh_envelope();
            invite.when = static_cast<When>(dice_.below(3));
            invite.message = message();
            if (dice_.one_in(4))
                invite.username = *Username::parse(numbered("user", dice_.below(5)));
            if (dice_.one_in(4))
                invite.external_ids = {{{}, *ExternalId::parse(numbered("ext", dice_.below(5)))}};
            return invite;
        }
        case 2:
            return Invite{person(),
                          {membership()},
                          fresh_envelope(),
                          static_cast<When>(dice_.below(3)),
                          message()};
        case 3:
            return Resend{invitation()};
        case 4:
            return RenewLink{links_.empty() ? invitation() : dice_.among(links_).invitation};
        case 5:
            return CopyLink{invitation(), scope()};
        case 6:
            return Revoke{membership()};
        case 7:
            return Open{invitation()};
        case 8:
        case 9:
            return Accept{membership()};
        case 10:
            return dice_.one_in(2) ? Body{Decline{membership()}} : Body{Reconsider{membership()}};
        case 11:
            return RequestAccess{id<RequestId>("request", numbered("", made_)),
                                 dice_.one_in(3) ? std::nullopt : std::optional{membership()},
                                 scope()};
        case 12: {
            std::optional<RequestId> request;
            if (!world.the_organization.requests.empty() && dice_.one_in(2))
                request = dice_.among(world.the_organization.requests).id;
            const auto named = request ? std::nullopt : std::optional{membership()};
            return dice_.one_in(2) ? Body{WithdrawRequest{named, request}}
                                   : Body{DenyRequest{named, request, message()}};
        }
        case 13: {
            Offer offer;
            offer.person = id<PersonId>("person", numbered("", made_));
            offer.membership = id<MembershipId>("membership", numbered("", made_ * 4));
            offer.invitation = fresh_envelope();
            offer.address = address();
            offer.handle = handle();
            offer.scope = scope();
            offer.role = role(world);
            offer.groups = some_groups();
            return offer;
        }
        default:
            return Leave{membership()};
    }
}

}  // namespace usher::test
