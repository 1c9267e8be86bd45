#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/second_factor_use.hpp"
#include "server/http/resources/session_answer.hpp"
#include "shared/policy/password.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {
namespace {

// The owner's own words, which others would try first. The account outlives them.
std::vector<std::string_view> personal_words(const Account& account) {
    std::vector<std::string_view> words{account.name.text()};
    for (const ProvedAddress& proved : account.addresses)
        words.push_back(proved.address.local_part());
    return words;
}

}  // namespace

// Whatever was signed in with the former password ends; whoever changes it goes on in another
// session.
boost::asio::awaitable<Response> change_password(const Request& request) {
    Resources& resources = *request.resources;
    const auto account = resources.reader.account(*account_of(request));
    if (!account) co_return refuse(Code::not_signed_in);
    const auto form = wire::decode_password_change(request.body);
    if (!form) co_return refuse(form.error());
    const bool beside = !account->second_factor.empty();
    if (const auto code =
            judge_password(form->new_password.reveal(), beside, personal_words(*account)))
        co_return refuse(*code, "new_password");
    auto refusal = co_await refuse_other_password(request, *account, form->password);
    if (refusal) co_return *std::move(refusal);
    auto credential = co_await hash_password(resources, form->new_password);
    if (!credential) co_return refuse_for(Code::unavailable, seconds(5));

    const AccountId id = account->id;
    const auto state = request.caller.second_factor ? app::Session::State::full_with_second_factor
                                                    : app::Session::State::full;
    const Command command = command_of(resources, {}, caller_of(resources, request),
                                       ChangePassword{std::move(*credential)});
    Errors errors;
    NewSession session;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
        if (!errors.empty()) return;
        turn.transaction().remove_session(to_digest(request.caller.session));
        session = new_session(request, *turn.account(id), state);
        turn.transaction().save_session(session.row);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    tell_streams(resources, id);
    co_return hand_over(session, 200, wire::encode(session_view(resources, id, session.row.id)));
}

}  // namespace usher::http
