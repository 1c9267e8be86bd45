#pragma once

#include <optional>
#include <type_traits>
#include <variant>

#include "shared/lifecycle/caller.hpp"
#include "shared/lifecycle/command_account.hpp"
#include "shared/lifecycle/command_invitation.hpp"
#include "shared/lifecycle/command_organization.hpp"
#include "shared/lifecycle/command_person.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher {

/// What an organization's people do with each other; decided without any way to ask for an account.
using OrganizationBody =
    std::variant<InvitePerson, Resend, RenewLink, CopyLink, Revoke, Accept, Decline, Invite, Open,
                 Reconsider, RequestAccess, WithdrawRequest, Offer, DenyRequest, Leave, Archive,
                 Restore, ChangeRole, SetGroups, EditPerson, SetMetadata, IssueCode, DeactivateCode,
                 RegisterIdentity, SubmitIdentity, ValidateIdentity, SendBackIdentity, MergePeople,
                 ErasePerson, Undo, EditOrganization, SetPolicies, CreateProject, EditProject,
                 RemoveProject, CreateRole, EditRole, RemoveRole, CreateGroup, EditGroup,
                 RemoveGroup, CreateApplication, EditApplication, RemoveApplication,
                 CreateIntegration, EditIntegration, RemoveIntegration, SetTemplate, RemoveTemplate,
                 SetIdentityFields, StartInviteAll, ApplyPlan, AdvanceJob, PauseJob, ResumeJob,
                 StopJob, UndoJob, Remind>;
/// What the owner of an account does with it, and the administrator of the server with the whole.
using OwnerBody =
    std::variant<SetUp, CreateAccount, CreateOrganization, ClaimCode, RecoverAccount, EditAccount,
                 ChangePassword, SetSecondFactor, ResetSecondFactor, AddAddress, RemoveAddress,
                 LinkProvider, UnlinkProvider, SuspendAccount, ReinstateAccount, EraseAccount,
                 SetInstancePolicies, EndSessions, SuspendOrganization, ReinstateOrganization,
                 AddAdministrator, RemoveAdministrator>;

namespace detail {
template <class First, class Second>
struct Joined;
template <class... First, class... Second>
struct Joined<std::variant<First...>, std::variant<Second...>> {
    using type = std::variant<First..., Second...>;
};

template <class Type, class Variant>
constexpr bool is_one_of = false;
template <class Type, class... Alternatives>
constexpr bool is_one_of<Type, std::variant<Alternatives...>> =
    (std::is_same_v<Type, Alternatives> || ...);
}  // namespace detail

using AnyBody = detail::Joined<OrganizationBody, OwnerBody>::type;

/// Whether a command is at home in an organization.
template <class Command>
constexpr bool is_of_organization = detail::is_one_of<Command, OrganizationBody>;

/// One command's own part. Its copies and its end are compiled once, in command.cpp: so many
/// alternatives cost every source file that has one some ten seconds otherwise.
class Body final : public AnyBody {
public:
    using AnyBody::AnyBody;
    Body();
    Body(const Body&);
    Body(Body&&) noexcept;
    Body& operator=(const Body&);
    Body& operator=(Body&&) noexcept;
    ~Body();
};

struct Command {
    CommandId id;
    /// The organization that the command is at home in. For commands at home in an account: the
    /// organization that the caller's link belongs to, which is read and not changed but by
    /// ClaimCode, or nil.
    OrganizationId home;
    Caller by;
    Instant at;
    Body body;
};

}  // namespace usher
