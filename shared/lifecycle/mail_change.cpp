#include "shared/lifecycle/mail_change.hpp"

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

// Mail of the earlier generations must not leave; the renewed one does, where it goes by mail.
std::vector<MailChange> renewed(const Event& event, const InvitationRenewed& body,
                                const Record& after) {
    std::vector<MailChange> changes{{MailChange::Kind::drop,
                                     event.home,
                                     body.person,
                                     body.invitation,
                                     body.generation - 1,
                                     {}}};
    const Invitation* invitation = after.invitation(body.invitation);
    if (body.cause != InvitationRenewed::Cause::copy_link && invitation != nullptr &&
        invitation->written_to) {
        changes.push_back({MailChange::Kind::queue,
                           event.home,
                           body.person,
                           body.invitation,
                           body.generation,
                           {}});
    }
    return changes;
}

// Nothing in the envelope waits for an answer any more: what has not left need not.
void close(std::vector<MailChange>& changes, const Event& event, const Record& after,
           const Invitation& invitation) {
    if (after.has_open(invitation.id)) return;
    changes.push_back({MailChange::Kind::drop,
                       event.home,
                       after.person.id,
                       invitation.id,
                       invitation.last_generation,
                       {}});
}

std::vector<MailChange> closed(const Event& event, const Record& after, MembershipId id) {
    std::vector<MailChange> changes;
    const Membership* membership = after.membership(id);
    if (membership == nullptr || !membership->invitation) return changes;
    const Invitation* invitation = after.invitation(*membership->invitation);
    if (invitation != nullptr) close(changes, event, after, *invitation);
    return changes;
}

// Envelopes that the event emptied are closed.
std::vector<MailChange> emptied(const Event& event, const Record& before, const Record& after) {
    std::vector<MailChange> changes;
    for (const Invitation& earlier : before.invitations) {
        if (before.has_open(earlier.id)) close(changes, event, after, earlier);
    }
    return changes;
}

// A new envelope went out.
std::vector<MailChange> invited(const Event& event, const Invited& body, const Record& before,
                                const Record& after) {
    std::vector<MailChange> changes = emptied(event, before, after);
    if (body.invitation.delivery == Delivery::mail && body.invitation.written_to) {
        changes.push_back({MailChange::Kind::queue,
                           event.home,
                           body.person,
                           body.invitation.id,
                           body.invitation.generation,
                           {}});
    }
    return changes;
}

// The membership that an answer closes; null for every other event.
const MembershipId* answered(const EventBody& event) {
    return std::visit(
        [](const auto& body) -> const MembershipId* {
            using Body = std::decay_t<decltype(body)>;
            constexpr bool leaves_open =
                std::is_same_v<Body, GrantChanged> || std::is_same_v<Body, SignInChanged> ||
                std::is_same_v<Body, InvitationReconsidered> ||
                std::is_same_v<Body, MembershipAdded> || std::is_same_v<Body, RequestWithdrawn> ||
                std::is_same_v<Body, RequestDenied>;
            if constexpr (!leaves_open && requires { body.membership; }) {
                return &body.membership;
            } else {
                return nullptr;
            }
        },
        event);
}

const Invitation* find(const std::vector<Record>& records, InvitationId id) {
    for (const Record& record : records) {
        const Invitation* invitation = record.invitation(id);
        if (invitation != nullptr && record.has_open(id)) return invitation;
    }
    return nullptr;
}

// What records that come and go leave open must be what waits.
std::vector<MailChange> replaced(const Event& event, const std::vector<Record>& before,
                                 const std::vector<Record>& after) {
    std::vector<MailChange> changes;
    for (const Record& record : before) {
        for (const Invitation& invitation : record.invitations) {
            const Invitation* now = find(after, invitation.id);
            if (now == nullptr || now->generation != invitation.generation)
                changes.push_back({MailChange::Kind::drop,
                                   event.home,
                                   record.person.id,
                                   invitation.id,
                                   invitation.last_generation,
                                   {}});
        }
    }
    const auto* undone = std::get_if<ChangeUndone>(&event.body);
    if (undone == nullptr) return changes;
    for (const Record& record : after) {
        for (const Invitation& invitation : record.invitations) {
            const Invitation* was = find(before, invitation.id);
            if (record.has_open(invitation.id) &&
                (was == nullptr || was->generation != invitation.generation))
                changes.push_back({MailChange::Kind::restore, event.home, record.person.id,
                                   invitation.id, invitation.generation, undone->changed_at});
        }
    }
    return changes;
}

std::vector<MailChange> reminded(const Event& event, const InvitationReminded& body,
                                 const Record& after) {
    const Invitation* invitation = after.invitation(body.invitation);
    if (invitation == nullptr) return {};
    return {{MailChange::Kind::remind,
             event.home,
             body.person,
             body.invitation,
             invitation->generation,
             {}}};
}

// Mail of a job leaves once nobody can undo the job any more. What the job that undoes it could not
// take back leaves too.
std::vector<MailChange> released(const Event& event, const JobSet& body) {
    const Job& job = body.item;
    if (!job.released_at) return {};
    MailChange change;
    change.kind = MailChange::Kind::release;
    change.home = event.home;
    change.at = *job.released_at + limits::undo;
    change.job = job.undoes.value_or(job.id);
    return {change};
}

}  // namespace

bool concerns_mail(const Event& event) {
    return !std::holds_alternative<PersonAdded>(event.body) &&
           !std::holds_alternative<MembershipAdded>(event.body);
}

std::vector<MailChange> mail_changes(const Event& event, const std::vector<Record>& before,
                                     const std::vector<Record>& after) {
    if (const auto* body = std::get_if<JobSet>(&event.body)) return released(event, *body);
    if (before.size() != 1 || after.size() != 1 || person_of(event) == nullptr)
        return replaced(event, before, after);
    if (const auto* body = std::get_if<Invited>(&event.body))
        return invited(event, *body, before.front(), after.front());
    if (const auto* body = std::get_if<InvitationRenewed>(&event.body))
        return renewed(event, *body, after.front());
    if (const auto* body = std::get_if<InvitationReminded>(&event.body))
        return reminded(event, *body, after.front());
    if (std::holds_alternative<MembershipRemoved>(event.body))
        return emptied(event, before.front(), after.front());
    if (const MembershipId* membership = answered(event.body))
        return closed(event, after.front(), *membership);
    return {};
}

}  // namespace usher
