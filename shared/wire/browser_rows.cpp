#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/wire/browser.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::size_t most_rows = 1000000;

bool may(const Replica& replica, const Actor& viewer, Instant now, Body body) {
    return !decide(replica.shown(),
                   Command{
                       {}, replica.home(), Caller{viewer, {}, {}, {}, false}, now, std::move(body)})
                .refused();
}

Json buttons(const Replica& replica, const Actor& viewer, const Membership& membership,
             const Invitation* invitation, Instant now) {
    const bool open = invitation != nullptr;
    return {{"resend", open && may(replica, viewer, now, Resend{invitation->id})},
            {"copy_link",
             open && may(replica, viewer, now, CopyLink{invitation->id, membership.scope})},
            {"revoke", open && may(replica, viewer, now, Revoke{membership.id})}};
}

Json role_of(const Organization* organization, const Membership& membership) {
    const Role* role =
        organization != nullptr && membership.role ? organization->role(*membership.role) : nullptr;
    if (role == nullptr) return nullptr;
    return {{"id", role->id.text()}, {"name", role->name.text()}};
}

Json row(const Replica& replica, const Actor& viewer, const Record& record, const Query& query) {
    const Membership& membership = *record.membership(query.scope);
    const bool open = is_open(membership.phase) && membership.invitation;
    const Invitation* invitation = open ? record.invitation(*membership.invitation) : nullptr;
    return {
        {"id", record.person.id.text()},
        {"name", record.person.name.text()},
        {"address", optional_to_json(record.person.address)},
        {"phase", names::of(names::phases, membership.phase)},
        {"lapsed", is_lapsed(record, membership, query.now)},
        {"role", role_of(replica.shown().organization(replica.home()), membership)},
        {"changed_at",
         (invitation == nullptr ? membership.changed_at : invitation->sent_at).text()},
        {"membership", membership.id.text()},
        {"invitation", invitation == nullptr ? Json(nullptr) : Json(invitation->id.text())},
        {"sent_at", invitation == nullptr ? Json(nullptr) : Json(invitation->sent_at.text())},
        {"lapses_at", invitation == nullptr ? Json(nullptr) : Json(invitation->lapses_at.text())},
        {"delivery", invitation == nullptr
                         ? Json(nullptr)
                         : Json(names::of(names::deliveries, invitation->delivery))},
        {"pending", replica.is_predicted(record.person.id)},
        {"me", viewer.kind == Actor::Kind::account && record.person.account == viewer.account},
        {"can", buttons(replica, viewer, membership, invitation, query.now)}};
}

Json counts_json(const Counts& counts) {
    Json json{{"everyone", counts.everyone}, {"lapsed", counts.lapsed}};
    for (const auto& phase : names::phases)
        json[std::string{phase.name}] = counts.by_phase[static_cast<std::size_t>(phase.value)];
    return json;
}

std::optional<WindowQuery> read_query(ObjectReader& reader) {
    constexpr std::array sorts{names::Named{"name", Query::Sort::name},
                               names::Named{"changed", Query::Sort::changed}};
    WindowQuery window;
    window.query.search = reader.optional_text("search").value_or("");
    const std::string phase = reader.text("phase");
    window.query.show = phase == "everyone" ? Query::Show::everyone
                        : phase == "lapsed" ? Query::Show::lapsed
                                            : Query::Show::phase;
    if (window.query.show == Query::Show::phase)
        window.query.phase = reader.choice("phase", names::phases);
    window.query.sort = reader.choice("sort", sorts);
    window.query.descending = reader.boolean("descending", true);
    window.from = static_cast<std::size_t>(reader.number("from", most_rows));
    window.to = static_cast<std::size_t>(reader.number("to", most_rows));
    window.query.now = reader.instant("now");
    return window;
}

}  // namespace

Result<WindowQuery, Errors> decode_query(std::string_view text) {
    return read_object<WindowQuery>(text, read_query);
}

std::string encode_window(const Replica& replica, const Actor& viewer, const Selection& selection,
                          const WindowQuery& window) {
    Json rows = Json::array();
    const std::size_t end = std::min(window.to, selection.people.size());
    for (std::size_t i = window.from; i < end; ++i) {
        const Record* record = replica.shown().person(replica.home(), selection.people[i]);
        if (record != nullptr) rows.push_back(row(replica, viewer, *record, window.query));
    }
    const Organization* organization = replica.shown().organization(replica.home());
    return write(
        {{"version", replica.version()},
         {"loaded", replica.is_loaded()},
         {"total", selection.people.size()},
         {"rows", std::move(rows)},
         {"counts", counts_json(selection.counts)},
         {"organization",
          {{"id", replica.home().text()},
           {"name", organization == nullptr ? std::string{} : organization->name.text()}}}});
}

std::string encode_roles(const Replica& replica, const Actor& viewer) {
    Json roles = Json::array();
    const RosterDirectory directory{replica.shown(), replica.home()};
    if (const Organization* organization = directory.organization()) {
        for (const Role& role : organization->roles) {
            Json json = to_json(role);
            json["grantable"] = may_grant(directory, viewer, Scope{}, role.id);
            roles.push_back(std::move(json));
        }
    }
    return write(roles);
}

}  // namespace usher::wire
