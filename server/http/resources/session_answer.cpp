#include "server/http/resources/session_answer.hpp"

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
    view.administrator = resources.reader.instance().is_administrator(Actor::of(id));
    view.csrf_token = resources.secrets.csrf_token(session);
    for (const auto& [organization, record] : resources.reader.memberships_of(id)) {
        if (auto house = house_of(organization, record))
            view.organizations.push_back(std::move(*house));
    }
    return view;
}

NewSession new_session(const Request& request, AccountId account,
                       std::uint32_t session_generation) {
    Resources& resources = *request.resources;
    NewSession session;
    session.secret = resources.secrets.new_cookie_secret();
    const Instant now = resources.clock.now();
    session.row.id = *resources.secrets.cookie_id(session.secret.reveal());
    session.row.account = account;
    session.row.session_generation = session_generation;
    session.row.created_at = session.row.seen_at = now;
    session.row.agent = agent_of(request);
    return session;
}

SetCookie give_cookie(std::string_view name, const Secret& secret, Duration lifetime) {
    return {std::string{name}, secret.reveal(), std::chrono::seconds{lifetime.ms / 1000}};
}

SetCookie take_cookie(std::string_view name) {
    return {std::string{name}, {}, std::chrono::seconds{0}};
}

}  // namespace usher::http
