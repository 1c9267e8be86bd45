#include <algorithm>

#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {
namespace {

boost::asio::awaitable<Response> answer_membership(const Request& request,
                                                   Body (*body_of)(MembershipId)) {
    Resources& resources = *request.resources;
    if (const auto nothing = wire::decode_nothing(request.body); !nothing)
        co_return refuse(nothing.error());
    const auto membership = captured<MembershipId>(request, "membership");
    const auto home = membership ? resources.reader.home_of_membership(*membership) : std::nullopt;
    if (!home) co_return refuse(Code::membership_unknown, "membership");
    const Command command =
        command_of(resources, *home, caller_of(resources, request), body_of(*membership));
    Errors errors;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    co_return json("{}");
}

wire::MeView::Membership view_of(Resources& resources, const Organization& organization,
                                 const Record& record, const Membership& membership) {
    wire::MeView::Membership view;
    view.id = membership.id;
    view.organization = organization.id;
    view.organization_name = organization.name;
    if (membership.scope.project) {
        const Project* project = organization.project(*membership.scope.project);
        view.project_name = project == nullptr ? Name{} : project->name;
    }
    const Role* role = membership.role ? organization.role(*membership.role) : nullptr;
    if (role != nullptr) view.role = wire::RoleView{role->name.text(), role->permissions};
    view.phase = membership.phase;
    view.changed_at = membership.changed_at;
    const Invitation* invitation =
        membership.invitation ? record.invitation(*membership.invitation) : nullptr;
    if (invitation == nullptr) return view;
    view.invitation = invitation->id;
    view.sent_at = invitation->sent_at;
    view.lapses_at = invitation->lapses_at;
    const auto inviter =
        invitation->inviter.kind == Actor::Kind::account
            ? resources.reader.person_of_account(organization.id, invitation->inviter.account)
            : std::nullopt;
    if (inviter) view.inviter = inviter->person.name;
    return view;
}

void list(Resources& resources, const Organization& organization, const Record& record,
          wire::MeView& view) {
    for (const Membership& membership : record.memberships) {
        if (membership.phase == Phase::active)
            view.memberships.push_back(view_of(resources, organization, record, membership));
        if (is_open(membership.phase))
            view.invitations.push_back(view_of(resources, organization, record, membership));
    }
}

}  // namespace

boost::asio::awaitable<Response> accept_membership(const Request& request) {
    co_return co_await answer_membership(request,
                                         [](MembershipId id) -> Body { return Accept{id}; });
}

boost::asio::awaitable<Response> decline_membership(const Request& request) {
    co_return co_await answer_membership(request,
                                         [](MembershipId id) -> Body { return Decline{id}; });
}

// What one is a member of, and what waits for one's answer: by the account, and by each address
// that the account has proved.
boost::asio::awaitable<Response> show_me(const Request& request) {
    Resources& resources = *request.resources;
    const usher::Caller caller = caller_of(resources, request);
    wire::MeView view;
    for (const auto& [organization, record] :
         resources.reader.memberships_of(caller.actor.account)) {
        list(resources, organization, record, view);
    }
    for (const ProvedAddress& proved : caller.proved) {
        for (const auto& [organization, record] :
             resources.reader.people_of_address(proved.address.key())) {
            const bool valid_here = !proved.inside || *proved.inside == organization.id;
            if (valid_here && !record.person.account) list(resources, organization, record, view);
        }
    }
    co_return json(wire::encode(view));
}

}  // namespace usher::http
