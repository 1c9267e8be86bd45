#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

/// One function an endpoint. What each takes and answers stands in the reference generated from the
/// route table (routes.cpp); refusals are problem documents with the codes of
/// `shared/values/code.hpp`.
namespace usher::http {

boost::asio::awaitable<Response> show_state(const Request& request);
boost::asio::awaitable<Response> show_health(const Request& request);
boost::asio::awaitable<Response> show_readiness(const Request& request);
boost::asio::awaitable<Response> show_metrics(const Request& request);
/// The OpenAPI document of this server.
boost::asio::awaitable<Response> show_reference(const Request& request);
boost::asio::awaitable<Response> take_policy_report(const Request& request);

boost::asio::awaitable<Response> open_set_up(const Request& request);
boost::asio::awaitable<Response> set_up(const Request& request);

boost::asio::awaitable<Response> show_session(const Request& request);
boost::asio::awaitable<Response> sign_in(const Request& request);
boost::asio::awaitable<Response> sign_out(const Request& request);
boost::asio::awaitable<Response> show_sessions(const Request& request);
boost::asio::awaitable<Response> end_session(const Request& request);
/// All but the one that asks.
boost::asio::awaitable<Response> end_other_sessions(const Request& request);
boost::asio::awaitable<Response> show_me(const Request& request);

/// Every other session ends, and this one is another.
boost::asio::awaitable<Response> change_password(const Request& request);

/// Of a sign-in that owes the second factor.
boost::asio::awaitable<Response> show_awaited(const Request& request);
boost::asio::awaitable<Response> give_second_factor(const Request& request);
boost::asio::awaitable<Response> end_awaited(const Request& request);
boost::asio::awaitable<Response> show_second_factor(const Request& request);
boost::asio::awaitable<Response> start_second_factor(const Request& request);
boost::asio::awaitable<Response> confirm_second_factor(const Request& request);
boost::asio::awaitable<Response> renew_recovery_codes(const Request& request);
boost::asio::awaitable<Response> remove_second_factor(const Request& request);
/// Of somebody else, by the server's administrator.
boost::asio::awaitable<Response> reset_second_factor(const Request& request);

boost::asio::awaitable<Response> open_invitation(const Request& request);
boost::asio::awaitable<Response> renew_invitation(const Request& request);
boost::asio::awaitable<Response> decline_invitation(const Request& request);

boost::asio::awaitable<Response> begin_sign_up(const Request& request);
boost::asio::awaitable<Response> confirm_sign_up(const Request& request);
boost::asio::awaitable<Response> send_sign_up_code(const Request& request);

boost::asio::awaitable<Response> accept_membership(const Request& request);
boost::asio::awaitable<Response> decline_membership(const Request& request);

boost::asio::awaitable<Response> show_changes(const Request& request);
boost::asio::awaitable<Response> take_commands(const Request& request);
boost::asio::awaitable<Response> copy_link(const Request& request);

/// The one handler of every route that is a name for a command.
boost::asio::awaitable<Response> take_command(const Request& request);
/// The same for the commands of the server's administrator.
boost::asio::awaitable<Response> take_owner_command(const Request& request);
boost::asio::awaitable<Response> show_organization(const Request& request);
boost::asio::awaitable<Response> show_people(const Request& request);
boost::asio::awaitable<Response> show_person(const Request& request);
boost::asio::awaitable<Response> show_audit(const Request& request);
boost::asio::awaitable<Response> verify_audit(const Request& request);
boost::asio::awaitable<Response> show_deliveries(const Request& request);
boost::asio::awaitable<Response> show_integration_token(const Request& request);

/// A template as somebody would get it, with what can be better in it.
boost::asio::awaitable<Response> preview_template(const Request& request);
boost::asio::awaitable<Response> lint_templates(const Request& request);
/// Sends a mail now and answers what the relay said.
boost::asio::awaitable<Response> try_mail(const Request& request);

boost::asio::awaitable<Response> show_outbox(const Request& request);

/// Every organization of the server, from outside.
boost::asio::awaitable<Response> show_organizations(const Request& request);
boost::asio::awaitable<Response> show_outline(const Request& request);
/// What can be sent again there, and no more.
boost::asio::awaitable<Response> show_open_invitations(const Request& request);
boost::asio::awaitable<Response> show_instance_policies(const Request& request);
boost::asio::awaitable<Response> show_administrators(const Request& request);
/// By an address, where the instance shows who has an account.
boost::asio::awaitable<Response> show_accounts(const Request& request);
boost::asio::awaitable<Response> show_account(const Request& request);
/// Which people's addresses have an account, where the instance shows that.
boost::asio::awaitable<Response> show_known(const Request& request);

}  // namespace usher::http
