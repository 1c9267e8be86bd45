#include "server/http/resources/session_answer.hpp"

#include <algorithm>

#include "server/auth/address_prefix.hpp"
#include "server/http/resources/asking.hpp"
#include "shared/lifecycle/redaction.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {
namespace {

std::optional<wire::SessionView::House> house_of(const Organization& organization,
                                                 const Record& record) {
    const Membership* membership = record.membership(Scope{});
    if (membership == nullptr || membership->phase != Phase::active) return std::nullopt;
    const Role* role = membership->role ? organization.role(*membership->role) : nullptr;
    return wire::SessionView::House{organization.id, organization.name, record.person.id,
                                    role == nullptr ? std::nullopt : std::optional{*role},
                                    rights_of(organization, record, Scope{})};
}

// Printable ASCII, and not too much of it.
std::string agent_of(const Request& request) {
    constexpr std::size_t most = 200;
    std::string agent;
    for (const char byte : request.header("User-Agent").value_or("")) {
        if (byte >= 0x20 && byte < 0x7f && agent.size() < most) agent += byte;
    }
    return agent;
}

}  // namespace

wire::SessionView session_view(Resources& resources, AccountId id,
                               const app::Digest::Bytes& session) {
    wire::SessionView view;
    const auto account = resources.reader.account(id);
    view.account = id;
    view.name = account->name;
    for (const ProvedAddress& proved : account->addresses)
        view.addresses.push_back(proved.address.text());
    const Instance instance = resources.reader.instance();
    view.administrator = instance.is_administrator(Actor::of(id));
    view.sees_accounts = sees_accounts(instance, Actor::of(id));
    view.second_factor = stands_on_second_factor(resources.reader.session(session), *account);
    view.csrf_token = resources.secrets.csrf_token(session);
    for (const auto& [organization, record] : resources.reader.memberships_of(id)) {
        if (auto house = house_of(organization, record))
            view.organizations.push_back(std::move(*house));
    }
    return view;
}

NewSession new_session(const Request& request, const Account& account, app::Session::State state) {
    Resources& resources = *request.resources;
    NewSession session;
    session.secret = resources.secrets.new_cookie_secret();
    const Instant now = resources.clock.now();
    session.row.id = *resources.secrets.cookie_id(session.secret.reveal());
    session.row.state = state;
    session.row.account = account.id;
    session.row.session_generation = account.session_generation;
    session.row.created_at = session.row.seen_at = now;
    session.row.agent = agent_of(request);
    session.row.network = auth::address_prefix(request.remote_address);
    return session;
}

std::vector<app::Session> live_sessions(Resources& resources, AccountId id) {
    const auto account = resources.reader.account(id);
    auto sessions = resources.reader.sessions_of(id);
    const auto is_over = [&](const app::Session& session) {
        return !account || !is_live(session, *account, resources.clock.now());
    };
    sessions.erase(std::remove_if(sessions.begin(), sessions.end(), is_over), sessions.end());
    return sessions;
}

Response hand_over(const NewSession& session, int status, std::string text) {
    const bool waits = session.row.state == app::Session::State::second_factor_pending;
    Response response = json(std::move(text));
    response.status = status;
    response.set_cookies.push_back(
        waits ? give_cookie(second_factor_cookie, session.secret, limits::second_factor_wait)
              : give_cookie(session_cookie, session.secret, limits::session_absolute));
    return response;
}

void tell_streams(Resources& resources, AccountId account) {
    for (const auto& [organization, record] : resources.reader.memberships_of(account))
        resources.news.tell(organization.id);
}

SetCookie give_cookie(std::string_view name, const Secret& secret, Duration lifetime) {
    return {std::string{name}, secret.reveal(), std::chrono::seconds{lifetime.ms / 1000}};
}

SetCookie take_cookie(std::string_view name) {
    return {std::string{name}, {}, std::chrono::seconds{0}};
}

}  // namespace usher::http
