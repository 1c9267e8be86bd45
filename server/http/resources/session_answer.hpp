#pragma once

#include "server/http/request.hpp"
#include "server/http/resources/resources.hpp"
#include "server/http/response.hpp"

namespace usher::http {

/// What a page learns about its own session. The account exists.
wire::SessionView session_view(Resources& resources, AccountId account,
                               const app::Digest::Bytes& session);

/// A session about to be kept: its secret for the cookie, its row for the store.
struct NewSession {
    Secret secret;
    app::Session row;
};
/// Of whoever asks; never one that the browser brought along.
NewSession new_session(const Request& request, const Account& account, app::Session::State state);
/// Those of an account that still open something; none of an account that is not there.
std::vector<app::Session> live_sessions(Resources& resources, AccountId account);
/// The answer that hands the session over, with its cookie.
Response hand_over(const NewSession& session, int status, std::string text);
/// Streams look at their session again with the next news: the account's get some.
void tell_streams(Resources& resources, AccountId account);

/// The cookie that hands a session over, and the one that takes it away.
SetCookie give_cookie(std::string_view name, const Secret& secret, Duration lifetime);
SetCookie take_cookie(std::string_view name);

}  // namespace usher::http
