#include "shared/lifecycle/decide.hpp"
#include "shared/roster/replica_directory.hpp"
#include "shared/wire/browser.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

/// Whose rows they are, and what decides what the viewer may do with each.
struct View {
    const Replica& replica;
    ReplicaDirectory directory;
    Command command;

    /// Nothing, before everything that decides is there.
    template <class Body>
    bool may(const Body& body) const {
        return replica.is_loaded() && !decide(directory, command, body).refused();
    }
    /// Whether it would change anything.
    template <class Body>
    bool does(const Body& body) const {
        return replica.is_loaded() && !decide(directory, command, body).events.empty();
    }
};

View view_of(const Replica& replica, const Actor& viewer, Instant now) {
    View view{replica, ReplicaDirectory{replica}, {}};
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

void write_buttons(JsonText& json, const View& view, const Record& record,
                   const Membership& membership, const Invitation* invitation) {
    const MembershipId id = membership.id;
    const bool open = invitation != nullptr;
    json.begin_object("can");
    json.flag("invite", !open && view.does(Invite{record.person.id, {id}, {}, When::now, {}}));
    json.flag("resend", open && view.may(Resend{invitation->id}));
    json.flag("copy_link", open && view.may(CopyLink{invitation->id, membership.scope}));
    json.flag("revoke", is_pending(membership.phase) && view.may(Revoke{id}));
    json.flag("archive", membership.phase != Phase::archived && view.may(Archive{id}));
    json.flag("restore", membership.phase == Phase::archived && view.may(Restore{id}));
    json.flag("change_role", may_change_role(view, membership));
    json.flag("leave", membership.phase == Phase::active && view.may(Leave{id}));
    json.end_object();
}

void write_role(JsonText& json, const Organization* organization, const Membership& membership) {
    const Role* role =
        organization != nullptr && membership.role ? organization->role(*membership.role) : nullptr;
    if (role == nullptr) return json.null("role");
    json.begin_object("role");
    json.id("id", role->id);
    json.text("name", role->name.text());
    json.end_object();
}

void write_invitation(JsonText& json, const Invitation* invitation) {
    if (invitation == nullptr) {
        for (const char* key : {"invitation", "sent_at", "lapses_at", "delivery"}) json.null(key);
        return;
    }
    json.id("invitation", invitation->id);
    json.instant("sent_at", invitation->sent_at);
    json.instant("lapses_at", invitation->lapses_at);
    json.text("delivery", names::of(names::deliveries, invitation->delivery));
}

// What is no longer there is not shown.
void write_groups(JsonText& json, const Organization* organization, const Membership& membership) {
    json.begin_array("groups");
    for (const GroupId& id : membership.groups) {
        const Group* group = organization == nullptr ? nullptr : organization->group(id);
        if (group == nullptr) continue;
        json.begin_object();
        json.id("id", group->id);
        json.text("name", group->name.text());
        json.end_object();
    }
    json.end_array();
}

// Where else the person is expected: whoever takes an invitation back takes back all of it.
void write_also(JsonText& json, const View& view, const Record& record, const Membership& shown) {
    json.begin_array("also");
    for (const Membership& membership : record.memberships) {
        if (membership.id == shown.id || !is_open(membership.phase)) continue;
        json.begin_object();
        json.id("membership", membership.id);
        json.id("scope", membership.scope.project);
        json.flag("revoke", is_pending(membership.phase) && view.may(Revoke{membership.id}));
        json.end_object();
    }
    json.end_array();
}

bool is_viewer(const Record& record, const Actor& viewer) {
    return viewer.kind == Actor::Kind::account && record.person.account == viewer.account;
}

void write_row(JsonText& json, const View& view, const Record& record, const Membership& membership,
               Instant now) {
    const bool open = is_open(membership.phase) && membership.invitation;
    const Invitation* invitation = open ? record.invitation(*membership.invitation) : nullptr;
    json.begin_object();
    json.id("id", record.person.id);
    json.text("name", record.person.name.text());
    json.address("address", record.person.address);
    json.text("phase", names::of(names::phases, membership.phase));
    json.flag("lapsed", is_lapsed(record, membership, now));
    json.id("scope", membership.scope.project);
    write_role(json, view.directory.organization(), membership);
    write_groups(json, view.directory.organization(), membership);
    json.instant("changed_at", invitation == nullptr ? membership.changed_at : invitation->sent_at);
    json.id("membership", membership.id);
    write_also(json, view, record, membership);
    write_invitation(json, invitation);
    json.flag("pending", view.replica.is_predicted(record.person.id));
    json.flag("me", is_viewer(record, view.command.by.actor));
    write_buttons(json, view, record, membership, invitation);
    json.end_object();
}

void write_counts(JsonText& json, const Counts& counts) {
    json.begin_object("counts");
    json.number("everyone", counts.everyone);
    json.number("open", counts.open);
    json.number("lapsed", counts.lapsed);
    for (const auto& phase : names::phases)
        json.number(phase.name, counts.by_phase[static_cast<std::size_t>(phase.value)]);
    json.end_object();
}

}  // namespace

std::string encode_window(const Replica& replica, const Actor& viewer, const WindowQuery& window) {
    const Selection selection = replica.select(window.query, window.piece);
    JsonText json;
    json.begin_object();
    json.number("version", replica.version());
    json.flag("loaded", replica.is_loaded());
    json.number("total", selection.total);
    json.begin_array("rows");
    const View view = view_of(replica, viewer, window.query.now);
    for (const Row row : selection.rows) {
        const Record& record = replica.record(row);
        const Membership* membership = shown_by(record, window.query);
        if (membership != nullptr) write_row(json, view, record, *membership, window.query.now);
    }
    json.end_array();
    write_counts(json, selection.counts);
    const Organization* organization = replica.organization();
    json.begin_object("organization");
    json.id("id", replica.home());
    json.text("name", organization == nullptr ? std::string_view{} : organization->name.text());
    json.end_object();
    json.end_object();
    return std::move(json).take();
}

std::string encode_person(const Replica& replica, const Actor& viewer, PersonId id, Instant now) {
    const View view = view_of(replica, viewer, now);
    const Record* record = replica.person(id);
    if (record == nullptr) return "null";
    JsonText json;
    json.begin_object();
    json.begin_object("record");
    write_fields(json, *record);
    json.end_object();
    json.flag("pending", replica.is_predicted(id));
    json.flag("me", is_viewer(*record, viewer));
    json.begin_array("rows");
    for (const Membership& membership : record->memberships)
        write_row(json, view, *record, membership, now);
    json.end_array();
    json.end_object();
    return std::move(json).take();
}

}  // namespace usher::wire
