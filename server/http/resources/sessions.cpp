#include <algorithm>

#include "server/auth/session_judge.hpp"
#include "server/http/problem.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/session_answer.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {
namespace {

// A session is named by the beginning of what its cookie is kept under: it opens nothing.
Bits128 name_of(const app::Digest::Bytes& session) {
    Bits128 name;
    std::copy_n(session.begin(), name.bytes.size(), name.bytes.begin());
    return name;
}

boost::asio::awaitable<bool> end(const Request& request,
                                 const std::vector<app::Digest::Bytes>& sessions) {
    Resources& resources = *request.resources;
    const app::Writer::Work work = [&](app::Turn& turn) {
        for (const auto& id : sessions) turn.transaction().remove_session(id);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return false;
    tell_streams(resources, *account_of(request));
    co_return true;
}

}  // namespace

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
    // Whoever owes the second factor has risen no further than to give it: what was open before
    // stays.
    const bool waits = !account->second_factor.empty();
    using State = app::Session::State;
    const NewSession session =
        new_session(request, *account, waits ? State::second_factor_pending : State::full);
    const std::string& earlier = waits ? request.caller.pending : request.caller.session;
    const app::Writer::Work work = [row = session.row, earlier](app::Turn& turn) {
        if (!earlier.empty()) turn.transaction().remove_session(to_digest(earlier));
        turn.transaction().save_session(row);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    const auto& id = session.row.id;
    if (!waits)
        co_return hand_over(session, 201, wire::encode(session_view(resources, account->id, id)));
    const wire::AwaitedView view{resources.secrets.csrf_token(id), auth::end_of(session.row)};
    co_return hand_over(session, 202, wire::encode(view));
}

boost::asio::awaitable<Response> show_sessions(const Request& request) {
    using State = app::Session::State;
    const app::Digest::Bytes own = to_digest(request.caller.session);
    wire::SessionsView view;
    for (const auto& session : live_sessions(*request.resources, *account_of(request))) {
        if (session.state == State::second_factor_pending) continue;
        view.sessions.push_back({name_of(session.id), session.agent, session.network,
                                 session.created_at, session.seen_at, auth::end_of(session),
                                 session.state == State::full_with_second_factor,
                                 session.id == own});
    }
    co_return json(wire::encode(view));
}

boost::asio::awaitable<Response> end_session(const Request& request) {
    const auto name = Bits128::parse(request.capture("session"));
    std::vector<app::Digest::Bytes> ending;
    for (const auto& session : live_sessions(*request.resources, *account_of(request)))
        if (name && name_of(session.id) == *name) ending.push_back(session.id);
    if (ending.empty()) co_return problem(404, "not_found");
    const bool ended = co_await end(request, ending);
    if (!ended) co_return refuse_for(Code::unavailable, seconds(5));
    Response response = empty(204);
    if (ending.front() == to_digest(request.caller.session))
        response.set_cookies.push_back(take_cookie(session_cookie));
    co_return response;
}

boost::asio::awaitable<Response> end_other_sessions(const Request& request) {
    std::vector<app::Digest::Bytes> ending;
    for (const auto& session : live_sessions(*request.resources, *account_of(request)))
        if (session.id != to_digest(request.caller.session)) ending.push_back(session.id);
    const bool ended = co_await end(request, ending);
    if (!ended) co_return refuse_for(Code::unavailable, seconds(5));
    co_return empty(204);
}

boost::asio::awaitable<Response> sign_out(const Request& request) {
    const std::vector<app::Digest::Bytes> own{to_digest(request.caller.session)};
    const bool ended = co_await end(request, own);
    if (!ended) co_return refuse_for(Code::unavailable, seconds(5));
    Response response = empty(204);
    response.set_cookies.push_back(take_cookie(session_cookie));
    co_return response;
}

}  // namespace usher::http
