#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/session_answer.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {

boost::asio::awaitable<Response> show_session(const Request& request) {
    co_return json(wire::encode(
        session_view(*request.resources, *account_of(request), to_digest(request.caller.session))));
}

// Whether the address has an account shows neither in the answer nor in its time: an unknown one
// costs the same hash, and the pause after wrong tries is kept by the address as it was entered.
boost::asio::awaitable<Response> sign_in(const Request& request) {
    Resources& resources = *request.resources;
    auto body = wire::decode_sign_in(request.body);
    if (!body) co_return refuse(body.error());
    const auto guess = resources.guesses.begin("password:" + body->address.key(),
                                               request.remote_address, resources.clock.now());
    if (!guess) co_return refuse_for(Code::too_many_attempts, guess.error());

    const auto account = resources.reader.account_of_address(body->address.key());
    const auto credential = account ? std::optional{account->credential} : std::nullopt;
    const auto right = co_await verify_password(resources, body->password, credential);
    if (!right) {
        resources.guesses.not_judged(*guess);
        co_return refuse_for(Code::unavailable, seconds(5));
    }
    if (!*right || !account) {
        resources.guesses.wrong(*guess);
        co_return refuse(Code::wrong_credentials);
    }
    resources.guesses.right(*guess);
    // Only who knows the password is told.
    if (account->suspended_at) co_return refuse(Code::account_suspended);
    const NewSession session = new_session(resources, account->id, account->session_generation);
    const std::string earlier = request.caller.session;
    const app::Writer::Work work = [row = session.row, earlier](app::Turn& turn) {
        if (!earlier.empty()) turn.transaction().remove_session(to_digest(earlier));
        turn.transaction().save_session(row);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    Response response = json(wire::encode(session_view(resources, account->id, session.row.id)));
    response.status = 201;
    response.set_cookies.push_back(
        give_cookie(session_cookie, session.secret, limits::session_absolute));
    co_return response;
}

// Streams that the session has open look at it again with the next news, so they get some.
boost::asio::awaitable<Response> sign_out(const Request& request) {
    Resources& resources = *request.resources;
    const auto id = to_digest(request.caller.session);
    const app::Writer::Work work = [id](app::Turn& turn) { turn.transaction().remove_session(id); };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    for (const auto& [organization, record] : resources.reader.memberships_of(*account_of(request)))
        resources.news.tell(organization.id);
    Response response = empty(204);
    response.set_cookies.push_back(take_cookie(session_cookie));
    co_return response;
}

}  // namespace usher::http
