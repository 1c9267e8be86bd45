#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/roster/columns.hpp"
#include "shared/roster/milestones.hpp"
#include "shared/roster/roster.hpp"
#include "shared/roster/window.hpp"

namespace usher {

/// A browser's copy of what its viewer may see of one organization: the records in columns, with
/// what the commands that wait for the server's answer are predicted to do; and beside them, whole,
/// the few records that decisions have read last.
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

    /// Of whoever has the account: their own person is known without a search.
    explicit Replica(OrganizationId home, AccountId viewer = {}) : home_{home}, viewer_{viewer} {}

    OrganizationId home() const { return home_; }
    /// Everything that may be seen, as it will be once all that waits is done.
    const Columns& people() const { return columns_; }
    /// Null before the first page.
    const Organization* organization() const { return near_.organization(home_); }
    /// The person's record, brought near; null: nobody who may be seen. Good until the next call
    /// that is not const, or `rest`.
    const Record* person(PersonId id) const;
    const Record* person_of_address(std::string_view key) const;
    const Record* person_of_account(AccountId id) const;
    const Record* person_of_membership(MembershipId id) const;
    const Record* person_of_invitation(InvitationId id) const;
    const Record* person_of_username(const Username& username) const;
    const Record* person_of_external_id(const ExternalIdentity& id) const;
    /// Those of whom one membership is as wanted, in order of their ids; at most
    /// limits::records_a_command + 1.
    std::vector<const Record*> people_with(RoleId role) const;
    std::vector<const Record*> people_with(GroupId group) const;
    std::vector<const Record*> people_in(ProjectId project) const;
    /// The row's record, brought near.
    const Record& record(Row row) const;
    /// Does a little of what the first search for a person would wait for, by anything other than
    /// their id; whether there is more to do. Nothing, before everything is loaded.
    bool prepare() const;
    /// Sends the records away that were brought near, when they are many.
    void rest() const;

    Selection select(const Query& query, const Piece& piece = {}) const {
        return usher::select(columns_, kept_, organization(), query, piece);
    }

    /// What happened on which day, as far as it is known.
    struct Days {
        /// There are people whose days are read by the next calls.
        bool more = false;
        std::vector<DayCounts> counts;
    };
    /// Each day ends where the next begins, in ascending order; the last does not end.
    Days days(const std::vector<Instant>& begins) const;

    /// Before the first full load nothing is predicted.
    bool is_loaded() const { return loaded_; }
    /// Raised whenever what is shown may have changed.
    std::uint64_t version() const { return version_; }
    const std::list<Pending>& pending() const { return pending_; }
    /// True when what is shown of the person is a prediction.
    bool is_predicted(PersonId id) const { return confirmed_.count(id) > 0; }

    void put(News news);
    /// Of the people of news that is still coming: `put` follows, with the rest of it.
    void receive(const Record& record);
    /// Predicts the command; without errors it waits and is shown.
    Decision submit(std::uint64_t sequence, Command command);
    /// What would come of the command now; nothing is changed.
    Decision judge(const Command& command) const;
    /// Takes answers; returns the commands that were refused. A command that the replica has caught
    /// up with is forgotten. What still waits is predicted anew, once for all of them.
    std::vector<Pending> settle(const std::vector<Answered>& answers);

private:
    void put(const Record& record);
    void put(Organization organization);
    void remove(PersonId id);
    void write(const Record& record);
    void erase(PersonId id);
    void take_back_predictions();
    void replay();
    Decision predict(const Command& command);
    const Record* near(std::optional<Row> row) const;
    template <class IsIt>
    std::vector<const Record*> people_whose_seat(IsIt is_it) const;

    OrganizationId home_;
    AccountId viewer_;
    /// Who the viewer is here.
    std::optional<PersonId> self_;
    Columns columns_;
    mutable KeptSelections kept_;
    mutable Milestones milestones_;
    /// The organization, and the records that were read last, as the columns have them.
    mutable Roster near_{Roster::Unfilled::absent};
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
