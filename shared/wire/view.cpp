#include "shared/wire/view.hpp"

#include "shared/wire/names.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::wire {
namespace {

Json role_json(const RoleView& role) {
    return {{"name", role.name}, {"permissions", to_json(role.permissions)}};
}

Json house(const SessionView::House& house) {
    return {
        {"id", house.organization.text()},
        {"name", house.name.text()},
        {"person", house.person.text()},
        {"role", house.role ? Json{{"id", house.role->id.text()}, {"name", house.role->name.text()}}
                            : Json(nullptr)},
        {"permissions", to_json(house.permissions)}};
}

Json session(const SessionView& view) {
    Json organizations = Json::array();
    for (const auto& each : view.organizations) organizations.push_back(house(each));
    return {{"account",
             {{"id", view.account.text()},
              {"name", view.name.text()},
              {"addresses", view.addresses},
              {"administrator", view.administrator}}},
            {"csrf_token", view.csrf_token},
            {"organizations", std::move(organizations)}};
}

Json role_or_null(const std::optional<RoleView>& role) {
    return role ? role_json(*role) : Json(nullptr);
}

template <class Value>
Json text_or_null(const std::optional<Value>& value) {
    return value ? Json(value->text()) : Json(nullptr);
}

Json organization(const OrganizationId& id, const Name& name) {
    return {{"id", id.text()}, {"name", name.text()}};
}

Json membership(const MeView::Membership& each) {
    return {{"membership", each.id.text()},
            {"invitation", text_or_null(each.invitation)},
            {"organization", organization(each.organization, each.organization_name)},
            {"inviter", {{"name", each.inviter.text()}}},
            {"scope", {{"kind", "organization"}, {"name", each.organization_name.text()}}},
            {"role", role_or_null(each.role)},
            {"phase", names::of(names::phases, each.phase)},
            {"changed_at", each.changed_at.text()},
            {"sent_at", text_or_null(each.sent_at)},
            {"lapses_at", text_or_null(each.lapses_at)}};
}

Json memberships(const std::vector<MeView::Membership>& list) {
    Json array = Json::array();
    for (const auto& each : list) array.push_back(membership(each));
    return array;
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

std::string encode(const SessionView& view) { return write(session(view)); }

std::string encode(const MeView& view) {
    return write({{"memberships", memberships(view.memberships)},
                  {"invitations", memberships(view.invitations)}});
}

std::string encode(const OpenedView& view) {
    Json opened = Json::array();
    for (const auto& each : view.memberships) {
        opened.push_back({{"id", each.id.text()},
                          {"scope", {{"kind", "organization"}, {"name", each.scope_name}}},
                          {"role", role_or_null(each.role)},
                          {"phase", names::of(names::phases, each.phase)}});
    }
    Json signed_in = nullptr;
    if (view.signed_in) {
        signed_in = {{"name", view.signed_in->name.text()},
                     {"address", view.signed_in->address},
                     {"same", view.signed_in->same}};
    }
    return write({{"organization", organization(view.organization, view.organization_name)},
                  {"inviter", {{"name", view.inviter.text()}}},
                  {"address", view.address},
                  {"name", view.name.text()},
                  {"message", view.message.text()},
                  {"sent_at", view.sent_at.text()},
                  {"lapses_at", view.lapses_at.text()},
                  {"channel", way(view.way)},
                  {"proves", proves(view.proves)},
                  {"mail", view.mail},
                  {"memberships", std::move(opened)},
                  {"signed_in", std::move(signed_in)}});
}

std::string encode(const JoinedView& view) {
    Json accepted = Json::array();
    for (const MembershipId id : view.accepted) accepted.push_back(id.text());
    Json refused = Json::array();
    for (const auto& [id, code] : view.refused)
        refused.push_back({{"membership", id.text()}, {"code", name(code)}});
    return write({{"session", session(view.session)},
                  {"accepted", std::move(accepted)},
                  {"refused", std::move(refused)}});
}

std::string encode(const StateView& view) {
    return write({{"set_up", view.set_up},
                  {"mail", view.mail},
                  {"links_prove_address", view.links_prove_address},
                  {"version", view.version}});
}

std::string encode(const OutboxView& view) {
    Json mails = Json::array();
    for (const auto& mail : view.mails) {
        mails.push_back({{"number", mail.number},
                         {"kind", mail.kind},
                         {"to", mail.to},
                         {"subject", mail.subject},
                         {"text", mail.text},
                         {"html", mail.html},
                         {"state", mail.state},
                         {"reply", mail.reply},
                         {"queued_at", mail.queued_at.text()}});
    }
    return write({{"mails", std::move(mails)}, {"more", view.more}});
}

std::string encode_link(const Secret& link, Instant lapses_at) {
    return write({{"link", link.reveal()}, {"lapses_at", lapses_at.text()}});
}

std::string encode_code_sent(const std::string& address, const std::string& csrf_token) {
    return write({{"code_sent_to", address}, {"csrf_token", csrf_token}});
}

}  // namespace usher::wire
