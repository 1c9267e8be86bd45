#include "shared/roster/explain.hpp"

#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/rights.hpp"

namespace usher {
namespace {

using Rule = Reason::Rule;
using Outcome = Reason::Outcome;
using Remedy = Reason::Remedy;

class Explanation {
public:
    Explanation(const Directory& directory, const Actor& viewer, const Record& record,
                const Membership& membership, Instant now)
        : directory_{directory},
          organization_{*directory.organization()},
          record_{record},
          membership_{membership},
          invitation_{membership.invitation ? record.invitation(*membership.invitation) : nullptr} {
        command_.home = organization_.id;
        command_.by.actor = viewer;
        command_.at = now;
    }

    std::vector<Reason> reasons() && {
        tell(Rule::membership, {}, {});
        tell_organization();
        tell_phase();
        if (membership_.phase == Phase::active) tell_sign_in();
        if (is_pending(membership_.phase)) tell_invitation();
        tell_identity();
        return std::move(reasons_);
    }

private:
    void tell(Rule rule, std::optional<Code> code, const std::vector<Remedy>& remedies) {
        Reason reason{rule, code ? Outcome::refuses : Outcome::holds, code, {}};
        if (!code) return reasons_.push_back(std::move(reason));
        for (const Remedy remedy : remedies) {
            if (may(remedy)) reason.remedies.push_back(remedy);
        }
        if (reason.remedies.empty()) reason.remedies.push_back(Remedy::ask_administrator);
        reasons_.push_back(std::move(reason));
    }

    void ask(Rule rule, bool is_asked, Code code) {
        if (is_asked) reasons_.push_back({rule, Outcome::asks, code, {}});
    }

    void tell_organization() {
        if (!membership_.scope.project) return;
        const bool archived = record_.is_archived();
        tell(Rule::organization,
             archived ? std::optional{Code::organization_archived} : std::nullopt,
             {Remedy::restore});
    }

    void tell_phase() {
        switch (membership_.phase) {
            case Phase::invited:
            case Phase::awaiting_approval:
            case Phase::offered:
            case Phase::active:
                return tell(Rule::phase, {}, {});
            case Phase::uninvited:
                return tell(Rule::phase, Code::not_invited, {Remedy::invite, Remedy::issue_code});
            case Phase::declined:
                return tell(Rule::phase, Code::invitation_answered, {Remedy::invite});
            case Phase::revoked:
                return tell(Rule::phase, Code::invitation_revoked, {Remedy::invite});
            case Phase::left:
                return tell(Rule::phase, Code::not_active, {Remedy::invite});
            case Phase::archived:
                return tell(Rule::phase, Code::archived, {Remedy::restore});
        }
    }

    // Written by the owner's own commands; of what is wrong with the account nothing is known here.
    void tell_sign_in() {
        tell(Rule::sign_in,
             membership_.can_sign_in ? std::nullopt : std::optional{Code::wrong_credentials},
             {Remedy::issue_code});
    }

    void tell_invitation() {
        const bool reachable = invitation_ != nullptr && (invitation_->written_to.has_value() ||
                                                          invitation_->delivery == Delivery::code);
        tell(Rule::address, reachable ? std::nullopt : std::optional{Code::address_required},
             {Remedy::edit_person, Remedy::issue_code});
        const bool lapsed = invitation_ != nullptr && invitation_->lapses_at <= command_.at;
        if (is_open(membership_.phase)) {
            tell(Rule::window, lapsed ? std::optional{Code::invitation_lapsed} : std::nullopt,
                 {Remedy::resend, Remedy::issue_code});
        }
        const bool approved = membership_.phase == Phase::offered ||
                              (membership_.phase == Phase::invited && invitation_ != nullptr &&
                               invitation_->onboarding == Onboarding::direct);
        tell(Rule::approval, approved ? std::nullopt : std::optional{Code::awaits_approval},
             {Remedy::offer});
        const bool vouched =
            may_grant(directory_, membership_.voucher, membership_.scope, grant_of(membership_));
        tell(Rule::voucher, vouched ? std::nullopt : std::optional{Code::voucher_cannot_grant},
             {Remedy::resend, Remedy::change_role});
        const Policies& policies = organization_.policies;
        ask(Rule::second_factor, policies.require_second_factor, Code::second_factor_required);
        ask(Rule::sign_in_method, !policies.sign_in_methods.empty(),
            Code::sign_in_method_not_allowed);
        if (policies.seats) tell_seats(*policies.seats);
    }

