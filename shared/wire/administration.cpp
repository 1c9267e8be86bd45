#include "shared/wire/administration.hpp"

#include "shared/wire/json_text.hpp"
#include "shared/wire/names.hpp"

namespace usher::wire {
namespace {

void write_instant(JsonText& text, std::string_view key, const std::optional<Instant>& instant) {
    instant ? text.instant(key, *instant) : text.null(key);
}

template <class AnyHandle>
void write_handle(JsonText& text, const std::optional<AnyHandle>& handle) {
    handle ? text.text("handle", handle->text()) : text.null("handle");
}

void write(JsonText& text, const OrganizationOutline& organization) {
    text.begin_object();
    text.id("id", organization.id);
    text.text("name", organization.name.text());
    write_handle(text, organization.handle);
    text.instant("created_at", organization.created_at);
    write_instant(text, "suspended_at", organization.suspended_at);
    text.number("members", organization.members);
    text.number("pending", organization.pending);
    text.number("projects", organization.projects);
    text.end_object();
}

void write(JsonText& text, const AccountOutline& account) {
    text.begin_object();
    text.id("id", account.id);
    text.text("name", account.name.text());
    write_handle(text, account.handle);
    if (account.addresses_shown) {
        text.begin_array("addresses");
        for (const std::string& address : account.addresses) text.text(address);
        text.end_array();
    } else {
        text.null("addresses");
    }
    text.instant("created_at", account.created_at);
    write_instant(text, "suspended_at", account.suspended_at);
    text.flag("second_factor", account.second_factor);
    text.flag("administrator", account.administrator);
    text.number("organizations", account.organizations);
    text.number("sessions", account.sessions);
    text.end_object();
}

void write(JsonText& text, const Organization& organization, const OpenInvitation& invitation) {
    text.begin_object();
    text.id("invitation", invitation.id);
    text.text("address", invitation.written_to.text());
    text.begin_array("groups");
    for (const GroupId id : invitation.groups) {
        const Group* group = organization.group(id);
        if (group != nullptr) text.text(group->name.text());
    }
    text.end_array();
    text.instant("sent_at", invitation.sent_at);
    text.instant("lapses_at", invitation.lapses_at);
    text.end_object();
}

void write_next(JsonText& text, const std::string& next) {
    next.empty() ? text.null("next") : text.text("next", next);
}

template <class Item>
std::string encode_one(const Item& item) {
    JsonText text;
    write(text, item);
    return std::move(text).take();
}

std::string encode_list(std::string_view key, const std::vector<AccountOutline>& accounts) {
    JsonText text;
    text.begin_object();
    text.begin_array(key);
    for (const AccountOutline& account : accounts) write(text, account);
    text.end_array();
    text.end_object();
    return std::move(text).take();
}

}  // namespace

OrganizationOutline::OrganizationOutline(const Organization& organization, const Tally& tally)
    : id{organization.id},
      name{organization.name},
      handle{organization.handle},
      created_at{organization.created_at},
      suspended_at{organization.suspended_at},
      members{tally.active},
      projects{organization.projects.size()} {
    for (const auto& [day, people] : tally.pending) pending += people;
}

AccountOutline::AccountOutline(const Account& account, bool shown)
    : id{account.id},
      name{account.name},
      handle{account.handle},
      addresses_shown{shown},
      created_at{account.created_at},
      suspended_at{account.suspended_at},
      second_factor{!account.second_factor.empty()} {
    for (const ProvedAddress& proved : account.addresses)
        addresses.push_back(proved.address.text());
}

std::string encode_outlines(const std::vector<OrganizationOutline>& organizations,
                            const std::string& next) {
    JsonText text;
    text.begin_object();
    text.begin_array("organizations");
    for (const OrganizationOutline& each : organizations) write(text, each);
    text.end_array();
    write_next(text, next);
    text.end_object();
    return std::move(text).take();
}

std::string encode_outline(const OrganizationOutline& organization) {
    return encode_one(organization);
}

std::string encode_accounts(const std::vector<AccountOutline>& accounts) {
    return encode_list("accounts", accounts);
}

std::string encode_administrators(const std::vector<AccountOutline>& accounts) {
    return encode_list("administrators", accounts);
}

std::string encode_account(const AccountOutline& account) { return encode_one(account); }

std::string_view name_of(AccountVisibility visibility) {
    return names::of(names::account_visibilities, visibility);
}

std::string encode_instance_policies(const InstancePolicies& policies) {
    JsonText text;
    text.begin_object();
    text.flag("copied_link_proves_mailbox", policies.copied_link_proves_mailbox);
    text.flag("open_sign_up", policies.open_sign_up);
    text.text("account_existence_visible", name_of(policies.account_existence_visible));
    text.end_object();
    return std::move(text).take();
}

std::string encode_open_invitations(const Organization& organization,
                                    const std::vector<OpenInvitation>& invitations,
                                    const std::string& next) {
    JsonText text;
    text.begin_object();
    text.begin_array("invitations");
    for (const OpenInvitation& each : invitations) write(text, organization, each);
    text.end_array();
    write_next(text, next);
    text.end_object();
    return std::move(text).take();
}

std::string encode_known(const std::vector<PersonId>& people) {
    JsonText text;
    text.begin_object();
    text.begin_array("people");
    for (const PersonId id : people) text.text(id.text());
    text.end_array();
    text.end_object();
    return std::move(text).take();
}

}  // namespace usher::wire
