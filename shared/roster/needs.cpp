#include "shared/roster/turn.hpp"

namespace usher {
namespace {

/// Collects the keys that the roster cannot answer yet.
class Wanted {
public:
    Wanted(const Roster& roster, OrganizationId home) : roster_{roster}, home_{home} {}

    void want(Key::Kind kind, Bits128 id = {}, std::string text = {}) {
        const bool instance_wide = kind == Key::Kind::instance || kind == Key::Kind::account ||
                                   kind == Key::Kind::account_of_address;
        Key key{kind, instance_wide ? OrganizationId{} : home_, id, std::move(text)};
        if (!roster_.knows(key)) missing_.push_back(std::move(key));
    }
    void want_actor(const Actor& actor) {
        if (actor.kind == Actor::Kind::account && !home_.is_nil())
            want(Key::Kind::person_of_account, actor.account.bits);
    }
    const Roster& roster() const { return roster_; }
    OrganizationId home() const { return home_; }
    Keys missing() && { return std::move(missing_); }

private:
    const Roster& roster_;
    OrganizationId home_;
    Keys missing_;
};

void want(Wanted& wanted, const Command&, const InvitePerson& body) {
    wanted.want(Key::Kind::person_of_address, {}, body.address.key());
    wanted.want(Key::Kind::person, body.person.bits);
    wanted.want(Key::Kind::person_of_invitation, body.invitation.bits);
    for (const auto& seat : body.seats) wanted.want(Key::Kind::person_of_membership, seat.id.bits);
}

void want(Wanted& wanted, const Command&, const Resend& body) {
    wanted.want(Key::Kind::person_of_invitation, body.invitation.bits);
}
void want(Wanted& wanted, const Command&, const RenewLink& body) {
    wanted.want(Key::Kind::person_of_invitation, body.invitation.bits);
}
void want(Wanted& wanted, const Command&, const CopyLink& body) {
    wanted.want(Key::Kind::person_of_invitation, body.invitation.bits);
}
void want(Wanted& wanted, const Command&, const Revoke& body) {
    wanted.want(Key::Kind::person_of_membership, body.membership.bits);
}
void want(Wanted& wanted, const Command&, const Decline& body) {
    wanted.want(Key::Kind::person_of_membership, body.membership.bits);
}

void want(Wanted& wanted, const Command&, const Accept& body) {
    const Key key{Key::Kind::person_of_membership, wanted.home(), body.membership.bits, {}};
    wanted.want(key.kind, key.id);
    if (!wanted.roster().knows(key)) return;
    const Record* record = wanted.roster().person_of_membership(wanted.home(), body.membership);
    if (record != nullptr) wanted.want_actor(record->membership(body.membership)->voucher);
}

void want(Wanted&, const Command&, const SetUp&) {}

void want(Wanted& wanted, const Command& command, const CreateAccount& body) {
    wanted.want(Key::Kind::account, body.account.bits);
    wanted.want(Key::Kind::account_of_address, {}, body.address.key());
    if (command.by.link)
        wanted.want(Key::Kind::person_of_invitation, command.by.link->invitation.bits);
}

}  // namespace

Keys needs(const Roster& roster, const Command& command) {
    Wanted wanted{roster, command.home};
    wanted.want(Key::Kind::instance);
    if (!command.home.is_nil()) wanted.want(Key::Kind::organization);
    wanted.want_actor(command.by.actor);
    std::visit([&](const auto& body) { want(wanted, command, body); }, command.body);
    return std::move(wanted).missing();
}

Decision decide(const Roster& roster, const Command& command) {
    const RosterDirectory directory{roster, command.home};
    return std::visit([&](const auto& body) { return decide(directory, command, body); },
                      command.body);
}

}  // namespace usher