    // Who lapsed gave their seat back.
    void tell_seats(std::uint32_t seats) {
        const Tally* tally = directory_.tally();
        const bool taken = tally != nullptr && !holds_seat(record_, command_.at) &&
                           tally->seats_taken(command_.at) >= seats;
        tell(Rule::seats, taken ? std::optional{Code::seats_taken} : std::nullopt, {});
    }

    // Keeps nobody out of the organization, but out of applications that ask for it.
    void tell_identity() {
        const auto& applications = organization_.applications;
        if (std::none_of(applications.begin(), applications.end(),
                         [](const Application& each) { return each.identity_required; }))
            return;
        const auto& identity = record_.person.identity;
        const bool validated = identity && identity->state == Identity::State::validated;
        tell(Rule::identity, validated ? std::nullopt : std::optional{Code::identity_missing},
             {Remedy::validate_identity});
    }

    template <class Body>
    bool may(const Body& body) const {
        return !decide(directory_, command_, body).refused();
    }

    bool may(Remedy remedy) const {
        const PersonId person = record_.person.id;
        switch (remedy) {
            case Remedy::invite:
                return may(Invite{person, {membership_.id}, {}, When::now, {}});
            case Remedy::resend:
                return invitation_ != nullptr && may(Resend{invitation_->id});
            case Remedy::restore:
                return may_restore();
            case Remedy::offer:
                return may(offer());
            case Remedy::change_role:
                return membership_.role && may(ChangeRole{membership_.id, *membership_.role});
            case Remedy::edit_person:
                return may(edit());
            case Remedy::issue_code:
                return !record_.person.address && may(IssueCode{person, {}});
            case Remedy::validate_identity:
                return may(ValidateIdentity{person});
            case Remedy::ask_administrator:
                break;
        }
        return true;
    }

    // Whoever is archived at the organization is restored there first.
    bool may_restore() const {
        const Membership* here = record_.membership(Scope{});
        return may(Restore{record_.is_archived() && here != nullptr ? here->id : membership_.id});
    }

    Offer offer() const {
        Offer offer{record_.person.id, membership_.id, {}, record_.person.address};
        if (membership_.request) offer.handle = membership_.request->handle;
        offer.scope = membership_.scope;
        offer.role = membership_.role ? membership_.role : organization_.policies.default_role;
        offer.groups = membership_.groups;
        return offer;
    }

    // Any change will do to ask whether the person may be edited.
    EditPerson edit() const {
        EditPerson edit;
        edit.person = record_.person.id;
        edit.name = *Name::parse(record_.person.name.text() == "A" ? "B" : "A");
        return edit;
    }

    const Directory& directory_;
    const Organization& organization_;
    const Record& record_;
    const Membership& membership_;
    const Invitation* invitation_;
    Command command_;
    std::vector<Reason> reasons_;
};

}  // namespace

std::vector<Reason> explain(const Directory& directory, const Actor& viewer, MembershipId id,
                            Instant now) {
    const Record* record =
        directory.organization() == nullptr ? nullptr : directory.person_of_membership(id);
    const Membership* membership = record == nullptr ? nullptr : record->membership(id);
    const bool seen = membership != nullptr &&
                      rights(directory, viewer, membership->scope).has(Permission::people_read);
    if (!seen) {
        return {{Rule::membership,
                 Outcome::refuses,
                 Code::membership_unknown,
                 {Remedy::ask_administrator}}};
    }
    return Explanation{directory, viewer, *record, *membership, now}.reasons();
}

}  // namespace usher
