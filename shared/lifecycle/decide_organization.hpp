#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

// What an organization is made of. Codes stand in the order in which they are told; first comes
// what is wrong with the command's own text, then organization_unknown. What is already as the
// command wants it is success with the note nothing_to_change. An edit that says what its author
// saw is judged as given for its own text, and for all that follows as merged (merged_edit.hpp);
// where that is too long a list: too_many.

/// settings.manage. Without a handle the present one stays. not_permitted, handle_taken. Note:
/// nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const EditOrganization& body);
/// settings.manage. Touches nobody who is already invited; domains are kept as A-labels, each once.
/// out_of_range and the codes of DomainName (all at once, by field), not_permitted, role_unknown,
/// grant_above_ceiling (default_role, when it changes). Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const SetPolicies& body);

/// projects.manage. not_permitted, id_taken, name_taken, too_many.
Decision decide(const Directory& directory, const Command& command, const CreateProject& body);
/// projects.manage. not_permitted, project_unknown, name_taken. Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const EditProject& body);
/// projects.manage. Ends jobs and requests for access in it. not_permitted, project_unknown,
/// project_in_use, too_many (people), rank_too_low.
Decision decide(const Directory& directory, const Command& command, const RemoveProject& body);

/// roles.manage. Whatever it says, what is made is not built in. not_permitted,
/// grant_above_ceiling, id_taken, name_taken, too_many.
Decision decide(const Directory& directory, const Command& command, const CreateRole& body);
/// roles.manage. A grant to all who hold it. not_permitted, role_unknown, rank_too_low (what it
/// gives now), grant_above_ceiling, built_in, name_taken, last_manager. Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const EditRole& body);
/// roles.manage. Who is to have another instead is vouched for by the actor; so is whoever is
/// invited later, where it was the default. not_permitted, role_unknown, rank_too_low (the role),
/// built_in, role_in_use, too_many (people), rank_too_low (people), grant_above_ceiling,
/// last_manager.
Decision decide(const Directory& directory, const Command& command, const RemoveRole& body);

/// groups.manage. As CreateRole.
Decision decide(const Directory& directory, const Command& command, const CreateGroup& body);
/// groups.manage. As EditRole; the unknown is group_unknown, and none is built in.
Decision decide(const Directory& directory, const Command& command, const EditGroup& body);
/// groups.manage. As RemoveRole, with group_unknown, group_in_use and none built in. Whom it only
/// takes out is vouched for by the actor who can, else by whoever was.
Decision decide(const Directory& directory, const Command& command, const RemoveGroup& body);

/// settings.manage. not_permitted, id_taken, name_taken, too_many.
Decision decide(const Directory& directory, const Command& command, const CreateApplication& body);
/// settings.manage. not_permitted, application_unknown, name_taken. Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const EditApplication& body);
/// settings.manage. not_permitted, application_unknown.
Decision decide(const Directory& directory, const Command& command, const RemoveApplication& body);

/// integrations.manage. out_of_range (generation is not 1; expires_at is past; auto_invite without
/// invitations.send), not_permitted, grant_above_ceiling, id_taken, name_taken, too_many.
Decision decide(const Directory& directory, const Command& command, const CreateIntegration& body);
/// integrations.manage. not_permitted, integration_unknown, rank_too_low, grant_above_ceiling,
/// name_taken, out_of_range (generation neither stays nor is one more; the others as when it is
/// made). Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const EditIntegration& body);
/// integrations.manage. The external ids that it gave stay. not_permitted, integration_unknown,
/// rank_too_low.
Decision decide(const Directory& directory, const Command& command, const RemoveIntegration& body);

/// templates.manage. required, and what is wrong with the subject as a line, or
/// template_tag_unclosed and template_variable_unknown (by field), not_permitted, too_many. Note:
/// nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const SetTemplate& body);
/// templates.manage. not_permitted, template_unknown.
Decision decide(const Directory& directory, const Command& command, const RemoveTemplate& body);
/// settings.manage. required, too_long, handle_character, name_taken (a key that stands twice),
/// not_permitted. Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const SetIdentityFields& body);

/// invitations.send in the scope; at the organization people.add too. not_signed_in (only accounts
/// start jobs), not_permitted, scope_unknown, id_taken, too_many (under way), already_requested
/// (one invites all in the scope). Note: not_permitted, where an integration goes on inviting
/// nobody.
Decision decide(const Directory& directory, const Command& command, const StartInviteAll& body);
/// people.bulk, people.add and invitations.send. out_of_range, not_signed_in, not_permitted,
/// id_taken, too_many (under way). Note: already_applied.
Decision decide(const Directory& directory, const Command& command, const ApplyPlan& body);
/// The server's own. not_permitted, job_unknown, job_over (paused, too), out_of_range (a count
/// falls). Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const AdvanceJob& body);
/// Its starter's, or of whoever could start it; so are the next two. not_permitted, job_unknown,
/// job_over. Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const PauseJob& body);
Decision decide(const Directory& directory, const Command& command, const ResumeJob& body);
Decision decide(const Directory& directory, const Command& command, const StopJob& body);
/// Its starter's alone. not_permitted, job_unknown, not_yours, too_late_to_undo (its mail may have
/// left, or it undoes one itself), id_taken, too_many (under way). Note: already_applied.
Decision decide(const Directory& directory, const Command& command, const UndoJob& body);

}  // namespace usher
