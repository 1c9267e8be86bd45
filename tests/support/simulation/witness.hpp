#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/support/simulation/world.hpp"

namespace usher::test {

/// Watches a world from outside: remembers of every command what the rules themselves keep nowhere
/// (who accepted what, which generations were ever given, what waits to be mailed), and says of
/// each step and each state what must never be. Written without the rules' own code: where both are
/// wrong they are wrong in different ways.
class Witness {
public:
    explicit Witness(const World& world);

    /// What was wrong with the step, in words; none: nothing. `after` is the world once the
    /// decision was applied.
    std::optional<std::string> see(const World& before, const Command& command,
                                   const Decision& decision, const World& after);

    /// The mails that wait: (invitation, generation).
    const std::set<std::pair<InvitationId, std::uint32_t>>& waiting() const { return waiting_; }
    /// What the witness remembers and the world does not, as a number.
    std::uint64_t fingerprint() const;

private:
    using Found = std::optional<std::string>;

    void remember(const World& before, const Command& command, const Decision& decision,
                  const World& after);
    void remember_mail(const World& before, const Decision& decision, const World& after);
    Found judge_step(const World& before, const Command& command, const Decision& decision,
                     const World& after) const;
    Found judge_rank(const World& before, const Command& command, const World& after) const;
    Found judge_grants(const World& before, const Command& command, const World& after) const;
    Found judge_proof(const World& before, const Command& command, const World& after) const;
    Found judge_phases(const World& before, const Command& command, const World& after) const;
    Found judge_state(const World& world) const;
    Found judge_person(const World& world, const Record& record) const;
    Found judge_uniqueness(const World& world) const;
    Found judge_mail(const World& world) const;

    /// Who accepted a membership since it was last sent.
    std::map<MembershipId, AccountId> consent_;
    /// The highest generation that was ever given.
    std::map<InvitationId, std::uint32_t> given_;
    std::set<std::pair<InvitationId, std::uint32_t>> waiting_;
    /// Mail that the last command dropped: undoing it lets that wait again.
    std::set<std::pair<InvitationId, std::uint32_t>> dropped_;
    std::map<MembershipId, AccountId> former_consent_;
};

/// Null when nobody has it.
const Membership* membership_of(const World& world, MembershipId id);
/// What role and groups give, and what a person may do in a scope: told once more, plainly.
PermissionSet plain_permissions(const World& world, const Membership& membership);
PermissionSet plain_rights(const World& world, const Record* record, const Scope& scope);
PermissionSet plain_rights(const World& world, const Actor& actor, const Scope& scope);

}  // namespace usher::test
