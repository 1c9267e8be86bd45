#include "shared/lifecycle/claims.hpp"

#include <algorithm>

#include "shared/lifecycle/directory.hpp"

namespace usher {
namespace {

using Claims = std::vector<Claim>;

/// What is held before an event and after it, as far as the event can change it.
struct Held {
    Claims before;
    Claims after;
};

template <class Fields>
void add_person(Claims& claims, OrganizationId home, PersonId id, const Fields& person) {
    if (person.address)
        claims.push_back({Claim::Kind::organization_address, home, person.address->key(), id.bits});
    if (person.username)
        claims.push_back({Claim::Kind::username, home, person.username->text(), id.bits});
    for (const ExternalIdentity& external : person.external_ids)
        claims.push_back({Claim::Kind::external_id, home, external_id_key(external), id.bits});
}

void add_account(Claims& claims, AccountId id, const std::vector<ProvedAddress>& addresses,
                 const std::vector<ProviderSubject>& providers,
                 const std::optional<Handle>& handle) {
    for (const ProvedAddress& proved : addresses)
        claims.push_back({Claim::Kind::account_address, {}, proved.address.key(), id.bits});
    for (const ProviderSubject& subject : providers)
        claims.push_back({Claim::Kind::provider_subject, {}, provider_key(subject), id.bits});
    if (handle) claims.push_back({Claim::Kind::account_handle, {}, handle->text(), id.bits});
}

void add_account(Claims& claims, const Account& account) {
    add_account(claims, account.id, account.addresses, account.providers, account.handle);
}

void add_handle(Claims& claims, OrganizationId id,
                const std::optional<OrganizationHandle>& handle) {
    if (handle) claims.push_back({Claim::Kind::organization_handle, {}, handle->text(), id.bits});
}

/// What the former fields of an event say that was held before.
struct FormerPerson {
    std::optional<EmailAddress> address;
    std::optional<Username> username;
    std::vector<ExternalIdentity> external_ids;
};

class Holding {
public:
    explicit Holding(const Event& event) : home_{event.home} {}

    template <class Body>
    void operator()(const Body&) {}

    void operator()(const InstanceSetUp& body) {
        held.after.push_back({Claim::Kind::set_up, {}, {}, body.administrator.bits});
    }
    void operator()(const OrganizationCreated& body) {
        add_handle(held.after, home_, body.organization.handle);
    }
    void operator()(const OrganizationEdited& body) {
        add_handle(held.before, home_, body.former_handle);
        add_handle(held.after, home_, body.handle);
    }
    void operator()(const PersonAdded& body) {
        add_person(held.after, home_, body.person.id, body.person);
    }
    void operator()(const PersonEdited& body) {
        add_former(body);
        add_person(held.after, home_, body.person, body);
    }
    void operator()(const PersonErased& body) { add_former(body); }
    // The one who is kept holds of what the other held whatever stands in the merged record.
    void operator()(const PeopleMerged& body) {
        add_person(held.before, home_, body.absorbed, body.former);
        Claims merged;
        add_person(merged, home_, body.person, body.merged.person);
        for (const Claim& claim : merged) {
            const auto passes = [&](const Claim& former) {
                return former.kind == claim.kind && former.key == claim.key;
            };
            if (std::any_of(held.before.begin(), held.before.end(), passes))
                held.after.push_back(claim);
        }
    }
    void operator()(const ChangeUndone& body) {
        for (const Person& person : body.former) add_person(held.before, home_, person.id, person);
        for (const Record& record : body.people)
            add_person(held.after, home_, record.person.id, record.person);
    }
    void operator()(const AccountCreated& body) { add_account(held.after, body.account); }
    void operator()(const AccountTakenOver& body) {
        add_account(held.before, body.account.id, body.former_addresses, body.former_providers,
                    body.former_handle);
        add_account(held.after, body.account);
    }
    void operator()(const AccountChanged& body) {
        add_account(held.before, body.account.id, body.former_addresses, body.former_providers,
                    body.former_handle);
        add_account(held.after, body.account);
    }
    void operator()(const AccountErased& body) {
        add_account(held.before, body.account, body.former_addresses, body.former_providers,
                    body.former_handle);
    }

    Held held;

private:
    template <class Body>
    void add_former(const Body& body) {
        add_person(
            held.before, home_, body.person,
            FormerPerson{body.former_address, body.former_username, body.former_external_ids});
    }

    OrganizationId home_;
};

Held held_around(const Event& event) {
    Holding holding{event};
    std::visit(holding, event.body);
    return std::move(holding.held);
}

Claims without(const Claims& claims, const Claims& others) {
    Claims left;
    for (const Claim& claim : claims) {
        if (std::find(others.begin(), others.end(), claim) == others.end()) left.push_back(claim);
    }
    return left;
}

}  // namespace

std::vector<Claim> claims_of(const Event& event) {
    const Held held = held_around(event);
    return without(held.after, held.before);
}

std::vector<Claim> releases_of(const Event& event) {
    const Held held = held_around(event);
    return without(held.before, held.after);
}

}  // namespace usher
