#include <cstring>

#include "tests/support/simulation/world.hpp"

namespace usher::test {
namespace {

/// Mixes values into 64 bits; far from cryptographic, and good enough to tell worlds apart.
class Mixer {
public:
    void add(std::uint64_t value) {
        sum_ = (sum_ ^ value) * 0x9e3779b97f4a7c15ULL;
        sum_ ^= sum_ >> 29U;
    }
    void add(const Bits128& bits) {
        std::uint64_t halves[2];
        std::memcpy(halves, bits.bytes.data(), sizeof halves);
        add(halves[0]);
        add(halves[1]);
    }
    template <class Tag>
    void add(const Id<Tag>& id) {
        add(id.bits);
    }
    void add(Instant instant) { add(static_cast<std::uint64_t>(instant.ms)); }
    void add(const std::string& text) { add(std::hash<std::string>{}(text)); }
    template <class Choice>
    requires std::is_enum_v<Choice>
    void add(Choice choice) { add(static_cast<std::uint64_t>(choice)); }
    template <class Value>
    requires requires(const Value& value) {
        value.text();
    } &&(!requires(const Value& value) { value.bits; }) &&
        (!std::is_same_v<Value, Instant>)void add(const Value& value) {
        add(value.text());
    }
    template <class Value>
    void add(const std::optional<Value>& value) {
        add(std::uint64_t{value.has_value()});
        if (value) add(*value);
    }
    template <class Value>
    void add(const std::vector<Value>& values) {
        add(std::uint64_t{values.size()});
        for (const Value& value : values) add(value);
    }

    void add(const Actor& actor) {
        add(actor.kind);
        add(actor.account);
        add(actor.integration);
    }
    void add(const Scope& scope) { add(scope.project); }
    void add(const Request& request) {
        add(request.account);
        add(request.handle);
        add(request.address);
        add(request.from);
    }
    void add(const Membership& membership) {
        add(membership.id);
        add(membership.scope);
        add(membership.phase);
        add(membership.role);
        add(membership.groups);
        add(membership.voucher);
        add(membership.invitation);
        add(std::uint64_t{membership.can_sign_in});
        add(membership.archived_from);
        add(membership.archived_by);
        add(membership.request);
        add(membership.handle);
    }
    void add(const Invitation& invitation) {
        add(invitation.id);
        add(invitation.written_to);
        add(std::uint64_t{invitation.generation});
        add(std::uint64_t{invitation.last_generation});
        add(invitation.onboarding);
        add(invitation.delivery);
        add(invitation.lapses_at);
        add(invitation.renewed_at);
    }
    void add(const ExternalIdentity& external) {
        add(external.integration);
        add(external.id);
    }
    void add(const RecoveryCode& code) {
        add(std::uint64_t{code.generation});
        add(code.lapses_at);
        add(std::uint64_t{code.live});
    }
    void add(const Record& record) {
        add(record.person.id);
        add(record.person.name);
        add(record.person.address);
        add(record.person.username);
        add(record.person.external_ids);
        add(record.person.account);
        add(record.person.recovery);
        add(record.memberships);
        add(record.invitations);
    }
    void add(const Role& role) {
        add(role.id);
        add(std::uint64_t{role.permissions.bits()});
    }
    void add(const Group& group) {
        add(group.id);
        add(std::uint64_t{group.permissions.bits()});
    }
    void add(const Project& project) { add(project.id); }
    void add(const AccessRequest& request) {
        add(request.account);
        add(request.address);
        add(request.scope);
    }
    void add(const Organization& organization) {
        add(organization.roles);
        add(organization.groups);
        add(organization.projects);
        add(organization.requests);
        add(organization.policies.onboarding);
    }

    std::uint64_t sum() const { return sum_; }

private:
    std::uint64_t sum_ = 0xcbf29ce484222325ULL;
};

}  // namespace

std::uint64_t World::fingerprint() const {
    Mixer mixer;
    mixer.add(the_organization);
    mixer.add(people);
    for (const Account& account : accounts) {
        mixer.add(account.id);
        mixer.add(std::uint64_t{account.can_sign_in()});
    }
    for (const Former& former : formers) {
        mixer.add(former.by);
        mixer.add(former.at);
        mixer.add(std::uint64_t{former.is_final});
        mixer.add(former.people);
        mixer.add(former.made);
    }
    return mixer.sum();
}

}  // namespace usher::test
