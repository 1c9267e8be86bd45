#include "server/auth/session_judge.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/second_factor_use.hpp"
#include "server/http/resources/session_answer.hpp"

namespace usher::http {
namespace {

// The account as it is now, of a session that has not ended meanwhile.
const Account* owner_of(app::Turn& turn, AccountId id, std::uint32_t session_generation) {
    const Account* account = turn.account(id);
    return account != nullptr && account->session_generation == session_generation ? account
                                                                                   : nullptr;
}

}  // namespace

boost::asio::awaitable<Response> show_awaited(const Request& request) {
    Resources& resources = *request.resources;
    const auto id = to_digest(request.caller.pending);
    const auto session = resources.reader.session(id);
    if (!session) co_return refuse(Code::not_signed_in);
    co_return json(
        wire::encode(wire::AwaitedView{resources.secrets.csrf_token(id), auth::end_of(*session)}));
}

// Whoever rises gets another session, and the one that waited is over.
boost::asio::awaitable<Response> give_second_factor(const Request& request) {
    Resources& resources = *request.resources;
    const auto code = wire::decode_second_factor(request.body);
    if (!code) co_return refuse(code.error());
    const auto waiting = resources.reader.session(to_digest(request.caller.pending));
    if (!waiting) co_return refuse(Code::not_signed_in);
    const auto guess = begin_guess(request, waiting->account);
    if (!guess) co_return refuse_for(Code::too_many_attempts, guess.error());

    std::optional<Code> wrong;
    bool is_over = false;
    NewSession session;
    const app::Writer::Work work = [&](app::Turn& turn) {
        const Account* account = owner_of(turn, waiting->account, waiting->session_generation);
        is_over = account == nullptr || account->second_factor.empty();
        if (is_over) return;
        wrong = use_code(resources, turn, *account, *code);
        if (wrong) return;
        session = new_session(request, *account, app::Session::State::full_with_second_factor);
        turn.transaction().remove_session(waiting->id);
        if (!request.caller.session.empty())
            turn.transaction().remove_session(to_digest(request.caller.session));
        turn.transaction().save_session(session.row);
    };
    const bool kept = co_await keep(resources, work);
    end_guess(resources, *guess, kept && !is_over, wrong);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (is_over) co_return refuse(Code::not_signed_in);
    if (wrong) co_return refuse(*wrong, "code");
    Response response = hand_over(
        session, 201, wire::encode(session_view(resources, session.row.account, session.row.id)));
    response.set_cookies.push_back(take_cookie(second_factor_cookie));
    co_return response;
}

boost::asio::awaitable<Response> end_awaited(const Request& request) {
    const auto id = to_digest(request.caller.pending);
    const app::Writer::Work work = [id](app::Turn& turn) { turn.transaction().remove_session(id); };
    const bool kept = co_await keep(*request.resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    Response response = empty(204);
    response.set_cookies.push_back(take_cookie(second_factor_cookie));
    co_return response;
}

}  // namespace usher::http
