#include "shared/lifecycle/redaction.hpp"

#include <algorithm>

#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/tally.hpp"

namespace usher {
namespace {

template <class Item, class Wanted>
void keep_only(std::vector<Item>& items, Wanted wanted) {
    const auto unwanted = [&](const Item& item) { return !wanted(item); };
    items.erase(std::remove_if(items.begin(), items.end(), unwanted), items.end());
}

void redact_identity(Identity& identity, const Sight& sight) {
    if (sight.everywhere.has(Permission::identity_register) ||
        sight.everywhere.has(Permission::identity_validate))
        return;
    std::map<std::string, std::string> open;
    for (const std::string& key : sight.open_fields) {
        const auto found = identity.values.find(key);
        if (found != identity.values.end()) open.insert(*found);
    }
    identity.values = std::move(open);
    identity.reason = Message{};
}

void redact_person(Person& person, const Sight& sight) {
    if (!sight.everywhere.has(Permission::people_edit)) person.metadata = Metadata{};
    if (!sight.everywhere.has(Permission::codes_issue)) person.recovery.reset();
    if (person.identity) redact_identity(*person.identity, sight);
}

// The first that those see of somebody who see them in projects alone.
Instant first_seen(const Record& record) {
    std::vector<Instant> times;
    for (const Membership& each : record.memberships) times.push_back(each.changed_at);
    for (const Invitation& each : record.invitations) times.push_back(each.sent_at);
    return times.empty() ? Instant{} : *std::min_element(times.begin(), times.end());
}

// Of somebody who is seen in projects alone.
Person outline_of(const Person& person, bool is_member, Instant since) {
    Person outline;
    outline.id = person.id;
    outline.address = person.address;
    outline.added_at = since;
    if (!is_member) return outline;
    outline.name = person.name;
    outline.username = person.username;
    outline.account = person.account;
    outline.locale = person.locale;
    return outline;
}

void narrow(Record& record, const Sight& sight) {
    keep_only(record.memberships, [&](const Membership& membership) {
        return sight.in(membership.scope).has(Permission::people_read);
    });
    keep_only(record.invitations, [&](const Invitation& invitation) {
        return std::any_of(
            record.memberships.begin(), record.memberships.end(),
            [&](const Membership& each) { return each.invitation == invitation.id; });
    });
    for (Invitation& invitation : record.invitations) {
        invitation.message = Message{};
        invitation.sent_that_day = 1;
    }
    const bool is_member =
        std::any_of(record.memberships.begin(), record.memberships.end(),
                    [](const Membership& each) { return each.phase == Phase::active; });
    record.person = outline_of(record.person, is_member, first_seen(record));
}

// FNV-1a.
class Fingerprint {
public:
    void add(std::uint8_t byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }
    void add(std::uint32_t number) {
        for (int shift = 0; shift < 32; shift += 8) add(static_cast<std::uint8_t>(number >> shift));
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

}  // namespace

PermissionSet Sight::in(const Scope& scope) const {
    const auto found = scope.project ? projects.find(*scope.project) : projects.end();
    return found == projects.end() ? everywhere : found->second;
}

std::uint64_t Sight::fingerprint() const {
    Fingerprint print;
    // In each organization the viewer is another person.
    for (const std::uint8_t byte : own.bits.bytes) print.add(byte);
    print.add(everywhere.bits());
    for (const auto& [project, permissions] : projects) {
        for (const std::uint8_t byte : project.bits.bytes) print.add(byte);
        print.add(permissions.bits());
    }
    for (const std::string& key : open_fields) {
        for (const char letter : key) print.add(static_cast<std::uint8_t>(letter));
        print.add(std::uint8_t{0});
    }
    return print.value();
}

std::optional<Sight> sight_of(const Organization& organization, const Record& viewer) {
    Sight sight;
    sight.own = viewer.person.id;
    sight.account = viewer.person.account.value_or(AccountId{});
    sight.everywhere = rights_of(organization, viewer, {});
    bool reads = sight.everywhere.has(Permission::people_read);
    for (const Membership& membership : viewer.memberships) {
        if (!membership.scope.project || membership.phase != Phase::active) continue;
        const PermissionSet held = rights_of(organization, viewer, membership.scope);
        sight.projects[*membership.scope.project] = held;
        reads = reads || held.has(Permission::people_read);
    }
    if (!reads) return std::nullopt;
    for (const IdentityField& field : organization.identity_fields) {
        if (!field.confidential) sight.open_fields.push_back(field.key);
    }
    std::sort(sight.open_fields.begin(), sight.open_fields.end());
    return sight;
}

bool sees_accounts(const Instance& instance, const Actor& actor) {
    const InstancePolicies& policies = instance.policies;
    return policies.shows_accounts_to_organizations() ||
           (policies.shows_accounts_to_server() && instance.is_administrator(actor));
}

std::vector<OpenInvitation> open_invitations(const Record& record) {
    std::vector<OpenInvitation> open;
    for (const Invitation& invitation : record.invitations) {
        if (!invitation.written_to || !record.has_open(invitation.id)) continue;
        std::vector<GroupId> groups;
        for (const Membership& membership : record.memberships) {
            if (membership.invitation == invitation.id && is_open(membership.phase))
                groups.insert(groups.end(), membership.groups.begin(), membership.groups.end());
        }
        open.push_back({invitation.id, *invitation.written_to, in_order(std::move(groups)),
                        invitation.sent_at, invitation.lapses_at});
    }
    return open;
}

void redact(Organization& organization, const Sight& sight) {
    if (!sight.everywhere.has(Permission::integrations_manage)) organization.integrations.clear();
    // Who may nothing in the organization itself knows the projects that they are in.
    if (sight.everywhere == PermissionSet{})
        keep_only(organization.projects, [&](const Project& project) {
            return sight.projects.find(project.id) != sight.projects.end();
        });
    keep_only(organization.requests, [&](const AccessRequest& request) {
        return request.account == sight.account ||
               sight.in(request.scope).has(Permission::requests_decide);
    });
}

bool redact(Record& record, const Sight& sight) {
    if (record.person.id == sight.own) return true;
    if (sight.everywhere.has(Permission::people_read)) {
        redact_person(record.person, sight);
    } else {
        narrow(record, sight);
        if (record.memberships.empty()) return false;
    }
    for (Membership& membership : record.memberships) {
        if (sight.in(membership.scope).has(Permission::requests_decide)) continue;
        membership.request.reset();
        membership.handle.reset();
    }
    return true;
}

}  // namespace usher
