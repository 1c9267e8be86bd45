#include "shared/wire/view.hpp"

#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

void write_role(JsonText& text, const std::optional<RoleView>& role) {
    text.key("role");
    if (!role) return text.null();
    text.begin_object();
    text.text("name", role->name);
    text.key("permissions");
    write_described(text, role->permissions);
    text.end_object();
}

void write_house(JsonText& text, const SessionView::House& house) {
    text.begin_object();
    text.id("id", house.organization);
    text.text("name", house.name.text());
    text.id("person", house.person);
    text.key("role");
    if (house.role) {
        text.begin_object();
        text.id("id", house.role->id);
        text.text("name", house.role->name.text());
        text.end_object();
    } else {
        text.null();
    }
    text.key("permissions");
    write_described(text, house.permissions);
    text.end_object();
}

void write_session(JsonText& text, const SessionView& view) {
    text.begin_object();
    text.begin_object("account");
    text.id("id", view.account);
    text.text("name", view.name.text());
    text.begin_array("addresses");
    for (const std::string& address : view.addresses) text.text(address);
    text.end_array();
    text.flag("administrator", view.administrator);
    text.end_object();
    text.flag("second_factor", view.second_factor);
    text.text("csrf_token", view.csrf_token);
    text.flag("sees_accounts", view.sees_accounts);
    text.begin_array("organizations");
    for (const auto& each : view.organizations) write_house(text, each);
    text.end_array();
    text.end_object();
}

void write_named(JsonText& text, std::string_view key, std::string_view name) {
    text.begin_object(key);
    text.text("name", name);
    text.end_object();
}

void write_organization(JsonText& text, const OrganizationId& id, const Name& name) {
    text.begin_object("organization");
    text.id("id", id);
    text.text("name", name.text());
    text.end_object();
}

void write_scope(JsonText& text, std::string_view name, bool is_project = false) {
    text.begin_object("scope");
    text.text("kind", is_project ? "project" : "organization");
    text.text("name", name);
    text.end_object();
}

void write_instant(JsonText& text, std::string_view key, const std::optional<Instant>& instant) {
    instant ? text.instant(key, *instant) : text.null(key);
}

void write_membership(JsonText& text, const MeView::Membership& each) {
    text.begin_object();
    text.id("membership", each.id);
    each.invitation ? text.id("invitation", *each.invitation) : text.null("invitation");
    write_organization(text, each.organization, each.organization_name);
    write_named(text, "inviter", each.inviter.text());
    write_scope(text, each.project_name.value_or(each.organization_name).text(),
                each.project_name.has_value());
    write_role(text, each.role);
    text.text("phase", names::of(names::phases, each.phase));
    text.instant("changed_at", each.changed_at);
    write_instant(text, "sent_at", each.sent_at);
    write_instant(text, "lapses_at", each.lapses_at);
    text.end_object();
}

void write_memberships(JsonText& text, std::string_view key,
                       const std::vector<MeView::Membership>& list) {
    text.begin_array(key);
    for (const auto& each : list) write_membership(text, each);
    text.end_array();
}

std::string_view proves(OpenedView::Proves proves) {
    switch (proves) {
        case OpenedView::Proves::everywhere:
            return "everywhere";
        case OpenedView::Proves::organization:
            return "organization";
        case OpenedView::Proves::nothing:
            break;
    }
    return "nothing";
}

std::string_view way(OpenedView::Way way) {
    switch (way) {
        case OpenedView::Way::mail:
            return "mail";
        case OpenedView::Way::copy:
            return "copy";
        case OpenedView::Way::code:
            break;
    }
    return "code";
}

}  // namespace

std::string encode(const SessionView& view) {
    JsonText text;
    write_session(text, view);
    return std::move(text).take();
}

