#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include "shared/roster/turn.hpp"

namespace usher {

/// A browser's copy of what its viewer may see of one organization: the confirmed records, and
/// above them what the commands that wait for the server's answer are predicted to do.
class Replica {
public:
    /// A command that waits for its answer, or for the replica to reach what the answer says.
    struct Pending {
        std::uint64_t sequence = 0;
        Command command;
        /// The server's change number, once it has answered.
        std::optional<std::uint64_t> change;
    };
    /// What the server sent.
    struct News {
        std::uint64_t reached = 0;
        bool more = false;
        std::optional<Organization> organization;
        std::vector<Record> people;
        std::vector<PersonId> gone;
    };
    /// The server's answer to one command.
    struct Answered {
        std::uint64_t sequence = 0;
        std::uint64_t change = 0;
        bool refused = false;
    };

    explicit Replica(OrganizationId home) : home_{home} {}

    OrganizationId home() const { return home_; }
    /// Everything that may be seen, as it will be once all that waits is done.
    const Roster& shown() const { return roster_; }
    /// Before the first full load nothing is predicted.
    bool is_loaded() const { return loaded_; }
    /// Raised whenever what is shown may have changed.
    std::uint64_t version() const { return version_; }
    const std::list<Pending>& pending() const { return pending_; }
    /// True when what is shown of the person is a prediction.
    bool is_predicted(PersonId id) const { return confirmed_.count(id) > 0; }

    void put(News news);
    /// Predicts the command; without errors it waits and is shown.
    Decision submit(std::uint64_t sequence, Command command);
    /// What would come of the command now; nothing is changed.
    Decision judge(const Command& command) const { return usher::predict(roster_, command); }
    /// Takes an answer; returns the command when it was refused. A command that the replica has
    /// caught up with is forgotten.
    std::optional<Pending> settle(const Answered& answered);

private:
    void take_back_predictions();
    void replay();
    Decision predict(const Command& command);

    OrganizationId home_;
    Roster roster_{Roster::Unfilled::absent};
    /// What the predictions cover, as the server last sent it; nothing for people who are predicted
    /// to come.
    std::map<PersonId, std::optional<Record>> confirmed_;
    /// The organization as the server last sent it, while predictions cover it.
    std::optional<Organization> confirmed_organization_;
    std::list<Pending> pending_;
    std::uint64_t reached_ = 0;
    std::uint64_t version_ = 0;
    bool loaded_ = false;
};

}  // namespace usher
