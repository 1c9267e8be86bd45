#include <algorithm>

#include "server/app/feed.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/list_range.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/tagged.hpp"
#include "shared/values/text.hpp"
#include "shared/wire/administration.hpp"

namespace usher::http {
namespace {

/// Which organizations are asked for.
struct Filter {
    std::string search;
    std::optional<bool> suspended;
    OrganizationId after;

    Wrong read(const Request& request) {
        if (const auto text = request.parameter("search")) search = ascii_lower(*text);
        if (const auto text = request.parameter("state")) {
            if (*text != "active" && *text != "suspended")
                return Error{Code::unknown_value, "state"};
            suspended = *text == "suspended";
        }
        if (const auto text = request.parameter("after")) {
            const auto id = OrganizationId::parse(*text);
            if (!id) return Error{Code::cursor_malformed, "after"};
            after = *id;
        }
        return std::nullopt;
    }

    bool holds_for(const Organization& organization) const {
        const auto has = [&](const std::string& text) {
            return ascii_lower(text).find(search) != std::string::npos;
        };
        const bool is_found = search.empty() || has(organization.name.text()) ||
                              (organization.handle && has(organization.handle->text()));
        return is_found && (!suspended || *suspended == organization.suspended_at.has_value());
    }
};

wire::OrganizationOutline outline_of(Resources& resources, const Organization& organization) {
    return wire::OrganizationOutline{organization,
                                     resources.reader.tally(organization.id).value_or(Tally{})};
}

// So much is looked through for one page: the rest is the next one's.
constexpr int most_looks = 10;
constexpr std::size_t records_a_look = 500;

}  // namespace

// In order of their ids, which is that in which they were made.
boost::asio::awaitable<Response> show_organizations(const Request& request) {
    Resources& resources = *request.resources;
    Range range;
    Filter filter;
    if (const auto wrong = range.read(request)) co_return refuse({*wrong});
    if (const auto wrong = filter.read(request)) co_return refuse({*wrong});
    const auto ids = resources.reader.organizations();
    std::vector<wire::OrganizationOutline> found;
    std::string next;
    for (auto id = std::upper_bound(ids.begin(), ids.end(), filter.after); id != ids.end(); ++id) {
        const auto organization = resources.reader.organization(*id);
        if (!organization || !filter.holds_for(*organization)) continue;
        if (found.size() == range.limit) {
            next = found.back().id.text();
            break;
        }
        found.push_back(outline_of(resources, *organization));
    }
    co_return tagged(request, resources.digest, wire::encode_outlines(found, next));
}

boost::asio::awaitable<Response> show_outline(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    const auto organization = home ? resources.reader.organization(*home) : std::nullopt;
    if (!organization) co_return refuse(Code::organization_unknown);
    co_return tagged(request, resources.digest,
                     wire::encode_outline(outline_of(resources, *organization)));
}

// D-14: who administers the server may have no place in the organization, and needs none to send an
// invitation again.
boost::asio::awaitable<Response> show_open_invitations(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    const auto organization = home ? resources.reader.organization(*home) : std::nullopt;
    if (!organization) co_return refuse(Code::organization_unknown);
    Range range;
    if (const auto wrong = range.read(request)) co_return refuse({*wrong});
    app::Cursor at{resources.reader.epoch(), 0, 0, {}};
    if (const auto text = request.parameter("after")) {
        const auto after = app::Cursor::parse(*text);
        if (!after || after->epoch != at.epoch || after->rights != 0)
            co_return refuse(Code::cursor_malformed, "after");
        at = *after;
    }
    std::vector<OpenInvitation> found;
    bool more = true;
    for (int look = 0; look < most_looks && more && found.size() < range.limit; ++look) {
        const app::Page page = resources.reader.changes(*home, at.number, at.id, records_a_look);
        more = page.more;
        at.number = page.reached;
        at.id = page.reached_id;
        for (const Record& record : page.people) {
            for (OpenInvitation& open : open_invitations(record)) found.push_back(std::move(open));
            if (found.size() < range.limit) continue;
            more = more || &record != &page.people.back();
            at.number = record.change;
            at.id = record.person.id;
            break;
        }
    }
    co_return tagged(
        request, resources.digest,
        wire::encode_open_invitations(*organization, found, more ? at.text() : std::string{}));
}

}  // namespace usher::http
