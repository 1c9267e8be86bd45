#include <algorithm>

#include "server/http/problem.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/presented.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/lifecycle/invitation_state.hpp"

namespace usher::http {
namespace {

Response refuse_presented(const PresentedFailure& failure) {
    return failure.code == Code::too_many_attempts ? refuse_for(failure.code, failure.wait)
                                                   : refuse(failure.code, failure.field);
}

// A mailed link that a newer one has replaced, or whose time is over, can ask for a new one to the
// same mailbox.
Response refuse_link(Code code, const Presented& presented) {
    const bool old = code == Code::invitation_lapsed || code == Code::invitation_superseded;
    Response response = refuse(code);
    if (!old || presented.by_code || presented.link.channel.kind != Channel::Kind::mail)
        return response;
    response.body.insert(response.body.size() - 1, R"(,"renewable":true)");
    return response;
}

Name inviter_name(Resources& resources, OrganizationId home, const Actor& inviter) {
    const auto record = inviter.kind == Actor::Kind::account
                            ? resources.reader.person_of_account(home, inviter.account)
                            : std::nullopt;
    return record ? record->person.name : Name{};
}

std::optional<wire::RoleView> role_view(const Organization& organization,
                                        const std::optional<RoleId>& id) {
    const Role* role = id ? organization.role(*id) : nullptr;
    if (role == nullptr) return std::nullopt;
    return wire::RoleView{role->name.text(), role->permissions};
}

wire::OpenedView::Membership membership_view(const Organization& organization,
                                             const Membership& membership) {
    const auto& in = membership.scope.project;
    const Project* project = in ? organization.project(*in) : nullptr;
    return {membership.id, (project == nullptr ? organization.name : project->name).text(),
            project != nullptr, role_view(organization, membership.role), membership.phase};
}

std::optional<wire::OpenedView::SignedIn> signed_in(const usher::Caller& caller,
                                                    const Record& record, OrganizationId home) {
    if (caller.actor.kind != Actor::Kind::account || caller.proved.empty()) return std::nullopt;
    const bool is_owner = record.person.account == caller.actor.account;
    const bool proves =
        !record.person.account &&
        std::any_of(caller.proved.begin(), caller.proved.end(), [&](const ProvedAddress& proved) {
            return record.person.address && proved.address == *record.person.address &&
                   (!proved.inside || *proved.inside == home);
        });
    return wire::OpenedView::SignedIn{caller.name, caller.proved.front().address.text(),
                                      is_owner || proves};
}

wire::OpenedView::Proves proves(Resources& resources, const Presented& presented) {
    const auto proof = proof_of(resources, presented);
    if (!proof) return wire::OpenedView::Proves::nothing;
    return proof->inside ? wire::OpenedView::Proves::organization
                         : wire::OpenedView::Proves::everywhere;
}

wire::OpenedView opened_view(Resources& resources, const Presented& presented,
                             const Organization& organization, const usher::Caller& caller) {
    const Invitation& invitation = *presented.record.invitation(presented.link.invitation);
    wire::OpenedView view;
    view.organization = organization.id;
    view.organization_name = organization.name;
    view.inviter = inviter_name(resources, organization.id, invitation.inviter);
    view.address = invitation.written_to->text();
    view.name = presented.record.person.name;
    view.message = invitation.message;
    view.sent_at = invitation.sent_at;
    view.lapses_at = invitation.lapses_at;
    const bool copied = presented.link.channel.kind == Channel::Kind::copy;
    view.way = presented.by_code ? wire::OpenedView::Way::code
               : copied          ? wire::OpenedView::Way::copy
                                 : wire::OpenedView::Way::mail;
    view.proves = proves(resources, presented);
    view.mail = resources.mail_configured;
    for (const Membership* membership : opened_by(presented.record, presented.link)) {
        if (is_open(membership->phase))
            view.memberships.push_back(membership_view(organization, *membership));
    }
    view.signed_in = signed_in(caller, presented.record, organization.id);
    return view;
}

}  // namespace

boost::asio::awaitable<Response> open_invitation(const Request& request) {
    Resources& resources = *request.resources;
    const auto text = wire::decode_presented(request.body);
    if (!text) co_return refuse(text.error());
    const auto presented = find_presented(resources, *text, request.remote_address);
    if (!presented) co_return refuse_presented(presented.error());
    if (const auto code = judge_link(&presented->record, presented->link, resources.clock.now())) {
        co_return refuse_link(*code, *presented);
    }
    const auto organization = resources.reader.organization(presented->home);
    if (!organization) co_return refuse(Code::link_invalid);
    if (organization->suspended_at) co_return refuse(Code::organization_suspended);
    co_return json(wire::encode(
        opened_view(resources, *presented, *organization, caller_of(resources, request))));
}

boost::asio::awaitable<Response> renew_invitation(const Request& request) {
    Resources& resources = *request.resources;
    auto token = wire::decode_token(request.body);
    if (!token) co_return refuse(token.error());
    const auto presented =
        find_presented(resources, {*token, std::nullopt, std::nullopt}, request.remote_address);
    if (!presented) co_return refuse_presented(presented.error());
    usher::Caller caller;
    caller.link = presented->link;
    const Command command = command_of(resources, presented->home, std::move(caller),
                                       RenewLink{presented->link.invitation});
    Errors errors;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    Response response = json("{}");
    response.status = 202;
    co_return response;
}

boost::asio::awaitable<Response> decline_invitation(const Request& request) {
    Resources& resources = *request.resources;
    const auto text = wire::decode_presented(request.body);
    if (!text) co_return refuse(text.error());
    const auto presented = find_presented(resources, *text, request.remote_address);
    if (!presented) co_return refuse_presented(presented.error());
    usher::Caller caller;
    caller.link = presented->link;
    // Where nothing is open, it says what became of it: declining twice is the same answer.
    const auto opened = opened_by(presented->record, presented->link);
    const bool any_open = std::any_of(opened.begin(), opened.end(),
                                      [](const Membership* each) { return is_open(each->phase); });
    std::vector<Command> commands;
    for (const Membership* membership : opened) {
        if (is_open(membership->phase) || !any_open)
            commands.push_back(
                command_of(resources, presented->home, caller, Decline{membership->id}));
    }
    if (commands.empty())
        co_return refuse(judge_link(&presented->record, presented->link, resources.clock.now())
                             .value_or(Code::not_open));
    Errors errors;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors.clear();
        for (const Command& command : commands) {
            const auto outcome = turn.apply(command);
            if (outcome.decision.refused() && errors.empty()) errors = outcome.decision.errors;
        }
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    co_return json("{}");
}

}  // namespace usher::http
