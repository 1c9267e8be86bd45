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
/// Of whoever asks.
NewSession new_session(const Request& request, AccountId account, std::uint32_t session_generation);

/// The cookie that hands a session over, and the one that takes it away.
SetCookie give_cookie(std::string_view name, const Secret& secret, Duration lifetime);
SetCookie take_cookie(std::string_view name);

}  // namespace usher::http
