#include "server/app/new_id.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/session_answer.hpp"
#include "server/http/resources/tagged.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/administration.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {
namespace {

constexpr std::size_t built_in_roles = 4;

SetUp set_up_body(Resources& resources, const wire::SetUpRequest& request, Secret credential) {
    const auto id = [&]<class Id>(Id) {
        return app::new_id<Id>(resources.clock, resources.random);
    };
    SetUp body{id(AccountId{}),
               request.name,
               request.address,
               std::move(credential),
               id(OrganizationId{}),
               request.organization_name,
               id(PersonId{}),
               id(MembershipId{}),
               {},
               request.copied_link_proves_mailbox};
    for (std::size_t i = 0; i < built_in_roles; ++i) body.roles.push_back(id(RoleId{}));
    return body;
}

}  // namespace

boost::asio::awaitable<Response> show_state(const Request& request) {
    Resources& resources = *request.resources;
    const Instance instance = resources.reader.instance();
    co_return json(wire::encode(wire::StateView{instance.set_up, resources.mail_configured,
                                                instance.policies.copied_link_proves_mailbox,
                                                resources.version}));
}

boost::asio::awaitable<Response> show_instance_policies(const Request& request) {
    Resources& resources = *request.resources;
    co_return tagged(request, resources.digest,
                     wire::encode_instance_policies(resources.reader.instance().policies));
}

boost::asio::awaitable<Response> show_health(const Request&) {
    co_return json(R"({"status":"up"})");
}

// Browsers report here what the policy stopped. The count of such answers in the access log is all
// that is kept of them.
boost::asio::awaitable<Response> take_policy_report(const Request&) { co_return empty(204); }

boost::asio::awaitable<Response> open_set_up(const Request& request) {
    Resources& resources = *request.resources;
    const auto token = wire::decode_token(request.body);
    if (!token) co_return refuse(token.error());
    if (resources.reader.instance().set_up) co_return refuse(Code::already_set_up);
    if (!resources.secrets.is_set_up_secret(token->reveal()))
        co_return refuse(Code::set_up_link_invalid);
    co_return json("{}");
}

boost::asio::awaitable<Response> set_up(const Request& request) {
    Resources& resources = *request.resources;
    const auto form = wire::decode_set_up(request.body);
    if (!form) co_return refuse(form.error());
    if (resources.reader.instance().set_up) co_return refuse(Code::already_set_up);
    if (!resources.secrets.is_set_up_secret(form->token.reveal()))
        co_return refuse(Code::set_up_link_invalid);
    auto credential = co_await hash_password(resources, form->password);
    if (!credential) co_return refuse_for(Code::unavailable, seconds(5));

    usher::Caller caller;
    caller.holds_set_up_link = true;
    SetUp body = set_up_body(resources, *form, std::move(*credential));
    const AccountId account = body.account;
    const OrganizationId home = body.organization;
    const Command command = command_of(resources, home, std::move(caller), std::move(body));
    Account founder;
    founder.id = account;
    const NewSession session = new_session(request, founder, app::Session::State::full);
    Errors errors;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
        if (errors.empty()) turn.transaction().save_session(session.row);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    co_return hand_over(session, 201,
                        wire::encode(session_view(resources, account, session.row.id)));
}

}  // namespace usher::http
