#include <algorithm>

#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/session_answer.hpp"
#include "server/http/resources/tagged.hpp"
#include "shared/lifecycle/redaction.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/administration.hpp"

namespace usher::http {
namespace {

// One that waits for its second factor is none yet.
std::uint64_t signed_in(Resources& resources, AccountId account) {
    const auto sessions = live_sessions(resources, account);
    const auto is_whole = [](const app::Session& session) {
        return session.state != app::Session::State::second_factor_pending;
    };
    return static_cast<std::uint64_t>(std::count_if(sessions.begin(), sessions.end(), is_whole));
}

wire::AccountOutline outline_of(Resources& resources, const Account& account) {
    const Instance instance = resources.reader.instance();
    wire::AccountOutline outline{account, instance.policies.shows_accounts_to_server()};
    outline.administrator = instance.is_administrator(Actor::of(account.id));
    outline.organizations = resources.reader.memberships_of(account.id).size();
    outline.sessions = signed_in(resources, account.id);
    return outline;
}

/// Ids with commas between them, at most a page of them (limits::list_page). Errors: missing_field,
/// id_malformed, too_many.
Result<std::vector<PersonId>, Error> people_in(const std::optional<std::string>& text) {
    if (!text || text->empty()) return Error{Code::missing_field, "people"};
    std::vector<PersonId> people;
    for (std::size_t begin = 0; begin <= text->size();) {
        const std::size_t end = std::min(text->find(',', begin), text->size());
        const auto id = PersonId::parse(text->substr(begin, end - begin));
        if (!id) return Error{Code::id_malformed, "people"};
        if (people.size() == limits::list_page) return Error{Code::too_many, "people"};
        people.push_back(*id);
        begin = end + 1;
    }
    return people;
}

}  // namespace

boost::asio::awaitable<Response> show_administrators(const Request& request) {
    Resources& resources = *request.resources;
    std::vector<wire::AccountOutline> administrators;
    for (const AccountId id : resources.reader.instance().administrators) {
        if (const auto account = resources.reader.account(id))
            administrators.push_back(outline_of(resources, *account));
    }
    co_return tagged(request, resources.digest, wire::encode_administrators(administrators));
}

// Where the instance keeps secret who has an account, it keeps it from its administrators too.
boost::asio::awaitable<Response> show_accounts(const Request& request) {
    Resources& resources = *request.resources;
    const auto text = request.parameter("address");
    if (!text) co_return refuse(Code::missing_field, "address");
    const auto address = EmailAddress::parse(*text);
    if (!address) co_return refuse(address.error(), "address");
    if (!sees_accounts(resources.reader.instance(), caller_of(resources, request).actor))
        co_return refuse(Code::account_existence_hidden);
    std::vector<wire::AccountOutline> accounts;
    if (const auto account = resources.reader.account_of_address(address->key()))
        accounts.push_back(outline_of(resources, *account));
    co_return tagged(request, resources.digest, wire::encode_accounts(accounts));
}

boost::asio::awaitable<Response> show_account(const Request& request) {
    Resources& resources = *request.resources;
    const auto id = captured<AccountId>(request, "account");
    const auto account = id ? resources.reader.account(*id) : std::nullopt;
    if (!account) co_return refuse(Code::account_unknown, "account");
    co_return tagged(request, resources.digest,
                     wire::encode_account(outline_of(resources, *account)));
}

// T-14: asked for beside the records, which are the same in every world. Whoever is linked to an
// account here has one for everybody to see.
boost::asio::awaitable<Response> show_known(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    const auto viewer = home ? viewer_of(resources, request, *home) : std::nullopt;
    if (!viewer) co_return refuse(Code::organization_unknown);
    if (!viewer->sight.everywhere.has(Permission::people_edit))
        co_return refuse(Code::not_permitted);
    if (!sees_accounts(resources.reader.instance(), caller_of(resources, request).actor))
        co_return refuse(Code::account_existence_hidden);
    const auto people = people_in(request.parameter("people"));
    if (!people) co_return refuse({people.error()});
    std::vector<PersonId> known;
    for (const PersonId id : *people) {
        auto record = resources.reader.person(*home, id);
        if (!record || !redact(*record, viewer->sight)) continue;
        const auto& address = record->person.address;
        if (record->person.account ||
            (address && resources.reader.account_of_address(address->key())))
            known.push_back(id);
    }
    co_return json(wire::encode_known(known));
}

}  // namespace usher::http
