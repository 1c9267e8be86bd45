#include "tests/support/simulation/world.hpp"

#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/evolve.hpp"
#include "shared/lifecycle/result.hpp"
#include "shared/wire/state_codec.hpp"

namespace usher::test {
namespace {

template <class Items, class IsIt>
auto find(const Items& items, IsIt is_it) -> decltype(&*items.begin()) {
    const auto found = std::find_if(items.begin(), items.end(), is_it);
    return found == items.end() ? nullptr : &*found;
}

template <class IsIt>
std::vector<const Record*> with(const std::vector<Record>& people, IsIt is_it) {
    std::vector<const Record*> found;
    for (const Record& record : people) {
        if (std::any_of(record.memberships.begin(), record.memberships.end(), is_it))
            found.push_back(&record);
    }
    return found;
}

bool is_final(const Event& event) {
    return event.home.is_nil() || std::holds_alternative<PersonErased>(event.body) ||
           std::holds_alternative<ChangeUndone>(event.body);
}

template <class Changed>
std::string without_change(Changed changed) {
    changed.change = 0;
    return wire::encode_described(changed);
}

}  // namespace

Decision World::decide(const Command& command) const {
    Decision decision = std::visit(
        [&](const auto& body) { return usher::decide(*this, command, body); }, command.body);
    if (const auto code = judge_result(*this, home, decision.events))
        return Decision::refuse(*code);
    return decision;
}

void World::apply(const Command& command, const Decision& decision) {
    if (decision.events.empty()) return;
    Former former{command.id, command.by.actor, command.by.job, command.at, ++change};
    std::vector<PersonId> touched;
    bool touches_organization = false;
    for (const Event& event : decision.events) {
        former.is_final = former.is_final || is_final(event);
        touches_organization = touches_organization || is_of_organization_itself(event);
        for (const PersonId id : people_of(event)) {
            if (std::find(touched.begin(), touched.end(), id) != touched.end()) continue;
            touched.push_back(id);
            const Record* before = person(id);
            if (before == nullptr) {
                former.made.push_back(id);
            } else {
                former.people.push_back(*before);
            }
        }
    }
    if (touches_organization) former.organization = the_organization;
    for (const Event& event : decision.events) evolve(event);
    for (Record& record : people) {
        if (std::find(touched.begin(), touched.end(), record.person.id) != touched.end())
            record.change = change;
    }
    if (touches_organization) the_organization.change = change;
    formers = {std::move(former)};
}

void World::replace(PersonId id, const Record* after) {
    const auto at = std::lower_bound(
        people.begin(), people.end(), id,
        [](const Record& record, PersonId wanted) { return record.person.id < wanted; });
    const bool is_here = at != people.end() && at->person.id == id;
    if (is_here) counts.take(*at);
    if (after != nullptr) counts.add(*after);
    if (is_here && after != nullptr) {
        *at = *after;
    } else if (after != nullptr) {
        people.insert(at, *after);
    } else if (is_here) {
        people.erase(at);
    }
}

void World::evolve(const Event& event) {
    std::visit(
        [&](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, PersonErased>) {
                replace(body.person, nullptr);
            } else if constexpr (std::is_same_v<Body, PeopleMerged>) {
                replace(body.absorbed, nullptr);
                replace(body.person, &body.merged);
            } else if constexpr (std::is_same_v<Body, ChangeUndone>) {
                for (const PersonId id : body.gone) replace(id, nullptr);
                for (const Record& record : body.people) replace(record.person.id, &record);
                if (body.organization) the_organization = *body.organization;
            } else if constexpr (std::is_same_v<Body, AccountErased>) {
                accounts.erase(
                    std::remove_if(accounts.begin(), accounts.end(),
                                   [&](const Account& held) { return held.id == body.account; }),
                    accounts.end());
            } else if constexpr (requires { body.account.session_generation; }) {
                const auto held = std::find_if(
                    accounts.begin(), accounts.end(),
                    [&](const Account& account) { return account.id == body.account.id; });
                if (held == accounts.end()) {
                    accounts.push_back(body.account);
                } else {
                    *held = body.account;
                }
            } else if constexpr (std::is_same_v<Body, OrganizationCreated>) {
                if (event.home == home) the_organization = body.organization;
            } else if constexpr (requires { usher::evolve(the_organization, body); }) {
                usher::evolve(the_organization, body);
            } else if constexpr (requires { usher::evolve(the_instance, body); }) {
                usher::evolve(the_instance, body);
            } else if (event.home == home) {
                const PersonId id = *person_of(event);
                const Record* before = person(id);
                if (before == nullptr && !std::is_same_v<Body, PersonAdded>) return;
                Record after = before == nullptr ? Record{} : *before;
                usher::evolve(after, body);
                if constexpr (std::is_same_v<Body, Invited>)
                    counts.count_send(body.invitation.inviter, body.invitation.sent_at);
                if constexpr (std::is_same_v<Body, InvitationRenewed>) {
                    if (body.cause == InvitationRenewed::Cause::resend ||
                        body.cause == InvitationRenewed::Cause::edit)
                        counts.count_send(body.voucher, body.sent_at);
                }
                replace(id, &after);
            }
        },
        event.body);
}

