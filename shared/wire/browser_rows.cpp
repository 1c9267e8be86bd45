#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/roster/roster_directory.hpp"
#include "shared/wire/browser.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

constexpr std::size_t most_rows = 1000000;

/// Whose rows they are, and what decides what the viewer may do with each.
struct View {
    const Replica& replica;
    RosterDirectory directory;
    Command command;

    template <class Body>
    bool may(const Body& body) const {
        return !decide(directory, command, body).refused();
    }
};

View view_of(const Replica& replica, const Actor& viewer, Instant now) {
    View view{replica, {replica.shown(), replica.home()}, {}};
    view.command.home = replica.home();
    view.command.by.actor = viewer;
    view.command.at = now;
    return view;
}

// Any role will do where the membership has none yet.
bool may_change_role(const View& view, const Membership& membership) {
    const Organization* organization = view.directory.organization();
    if (membership.role) return view.may(ChangeRole{membership.id, *membership.role});
    return organization != nullptr && !organization->roles.empty() &&
           view.may(ChangeRole{membership.id, organization->roles.back().id});
}

Json buttons(const View& view, const Record& record, const Membership& membership,
             const Invitation* invitation) {
    const MembershipId id = membership.id;
    const bool open = invitation != nullptr;
    return {{"invite", !open && view.may(Invite{record.person.id, {id}, {}, When::now, {}})},
            {"resend", open && view.may(Resend{invitation->id})},
            {"copy_link", open && view.may(CopyLink{invitation->id, membership.scope})},
            {"revoke", is_pending(membership.phase) && view.may(Revoke{id})},
            {"archive", membership.phase != Phase::archived && view.may(Archive{id})},
            {"restore", membership.phase == Phase::archived && view.may(Restore{id})},
            {"change_role", may_change_role(view, membership)},
            {"leave", membership.phase == Phase::active && view.may(Leave{id})}};
}

Json role_of(const Organization* organization, const Membership& membership) {
    const Role* role =
        organization != nullptr && membership.role ? organization->role(*membership.role) : nullptr;
    if (role == nullptr) return nullptr;
    return {{"id", role->id.text()}, {"name", role->name.text()}};
}

Json row(const View& view, const Record& record, const Query& query) {
    const Actor& viewer = view.command.by.actor;
    const Membership& membership = *record.membership(query.scope);
    const bool open = is_open(membership.phase) && membership.invitation;
    const Invitation* invitation = open ? record.invitation(*membership.invitation) : nullptr;
    return {
        {"id", record.person.id.text()},
        {"name", record.person.name.text()},
        {"address", optional_to_json(record.person.address)},
        {"phase", names::of(names::phases, membership.phase)},
        {"lapsed", is_lapsed(record, membership, query.now)},
        {"role", role_of(view.directory.organization(), membership)},
        {"changed_at",
         (invitation == nullptr ? membership.changed_at : invitation->sent_at).text()},
        {"membership", membership.id.text()},
        {"invitation", invitation == nullptr ? Json(nullptr) : Json(invitation->id.text())},
        {"sent_at", invitation == nullptr ? Json(nullptr) : Json(invitation->sent_at.text())},
        {"lapses_at", invitation == nullptr ? Json(nullptr) : Json(invitation->lapses_at.text())},
        {"delivery", invitation == nullptr
                         ? Json(nullptr)
                         : Json(names::of(names::deliveries, invitation->delivery))},
        {"pending", view.replica.is_predicted(record.person.id)},
        {"me", viewer.kind == Actor::Kind::account && record.person.account == viewer.account},
        {"can", buttons(view, record, membership, invitation)}};
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
    const View view = view_of(replica, viewer, window.query.now);
    const std::size_t end = std::min(window.to, selection.people.size());
    for (std::size_t i = window.from; i < end; ++i) {
        const Record* record = replica.shown().person(replica.home(), selection.people[i]);
        if (record != nullptr) rows.push_back(row(view, *record, window.query));
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
            json["grantable"] = may_grant(directory, viewer, Scope{}, {role.id, {}});
            roles.push_back(std::move(json));
        }
    }
    return write(roles);
}

}  // namespace usher::wire
