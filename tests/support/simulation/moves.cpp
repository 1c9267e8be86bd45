#include "tests/support/simulation/moves.hpp"

namespace usher::test {
namespace {

using namespace cast;

/// Collects the moves of one world.
class Moves {
public:
    Moves(const World& world, Instant now) : world_{world}, now_{now} {
        for (const Record& record : world.people) envelopes_ += record.invitations.size();
    }

    std::vector<Command> all() && {
        invite_new();
        for (const Record& record : world_.people) {
            if (!is_of_cast(record)) about(record);
        }
        about_admins();
        for (const Former& former : world_.formers) {
            for (const AccountId account : {hana, maya})
                add(signed_in(world_, account), Undo{former.command});
        }
        return std::move(moves_);
    }

private:
    static bool is_of_cast(const Record& record) {
        return record.person.id == PersonId{hana.bits} || record.person.id == PersonId{lena.bits} ||
               record.person.id == PersonId{pete.bits};
    }

    void add(Caller by, Body body) {
        Command command{{}, home, std::move(by), now_, std::move(body)};
        command.id = CommandId{bits_of_label("command:" + std::to_string(world_.change) + "." +
                                             std::to_string(moves_.size()))};
        moves_.push_back(std::move(command));
    }
    void by_admins(const Body& body) {
        for (const AccountId admin : {hana, lena, pete}) add(signed_in(world_, admin), body);
    }

    InvitationId next_envelope() const {
        return id<InvitationId>("invitation", std::to_string(envelopes_));
    }

    void invite_new() {
        const auto invite = [&](const char* name, const EmailAddress& address,
                                std::vector<Scope> scopes, RoleId role, When when) {
            InvitePerson body;
            body.person = id<PersonId>("person", name);
            body.address = address;
            for (const Scope& scope : scopes) {
                const char* place = scope.project ? "_tower" : "";
                body.seats.push_back(
                    {id<MembershipId>("membership", std::string{name} + place), scope});
            }
            body.role = role;
            body.invitation = next_envelope();
            body.when = when;
            return Body{body};
        };
        const Body both = invite("maya", maya_address, {northwind, tower}, member_role, When::now);
        add(signed_in(world_, hana), both);
        add(signed_in(world_, hana),
            invite("maya", maya_address, {northwind}, admin_role, When::now));
        add(signed_in(world_, hana),
            invite("maya", maya_address, {northwind}, member_role, When::later));
        add(signed_in(world_, lena),
            invite("maya", maya_address, {northwind}, lead_role, When::now));
        add(signed_in(world_, pete), invite("maya", maya_address, {tower}, lead_role, When::now));
        add(signed_in(world_, pete), both);
        add(signed_in(world_, hana), invite("otto", otto_address, {tower}, member_role, When::now));
    }

    void about(const Record& record) {
        const PersonId person = record.person.id;
        for (const Membership& membership : record.memberships) about(record, membership);
        for (const Invitation& invitation : record.invitations) about(invitation);
        for (const auto& address : {maya_address, otto_address}) {
            EditPerson edit;
            edit.person = person;
            edit.address = EditPerson::Change<EmailAddress>{address};
            add(signed_in(world_, hana), edit);
            add(signed_in(world_, lena), edit);
        }
        add(signed_in(world_, hana),
            EditPerson{person, {}, EditPerson::Change<EmailAddress>{}, {}, {}, {}});
        add(signed_in(world_, hana), IssueCode{person, next_envelope()});
        for (const Record& other : world_.people) {
            if (other.person.id != person)
                add(signed_in(world_, lena), MergePeople{person, other.person.id});
        }
        add(signed_in(world_, lena), ErasePerson{person});
    }

    void about(const Record& record, const Membership& membership) {
        const MembershipId seat = membership.id;
        by_admins(Revoke{seat});
        by_admins(Archive{seat});
        by_admins(Restore{seat});
        for (const RoleId role : {member_role, admin_role}) by_admins(ChangeRole{seat, role});
        add(signed_in(world_, hana), SetGroups{seat, {senders}});
        add(signed_in(world_, pete), SetGroups{seat, {visitors}});
        add(signed_in(world_, lena),
            Invite{record.person.id, {seat}, next_envelope(), When::now, {}});
        add(signed_in(world_, pete),
            Invite{record.person.id, {seat}, next_envelope(), When::by_link, {}});
        for (const AccountId owner : {maya, otto}) {
            add(signed_in(world_, owner), Accept{seat});
            add(signed_in(world_, owner), Decline{seat});
            add(signed_in(world_, owner), Reconsider{seat});
            add(signed_in(world_, owner), RequestAccess{request(owner), seat, membership.scope});
            add(signed_in(world_, owner), WithdrawRequest{seat, {}});
            add(signed_in(world_, owner), Leave{seat});
        }
        add(signed_in(world_, lena), DenyRequest{seat, {}, {}});
        if (record.person.address) {
            Offer offer;
            offer.person = record.person.id;
            offer.membership = seat;
            offer.invitation = next_envelope();
            offer.address = record.person.address;
            offer.handle = *Handle::parse("maya");
            offer.scope = membership.scope;
            offer.role = member_role;
            add(signed_in(world_, lena), offer);
        }
    }

    void about(const Invitation& invitation) {
        by_admins(Resend{invitation.id});
        add(signed_in(world_, pete), CopyLink{invitation.id, tower});
        for (std::uint32_t back = 0; back < 2 && back < invitation.generation; ++back) {
            if (!invitation.written_to) break;
            PresentedLink link{
                invitation.id, invitation.generation - back, {}, invitation.written_to->key()};
            add(holding(link), RenewLink{invitation.id});
            for (const Record& record : world_.people) {
                for (const Membership& membership : record.memberships) {
                    if (membership.invitation != invitation.id) continue;
                    add(holding(link), Decline{membership.id});
                    Caller otto_with_link = signed_in(world_, otto);
                    otto_with_link.link = link;
                    add(otto_with_link, Accept{membership.id});
                }
            }
        }
    }

    // Admins rise and fall, and try to make each other fall.
    void about_admins() {
        add(signed_in(world_, hana), ChangeRole{MembershipId{lena.bits}, member_role});
        add(signed_in(world_, hana), ChangeRole{MembershipId{lena.bits}, lead_role});
        add(signed_in(world_, hana), Archive{MembershipId{pete.bits}});
        add(signed_in(world_, hana), Restore{MembershipId{pete.bits}});
        add(signed_in(world_, hana), Leave{MembershipId{hana.bits}});
        add(signed_in(world_, lena), ChangeRole{MembershipId{hana.bits}, member_role});
        add(signed_in(world_, lena), Archive{MembershipId{hana.bits}});
        add(signed_in(world_, maya), Archive{MembershipId{hana.bits}});
        add(signed_in(world_, maya), ChangeRole{MembershipId{hana.bits}, member_role});
    }

    static RequestId request(AccountId owner) { return RequestId{owner.bits}; }

    const World& world_;
    Instant now_;
    std::size_t envelopes_ = 0;
    std::vector<Command> moves_;
};

}  // namespace

std::vector<Command> moves(const World& world, Instant now) { return Moves{world, now}.all(); }

}  // namespace usher::test