Roster World::roster() const {
    Roster roster{Roster::Unfilled::absent};
    roster.put(the_instance);
    roster.put(the_organization);
    roster.put(home, counts);
    for (const Record& record : people) roster.put(home, record);
    for (const Account& held : accounts) roster.put(held);
    for (const Former& former : formers) roster.put(home, former);
    return roster;
}

std::string World::text() const {
    std::string text = without_change(the_organization);
    for (const Record& record : people) text += without_change(record);
    for (const Account& held : accounts) text += wire::encode_described(held);
    return text;
}

const Record* World::person(PersonId id) const {
    return find(people, [&](const Record& record) { return record.person.id == id; });
}

const Record* World::person_of_address(std::string_view key) const {
    return find(people, [&](const Record& record) {
        return record.person.address && record.person.address->key() == key;
    });
}

const Record* World::person_of_account(AccountId id) const {
    return find(people, [&](const Record& record) { return record.person.account == id; });
}

const Record* World::person_of_membership(MembershipId id) const {
    return find(people, [&](const Record& record) { return record.membership(id) != nullptr; });
}

const Record* World::person_of_invitation(InvitationId id) const {
    return find(people, [&](const Record& record) { return record.invitation(id) != nullptr; });
}

const Record* World::person_of_username(const Username& username) const {
    return find(people, [&](const Record& record) { return record.person.username == username; });
}

const Record* World::person_of_external_id(const ExternalIdentity& id) const {
    return find(people, [&](const Record& record) {
        const auto& ids = record.person.external_ids;
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    });
}

std::vector<const Record*> World::people_with(RoleId role) const {
    return with(people, [&](const Membership& membership) { return membership.role == role; });
}

std::vector<const Record*> World::people_with(GroupId group) const {
    return with(people, [&](const Membership& membership) {
        const auto& groups = membership.groups;
        return std::find(groups.begin(), groups.end(), group) != groups.end();
    });
}

std::vector<const Record*> World::people_in(ProjectId project) const {
    return with(people,
                [&](const Membership& membership) { return membership.scope.project == project; });
}

const Former* World::former(CommandId command) const {
    return find(formers, [&](const Former& former) { return former.command == command; });
}

const Account* World::account(AccountId id) const {
    return find(accounts, [&](const Account& held) { return held.id == id; });
}

const Account* World::account_of_address(std::string_view key) const {
    return find(accounts, [&](const Account& held) {
        return find(held.addresses, [&](const ProvedAddress& proved) {
                   return proved.address.key() == key;
               }) != nullptr;
    });
}

const Account* World::account_of_handle(const Handle& handle) const {
    return find(accounts, [&](const Account& held) { return held.handle == handle; });
}

const Account* World::account_of_provider(const ProviderSubject& subject) const {
    return find(accounts, [&](const Account& held) {
        return std::find(held.providers.begin(), held.providers.end(), subject) !=
               held.providers.end();
    });
}

std::vector<OwnerDirectory::Home> World::homes_of(AccountId id) const {
    const Record* record = person_of_account(id);
    if (record == nullptr) return {};
    return {{&the_organization, record, &counts}};
}

const Organization* World::organization_of_handle(const OrganizationHandle& handle) const {
    return the_organization.handle == handle ? &the_organization : nullptr;
}

}  // namespace usher::test
