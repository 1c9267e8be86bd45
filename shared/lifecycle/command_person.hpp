#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// Deactivates a membership; at the organization every one of the person's.
struct Archive {
    MembershipId membership;
};

/// Back to `active` what was active, all else to `uninvited`: never past consent.
struct Restore {
    MembershipId membership;
};

struct ChangeRole {
    MembershipId membership;
    RoleId role;
};

struct SetGroups {
    MembershipId membership;
    std::vector<GroupId> groups;
    /// As for the edits of an organization's lists (command_organization.hpp).
    std::optional<std::vector<GroupId>> was;
};

/// What is named is changed; an address, username or external id that is null is taken away.
struct EditPerson {
    template <class Value>
    struct Change {
        std::optional<Value> to;
    };
    PersonId person;
    std::optional<Name> name;
    std::optional<Change<EmailAddress>> address;
    std::optional<Change<Username>> username;
    std::optional<std::vector<ExternalIdentity>> external_ids;
    std::optional<Locale> locale;
};

struct SetMetadata {
    PersonId person;
    Metadata metadata;
};

/// For a person without address: the access code is the invitation. For an active one whose account
/// has no address and belongs only here: a recovery code that ends sessions when it is used.
struct IssueCode {
    PersonId person;
    /// Opened when none is open.
    InvitationId invitation;
};

struct DeactivateCode {
    PersonId person;
};

/// An admin registers straight to validated.
struct RegisterIdentity {
    PersonId person;
    std::map<std::string, std::string> values;
};

/// The owner of the linked account, about themselves.
struct SubmitIdentity {
    std::map<std::string, std::string> values;
};

struct ValidateIdentity {
    PersonId person;
};

struct SendBackIdentity {
    PersonId person;
    Message reason;
};

/// What the one kept lacks comes from the other, who is gone then.
struct MergePeople {
    PersonId keep;
    PersonId absorb;
};

struct ErasePerson {
    PersonId person;
};

/// Takes back one's own last change, within limits::undo and while nothing it touched has changed
/// since.
struct Undo {
    CommandId change;
};

}  // namespace usher
