#include "server/http/resources/asking.hpp"

#include <algorithm>

#include "server/app/new_id.hpp"
#include "server/auth/session_judge.hpp"
#include "server/http/async.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {
namespace {

std::string to_text(const app::Digest::Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<IntegrationId> integration_of(const Request& request) {
    return IntegrationId::parse(request.caller.integration);
}

// RFC 6750 section 2.1; a scheme is written in any case (RFC 9110 section 11.1).
std::optional<std::string_view> bearer_token(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto field = request.header("Authorization");
    if (!field || !equal_ignoring_case(field->substr(0, scheme.size()), scheme))
        return std::nullopt;
    return field->substr(scheme.size());
}

void note_seen(Resources& resources, const app::Session& session, Instant now) {
    if (!auth::deserves_seen(session, now)) return;
    resources.writer.run(
        [id = session.id, now](app::Turn& turn) { turn.transaction().see_session(id, now); },
        [](bool) {});
}

struct LiveSession {
    app::Session session;
    Account account;
};

std::optional<LiveSession> live_session(Resources& resources,
                                        const std::optional<std::string_view>& cookie,
                                        Instant now) {
    const auto id = cookie ? resources.secrets.cookie_id(*cookie) : std::nullopt;
    auto session = id ? resources.reader.session(*id) : std::nullopt;
    auto account = session ? resources.reader.account(session->account) : std::nullopt;
    if (!account || !is_live(*session, *account, now)) return std::nullopt;
    return LiveSession{std::move(*session), std::move(*account)};
}

}  // namespace

boost::asio::awaitable<bool> keep(Resources& resources, const app::Writer::Work& work) {
    const auto start = [&](Callback<bool> done) { resources.writer.run(work, std::move(done)); };
    co_return co_await from_callback<bool>(start);
}

boost::asio::awaitable<std::optional<Secret>> hash_password(Resources& resources,
                                                            const Secret& password) {
    using Hashed = std::optional<Secret>;
    const auto start = [&](const Callback<Hashed>& done) {
        const bool taken =
            resources.passwords.hash(password, [done](Secret hash) { done(std::move(hash)); });
        if (!taken) done(std::nullopt);
    };
    co_return co_await from_callback<Hashed>(start);
}

boost::asio::awaitable<std::optional<bool>> verify_password(
    Resources& resources, const Secret& password, const std::optional<Secret>& credential) {
    using Verified = std::optional<bool>;
    const auto start = [&](const Callback<Verified>& done) {
        const bool taken =
            resources.passwords.verify(password, credential, [done](bool right) { done(right); });
        if (!taken) done(std::nullopt);
    };
    co_return co_await from_callback<Verified>(start);
}

std::optional<AccountId> account_of(const Request& request) {
    return AccountId::parse(request.caller.account);
}

bool belongs_to(Resources& resources, const Request& request, OrganizationId home) {
    if (const auto integration = integration_of(request))
        return request.caller.organization == home.text();
    const auto account = account_of(request);
    if (account && resources.reader.person_of_account(home, *account)) return true;
    return request.caller.administrator && resources.reader.organization(home);
}

PermissionSet rights_here(Resources& resources, const Request& request, OrganizationId home) {
    const auto organization = resources.reader.organization(home);
    if (!organization) return {};
    if (const auto id = integration_of(request)) {
        const Integration* integration = organization->integration(*id);
        return integration == nullptr ? PermissionSet{} : integration->permissions;
    }
    const auto account = account_of(request);
    const auto record = account ? resources.reader.person_of_account(home, *account) : std::nullopt;
    return record ? rights_of(*organization, *record, {}) : PermissionSet{};
}

std::optional<app::Viewer> viewer_of(Resources& resources, const Request& request,
                                     OrganizationId home) {
    if (!belongs_to(resources, request, home)) return std::nullopt;
    if (const auto account = account_of(request))
        return app::viewer_of(resources.reader, home, *account);
    const PermissionSet rights = rights_here(resources, request, home);
    if (!rights.has(Permission::people_read)) return std::nullopt;
    app::Viewer viewer;
    viewer.sight.everywhere = rights;
    return viewer;
}

usher::Caller caller_of(Resources& resources, const Request& request) {
    usher::Caller caller;
    if (const auto integration = integration_of(request)) {
        caller.actor = Actor::of(*integration);
        return caller;
    }
    const auto id = account_of(request);
    const auto account = id ? resources.reader.account(*id) : std::nullopt;
    if (!account) return caller;
    caller.actor = Actor::of(account->id);
    caller.name = account->name;
    caller.proved = account->addresses;
    caller.handle = account->handle;
    caller.second_factor = request.caller.second_factor;
    return caller;
}

Command command_of(Resources& resources, OrganizationId home, usher::Caller by, Body body) {
    return {app::new_id<CommandId>(resources.clock, resources.random), home, std::move(by),
            resources.clock.now(), std::move(body)};
}

bool is_live(const app::Session& session, const Account& account, Instant now) {
    const bool lacks_factor =
        session.state == app::Session::State::full && !account.second_factor.empty();
    return !lacks_factor &&
           auth::judge(session, account.session_generation, now) == auth::SessionStanding::good;
}

bool stands_on_second_factor(const std::optional<app::Session>& session, const Account& account) {
    return session && session->state == app::Session::State::full_with_second_factor &&
           !account.second_factor.empty();
}

app::Digest::Bytes to_digest(std::string_view bytes) {
    app::Digest::Bytes digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

boost::asio::awaitable<Caller> CookieSessions::identify(const Request& request) {
    Caller caller;
    const Instant now = resources_.clock.now();
    identify_session(request, now, caller);
    identify_pending(request, now, caller);
    if (const auto cookie = request.cookie(sign_up_cookie)) {
        const auto id = resources_.secrets.cookie_id(*cookie);
        const auto sign_up = id ? resources_.reader.sign_up(*id) : std::nullopt;
        if (sign_up && now < sign_up->created_at + limits::sign_up)
            caller.sign_up = to_text(sign_up->browser);
    }
    if (const auto token = bearer_token(request); token && caller.session.empty())
        identify_program(*token, now, caller);
    co_return caller;
}

void CookieSessions::identify_session(const Request& request, Instant now, Caller& caller) {
    const auto found = live_session(resources_, request.cookie(session_cookie), now);
    if (!found || found->session.state == app::Session::State::second_factor_pending) return;
    caller.account = found->account.id.text();
    caller.session = to_text(found->session.id);
    caller.administrator =
        resources_.reader.instance().is_administrator(Actor::of(found->account.id));
    caller.second_factor = stands_on_second_factor(found->session, found->account);
    note_seen(resources_, found->session, now);
}

// It has a cookie of its own: nothing that takes a session ever meets one that waits.
void CookieSessions::identify_pending(const Request& request, Instant now, Caller& caller) {
    const auto found = live_session(resources_, request.cookie(second_factor_cookie), now);
    if (found && found->session.state == app::Session::State::second_factor_pending)
        caller.pending = to_text(found->session.id);
}

// Removed, past its day or of an earlier generation: the token is nobody's.
void CookieSessions::identify_program(std::string_view token, Instant now, Caller& caller) {
    const auto pass = resources_.secrets.check_integration_token(token);
    const auto organization =
        pass ? resources_.reader.organization(pass->organization) : std::nullopt;
    const Integration* integration =
        organization ? organization->integration(pass->integration) : nullptr;
    if (integration == nullptr || integration->generation != pass->generation) return;
    if (integration->expires_at && *integration->expires_at <= now) return;
    caller.integration = pass->integration.text();
    caller.organization = pass->organization.text();
}

bool CookieSessions::is_csrf_token(const Caller& caller, std::string_view token) const {
    const auto matches = [&](const std::string& id) {
        return !id.empty() && resources_.secrets.is_csrf_token(to_digest(id), token);
    };
    return matches(caller.session) || matches(caller.sign_up) || matches(caller.pending);
}

}  // namespace usher::http