std::string encode(const SessionsView& view) {
    JsonText text;
    text.begin_object();
    text.begin_array("sessions");
    for (const auto& each : view.sessions) {
        text.begin_object();
        text.text("id", each.id.text());
        text.text("agent", each.agent);
        text.text("network", each.network);
        text.instant("created_at", each.created_at);
        text.instant("seen_at", each.seen_at);
        text.instant("ends_at", each.ends_at);
        text.flag("second_factor", each.second_factor);
        text.flag("current", each.current);
        text.end_object();
    }
    text.end_array();
    text.end_object();
    return std::move(text).take();
}

std::string encode(const MeView& view) {
    JsonText text;
    text.begin_object();
    write_memberships(text, "memberships", view.memberships);
    write_memberships(text, "invitations", view.invitations);
    text.end_object();
    return std::move(text).take();
}

std::string encode(const OpenedView& view) {
    JsonText text;
    text.begin_object();
    write_organization(text, view.organization, view.organization_name);
    write_named(text, "inviter", view.inviter.text());
    text.text("address", view.address);
    text.text("name", view.name.text());
    text.text("message", view.message.text());
    text.instant("sent_at", view.sent_at);
    text.instant("lapses_at", view.lapses_at);
    text.text("channel", way(view.way));
    text.text("proves", proves(view.proves));
    text.flag("mail", view.mail);
    text.begin_array("memberships");
    for (const auto& each : view.memberships) {
        text.begin_object();
        text.id("id", each.id);
        write_scope(text, each.scope_name, each.is_project);
        write_role(text, each.role);
        text.text("phase", names::of(names::phases, each.phase));
        text.end_object();
    }
    text.end_array();
    text.key("signed_in");
    if (view.signed_in) {
        text.begin_object();
        text.text("name", view.signed_in->name.text());
        text.text("address", view.signed_in->address);
        text.flag("same", view.signed_in->same);
        text.end_object();
    } else {
        text.null();
    }
    text.end_object();
    return std::move(text).take();
}

std::string encode(const JoinedView& view) {
    JsonText text;
    text.begin_object();
    text.key("session");
    write_session(text, view.session);
    text.begin_array("accepted");
    for (const MembershipId id : view.accepted) text.text(id.text());
    text.end_array();
    text.begin_array("refused");
    for (const auto& [id, code] : view.refused) {
        text.begin_object();
        text.id("membership", id);
        text.code("code", code);
        text.end_object();
    }
    text.end_array();
    text.end_object();
    return std::move(text).take();
}

std::string encode(const StateView& view) {
    JsonText text;
    text.begin_object();
    text.flag("set_up", view.set_up);
    text.flag("mail", view.mail);
    text.flag("links_prove_address", view.links_prove_address);
    text.text("version", view.version);
    text.end_object();
    return std::move(text).take();
}

std::string encode(const OutboxView& view) {
    JsonText text;
    text.begin_object();
    text.begin_array("mails");
    for (const auto& mail : view.mails) {
        text.begin_object();
        text.number("number", static_cast<std::uint64_t>(mail.number));
        text.text("kind", mail.kind);
        text.text("to", mail.to);
        text.text("subject", mail.subject);
        text.text("text", mail.text);
        text.text("html", mail.html);
        text.text("state", mail.state);
        text.text("reply", mail.reply);
        text.instant("queued_at", mail.queued_at);
        text.end_object();
    }
    text.end_array();
    text.flag("more", view.more);
    text.end_object();
    return std::move(text).take();
}

std::string encode_link(const Secret& link, Instant lapses_at) {
    JsonText text;
    text.begin_object();
    text.text("link", link.reveal());
    text.instant("lapses_at", lapses_at);
    text.end_object();
    return std::move(text).take();
}

std::string encode_code_sent(const std::string& address, const std::string& csrf_token) {
    JsonText text;
    text.begin_object();
    text.text("code_sent_to", address);
    text.text("csrf_token", csrf_token);
    text.end_object();
    return std::move(text).take();
}

}  // namespace usher::wire
