#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/app/writer.hpp"
#include "server/http/dispatcher.hpp"
#include "server/http/resources/resources.hpp"

namespace usher::http {

// Arguments are named values of the caller's, never temporaries: g++ 12 destroys some temporaries
// of a co_await twice.

/// Runs work in the writer's next batch; false when it could not be kept (503 `unavailable`).
boost::asio::awaitable<bool> keep(Resources& resources, const app::Writer::Work& work);

/// Slow hashing elsewhere; no value when too much waits already.
boost::asio::awaitable<std::optional<Secret>> hash_password(Resources& resources,
                                                            const Secret& password);
boost::asio::awaitable<std::optional<bool>> verify_password(
    Resources& resources, const Secret& password, const std::optional<Secret>& credential);

/// Who asks, as a command's caller: the account of the session with what it has proved; anonymous
/// without a session.
usher::Caller caller_of(Resources& resources, const Request& request);
/// A command of the caller, at this instant, with a new id.
Command command_of(Resources& resources, OrganizationId home, usher::Caller by, Body body);

std::optional<AccountId> account_of(const Request& request);
/// Whether the caller may know that the organization is there: its members, its programs, and the
/// server's administrator.
bool belongs_to(Resources& resources, const Request& request, OrganizationId home);
/// What the caller may do in the organization as a whole.
PermissionSet rights_here(Resources& resources, const Request& request, OrganizationId home);
/// No value: the caller may read people nowhere in the organization.
std::optional<app::Viewer> viewer_of(Resources& resources, const Request& request,
                                     OrganizationId home);
/// The organization or the like that the path names; no value when it is no id.
template <class Id>
std::optional<Id> captured(const Request& request, std::string_view name) {
    return Id::parse(request.capture(name));
}

/// Whether the session still opens anything: it has not ended, and it is not one that a password
/// alone has opened for an account that has a second factor.
bool is_live(const app::Session& session, const Account& account, Instant now);
/// Whether the session was given the account's second factor, and that is still there.
bool stands_on_second_factor(const std::optional<app::Session>& session, const Account& account);

/// Sessions and sign-ups by their cookies, programs by their tokens.
class CookieSessions final : public SessionPort {
public:
    explicit CookieSessions(Resources& resources) : resources_{resources} {}

    boost::asio::awaitable<Caller> identify(const Request& request) override;
    bool is_csrf_token(const Caller& caller, std::string_view token) const override;

private:
    void identify_session(const Request& request, Instant now, Caller& caller);
    void identify_pending(const Request& request, Instant now, Caller& caller);
    void identify_program(std::string_view token, Instant now, Caller& caller);

    Resources& resources_;
};

inline constexpr std::string_view session_cookie = "session";
inline constexpr std::string_view sign_up_cookie = "sign_up";
inline constexpr std::string_view second_factor_cookie = "second_factor";

/// A caller's `session`, `pending` and `sign_up` are the bytes of the id that the cookie is kept
/// under.
app::Digest::Bytes to_digest(std::string_view bytes);

}  // namespace usher::http
