#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/key.hpp"
#include "shared/roster/roster.hpp"

namespace usher {

/// Collects the keys that a command needs and the roster cannot answer yet.
class Wanted {
public:
    Wanted(const Roster& roster, const Command& command) : roster_{roster}, command_{command} {}

    const Roster& roster() const { return roster_; }
    const Command& command() const { return command_; }
    OrganizationId home() const { return command_.home; }

    void want(Key::Kind kind, Bits128 id = {}, std::string text = {});
    /// The key of the kind with the id, once more when it is answered.
    bool knows(Key::Kind kind, Bits128 id = {}, std::string text = {}) const;

    void want(PersonId id) { want(Key::Kind::person, id.bits); }
    void want(MembershipId id) { want(Key::Kind::person_of_membership, id.bits); }
    void want(InvitationId id) { want(Key::Kind::person_of_invitation, id.bits); }
    void want(const EmailAddress& address) {
        want(Key::Kind::person_of_address, {}, address.key());
    }
    void want(const Username& username) {
        want(Key::Kind::person_of_username, {}, username.text());
    }
    void want(const ExternalIdentity& id) {
        want(Key::Kind::person_of_external_id, {}, external_id_key(id));
    }
    template <class Value>
    void want(const std::optional<Value>& value) {
        if (value) want(*value);
    }
    /// What the actor may do here.
    void want(const Actor& actor);
    /// What whoever vouches for the person's membership may do here.
    void want_voucher_of(MembershipId id);
    /// Another organization than the command's home.
    void want_organization(OrganizationId id);
    void want_account(AccountId id) { want(Key::Kind::account, id.bits); }
    void want_account_of(const EmailAddress& address) {
        want(Key::Kind::account_of_address, {}, address.key());
    }
    void want_account_of(const std::optional<Handle>& handle) {
        if (handle) want(Key::Kind::account_of_handle, {}, handle->text());
    }
    void want_account_of(const std::optional<ProviderSubject>& subject) {
        if (subject) want(Key::Kind::account_of_provider, {}, provider_key(*subject));
    }
    void want_homes_of(AccountId id) { want(Key::Kind::homes_of_account, id.bits); }

    Keys missing() && { return std::move(missing_); }

private:
    Key key(Key::Kind kind, Bits128 id, std::string text) const;
    void want(Key key);

    const Roster& roster_;
    const Command& command_;
    Keys missing_;
};

}  // namespace usher
