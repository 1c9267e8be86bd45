#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// What somebody may see of an organization, as its own records say it.
struct Sight {
    PersonId own;
    AccountId account;
    PermissionSet everywhere;
    /// What they may in the projects that they are a member of, with what they may everywhere.
    std::map<ProjectId, PermissionSet> projects;
    /// The identity fields that everybody who may read people sees, in order of their keys.
    std::vector<std::string> open_fields;

    PermissionSet in(const Scope& scope) const;
    /// Changes whenever the same records would be seen in another way.
    std::uint64_t fingerprint() const;
};

/// No value: the person may read people nowhere.
std::optional<Sight> sight_of(const Organization& organization, const Record& viewer);

/// Whether the instance shows the actor which addresses have an account: its administrators alone,
/// or also whoever may edit people of an organization, of those.
bool sees_accounts(const Instance& instance, const Actor& actor);

/// All that the server's administrator, who may have no place in the organization, sees of somebody
/// who is invited: the address, groups and time of what can be sent again.
struct OpenInvitation {
    InvitationId id;
    EmailAddress written_to;
    /// In order of their ids, each once.
    std::vector<GroupId> groups;
    Instant sent_at;
    Instant lapses_at;

    friend bool operator==(const OpenInvitation&, const OpenInvitation&) = default;
};
/// Those that wait for an answer and are written to an address.
std::vector<OpenInvitation> open_invitations(const Record& record);

/// Takes away what the viewer may not see: integrations without integrations.manage, requests for
/// access without requests.decide in their scope, but the viewer's own.
void redact(Organization& organization, const Sight& sight);

/// Takes away what the viewer may not see of somebody else; false: all of it. Metadata is for
/// people.edit, confidential values of an identity for identity.register and identity.validate, a
/// recovery code for codes.issue, what was asked for for requests.decide. Who may read people only
/// in projects sees memberships and invitations of these alone: of a member there also name,
/// username, account and language, of an invited person only the address.
bool redact(Record& record, const Sight& sight);

}  // namespace usher
