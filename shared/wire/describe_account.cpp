#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

constexpr std::size_t most_items = 1000;

}  // namespace

void describe(Fields& fields, ProvedAddress& proved) {
    fields.required("address", proved.address);
    fields.nullable("inside", proved.inside);
}

void describe(Fields& fields, ProviderSubject& subject) {
    fields.required("issuer", subject.issuer);
    fields.required("subject", subject.subject);
}

void describe(Fields& fields, Account& account) {
    fields.required("id", account.id);
    fields.required("name", account.name);
    fields.list("addresses", account.addresses, most_items);
    fields.required("locale", account.locale);
    fields.required("created_at", account.created_at);
    fields.number("session_generation", account.session_generation);
    describe_details(fields, account);
}

void describe_details(Fields& fields, Account& account) {
    fields.optional("handle", account.handle);
    fields.optional_list("providers", account.providers, most_items);
    fields.optional("suspended_at", account.suspended_at);
}

void describe(Fields& fields, InstancePolicies& policies) {
    fields.required("copied_link_proves_mailbox", policies.copied_link_proves_mailbox);
    fields.defaulted("open_sign_up", policies.open_sign_up);
    fields.defaulted("account_existence_visible", policies.account_existence_visible);
}

void describe(Fields& fields, SetUp& body) {
    fields.required("account", body.account);
    fields.required_name("name", body.name);
    fields.required("address", body.address);
    fields.required("organization", body.organization);
    fields.required_name("organization_name", body.organization_name);
    fields.required("person", body.person);
    fields.required("membership", body.membership);
    fields.list("roles", body.roles, most_items);
    fields.defaulted("copied_link_proves_mailbox", body.copied_link_proves_mailbox);
}

void describe(Fields& fields, CreateAccount& body) {
    fields.required("account", body.account);
    fields.required_name("name", body.name);
    fields.required("address", body.address);
    fields.defaulted("locale", body.locale);
    fields.optional("handle", body.handle);
    fields.optional("provider", body.provider);
}

void describe(Fields& fields, CreateOrganization::Founder& founder) {
    fields.required("person", founder.person);
    fields.required("membership", founder.membership);
    fields.required("invitation", founder.invitation);
    fields.required("address", founder.address);
    fields.defaulted("name", founder.name);
    fields.defaulted("message", founder.message);
}

void describe(Fields& fields, CreateOrganization& body) {
    fields.required("organization", body.organization);
    fields.required_name("name", body.name);
    fields.optional("handle", body.handle);
    fields.required("person", body.person);
    fields.required("membership", body.membership);
    fields.list("roles", body.roles, most_items);
    fields.optional("founder", body.founder);
}

void describe(Fields& fields, ClaimCode& body) {
    fields.required("account", body.account);
    fields.defaulted("name", body.name);
    fields.defaulted("locale", body.locale);
    fields.optional("handle", body.handle);
}

void describe(Fields&, RecoverAccount&) {}

void describe(Fields& fields, EditAccount& body) {
    fields.optional("name", body.name);
    fields.optional("locale", body.locale);
    fields.optional("handle", body.handle);
}

void describe(Fields&, ChangePassword&) {}
void describe(Fields&, SetSecondFactor&) {}
void describe(Fields& fields, ResetSecondFactor& body) { fields.required("account", body.account); }
void describe(Fields& fields, AddAddress& body) { fields.required("address", body.address); }
void describe(Fields& fields, RemoveAddress& body) { fields.required("address", body.address); }
void describe(Fields& fields, LinkProvider& body) { fields.required("provider", body.provider); }
void describe(Fields& fields, UnlinkProvider& body) { fields.required("provider", body.provider); }
void describe(Fields& fields, SuspendAccount& body) { fields.required("account", body.account); }
void describe(Fields& fields, ReinstateAccount& body) { fields.required("account", body.account); }
void describe(Fields& fields, EraseAccount& body) { fields.required("account", body.account); }

void describe(Fields& fields, SetInstancePolicies& body) {
    describe(fields, body.policies);
    fields.optional("was", body.was);
}

void describe(Fields& fields, EndSessions& body) { fields.required("account", body.account); }
void describe(Fields& fields, SuspendOrganization& body) {
    fields.required("organization", body.organization);
}
void describe(Fields& fields, ReinstateOrganization& body) {
    fields.required("organization", body.organization);
}
void describe(Fields& fields, AddAdministrator& body) { fields.required("account", body.account); }
void describe(Fields& fields, RemoveAdministrator& body) {
    fields.required("account", body.account);
}

void describe(Fields& fields, InstanceSetUp& event) {
    fields.required("administrator", event.administrator);
    fields.defaulted("copied_link_proves_mailbox", event.copied_link_proves_mailbox);
}

void describe(Fields& fields, AccountCreated& event) { fields.required("account", event.account); }

void describe(Fields& fields, AccountTakenOver& event) {
    fields.required("account", event.account);
    fields.optional_list("former_addresses", event.former_addresses, most_items);
    fields.optional_list("former_providers", event.former_providers, most_items);
    fields.optional("former_handle", event.former_handle);
}

void describe(Fields& fields, AccountChanged& event) {
    fields.required("cause", event.cause);
    fields.required("account", event.account);
    fields.optional_list("former_addresses", event.former_addresses, most_items);
    fields.optional_list("former_providers", event.former_providers, most_items);
    fields.optional("former_handle", event.former_handle);
}

void describe(Fields& fields, AccountErased& event) {
    fields.required("account", event.account);
    fields.optional_list("former_addresses", event.former_addresses, most_items);
    fields.optional_list("former_providers", event.former_providers, most_items);
    fields.optional("former_handle", event.former_handle);
}

void describe(Fields& fields, InstancePoliciesSet& event) { describe(fields, event.policies); }
void describe(Fields& fields, OrganizationSuspended& event) { fields.required("at", event.at); }
void describe(Fields&, OrganizationReinstated&) {}
void describe(Fields& fields, AdministratorAdded& event) {
    fields.required("account", event.account);
}
void describe(Fields& fields, AdministratorRemoved& event) {
    fields.required("account", event.account);
}

}  // namespace usher::wire
