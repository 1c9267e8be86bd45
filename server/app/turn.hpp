#pragma once

#include <cstdint>
#include <vector>

#include "server/app/ports.hpp"
#include "shared/policy/limits.hpp"
#include "shared/roster/turn.hpp"

namespace usher::app {

/// What became of a command.
struct Outcome {
    Decision decision;
    /// The home's change number or, where that did not change, that of the first event's home; 0
    /// when nothing changed.
    std::uint64_t change = 0;
    bool can_be_undone = false;
};

/// The one door: load, decide, evolve, and everything that must be kept with it. Lives for one
/// batch, on the writer's thread.
class Turn {
public:
    /// `hold`: how long mail waits that undoing can take back.
    Turn(Transaction& transaction, Random& random, const Digest& digest,
         Duration hold = limits::undo);

    /// Decides the command on the state that all before it in the batch have left, and keeps what
    /// it changed. Throws StoreFailure; also (transient) when somebody else took meanwhile what the
    /// command claims.
    Outcome apply(const Command& command);

    /// For what is no command: sessions, sign-ups, answers.
    Transaction& transaction() { return transaction_; }
    /// As the batch has left it; null when there is none.
    const Organization* organization(OrganizationId home);
    const Account* account(AccountId id);
    /// A record as the batch has left it.
    const Record* person_of_invitation(OrganizationId home, InvitationId invitation);

    /// Puts mail into the outbox, for what is no event of an organization.
    void queue(const OutboxMail& mail);

    /// Writes what the batch touched. Called once, before the commit.
    void save();

    const std::unordered_map<OrganizationId, std::uint64_t>& heads() const { return heads_; }
    bool queued_mail() const { return queued_mail_; }
    /// Whether a job began, moved or ended, or may go on.
    bool moved_job() const { return moved_job_; }

private:
    /// The change number of each home that a decision changes; nil is the instance.
    using Changes = std::unordered_map<OrganizationId, std::uint64_t>;

    void fill(const Command& command);
    void claim(const Decision& decision);
    Changes raise(const Decision& decision);
    void evolve_all(const Command& command, const Decision& decision, const Changes& changes);
    void erase_traces(const Event& event);
    void stamp(const Decision& decision, const Changes& changes);
    void mail(const Command& command, const MailChange& change, const std::vector<Record>& records);
    void hold(OutboxMail& mail, const Command& command);
    void log(const Command& command, const Decision& decision, const Changes& changes);
    LogEntry log_entry(const Event& event, std::uint32_t index);
    void append(LogChange change);
    LogEntry::Salt next_salt();

    Transaction& transaction_;
    Random& random_;
    const Digest& digest_;
    Duration hold_;
    Roster roster_{Roster::Unfilled::unknown};
    std::unordered_map<OrganizationId, Digest::Bytes> chains_;
    /// Drawn and not yet given; the last is the next.
    std::vector<LogEntry::Salt> salts_;
    std::size_t salts_drawn_ = 0;
    std::unordered_map<OrganizationId, std::uint64_t> heads_;
    bool queued_mail_ = false;
    bool moved_job_ = false;
};

}  // namespace usher::app
