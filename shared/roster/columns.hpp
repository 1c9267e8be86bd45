#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/state.hpp"
#include "shared/roster/packing.hpp"
#include "shared/roster/row_table.hpp"

namespace usher {

/// What a table of people shows, sorts and filters by: one membership, without its record. Times
/// are quarters of a second since 2020.
struct Seat {
    /// Among the columns' scopes, roles (0: none) and sets of groups (0: none).
    std::uint16_t scope = 0;
    std::uint16_t role = 0;
    std::uint32_t groups : 23 = 0;
    bool is_open : 1 = false;
    Phase phase : 4 = Phase::uninvited;
    Actor::Kind source : 2 = Actor::Kind::anonymous;
    /// Of the open invitation.
    Delivery delivery : 2 = Delivery::mail;
    std::uint32_t changed = 0;
    /// 0, and never: without an open invitation.
    std::uint32_t sent = 0;
    std::uint32_t lapses = never;

    static constexpr std::uint32_t never = ~std::uint32_t{0};
};

static_assert(sizeof(Seat) == 20 && phase_count <= 16);

std::uint32_t quarter_seconds(Instant instant);

/// One organization's records in little memory: packed, the text that is searched in one piece
/// beside them, and a seat for each membership. A record that is put again gets a new row and the
/// old one dies, so that everything only grows; dead rows are swept out when they are many.
class Columns {
public:
    void put(const Record& record);
    void remove(PersonId id);

    std::size_t size() const { return size_; }
    /// One more than the last row; some may be dead.
    Row rows() const { return static_cast<Row>(ends_.size()); }
    bool is_live(Row row) const { return live_.has(row); }
    const RowSet& live() const { return live_; }
    /// Another whenever rows have been swept out: who remembers rows begins anew.
    std::uint32_t sweeps() const { return sweeps_; }
    /// Another after every change.
    std::uint64_t changes() const { return changes_; }

    Record record(Row row) const;
    PersonId id(Row row) const;
    /// Name, address, username and external ids as they are searched, a unit separator between.
    std::string_view text(Row row) const;
    /// All rows' texts, a line feed behind each, and where each ends.
    const std::string& texts() const { return texts_; }
    std::size_t text_end(Row row) const { return ends_[row].text; }
    const Seat* seats_begin(Row row) const { return seats_.data() + seats_before(row); }
    const Seat* seats_end(Row row) const { return seats_.data() + ends_[row].seat; }

    std::optional<Row> row_of(PersonId id) const;
    std::optional<Row> row_of_address(std::string_view key) const;
    std::optional<Row> row_of_account(AccountId id) const;
    std::optional<Row> row_of_membership(MembershipId id) const;
    std::optional<Row> row_of_invitation(InvitationId id) const;
    std::optional<Row> row_of_username(const Username& username) const;
    std::optional<Row> row_of_external_id(const ExternalIdentity& id) const;

    /// What seats name them by; none has what has no number.
    std::optional<std::uint16_t> scope_number(const Scope& scope) const;
    /// Of a number that a seat has.
    Scope scope(std::uint16_t number) const;
    std::optional<std::uint16_t> role_number(RoleId role) const;
    const std::vector<RoleId>& roles() const { return roles_; }
    const std::vector<std::vector<GroupId>>& group_sets() const { return group_sets_; }

    /// Looks ahead at so many rows more, so that whoever is looked for by something other than
    /// their id is found at once; whether there are more. The first such search does the rest.
    bool prepare(Row most) const;
    /// Gives back the memory that was taken in advance.
    void fit();
    /// What it takes of the memory.
    std::size_t bytes() const;

private:
    struct Ends {
        std::uint32_t record = 0;
        std::uint32_t text = 0;
        std::uint32_t seat = 0;
    };

    std::uint32_t seats_before(Row row) const { return row == 0 ? 0 : ends_[row - 1].seat; }
    std::string_view packed(Row row) const;
    void append_seat(const Record& record, const Membership& membership);
    void kill(Row row);
    void sweep();
    void know(PersonId id, Row row);
    void know_all(std::size_t room);
    static std::vector<std::uint64_t> keys_of(const Record& record);
    std::size_t guess_keys() const;
    void enter(const Record& record) const;
    template <class IsIt>
    std::optional<Row> find(std::uint64_t hash, IsIt is_it) const;
    template <class IsIt>
    std::optional<Row> find_id(const Bits128& id, IsIt is_it) const;

    PackingWords words_;
    std::string records_;
    std::string texts_;
    std::vector<Seat> seats_;
    std::vector<Ends> ends_;
    RowSet live_;
    std::size_t size_ = 0;
    std::uint32_t sweeps_ = 0;
    std::uint64_t changes_ = 0;
    /// By the people's ids, and so by all that were made beside them.
    RowTable by_id_;
    /// By everything else, as far as the first so many rows are entered.
    mutable RowTable by_rest_;
    mutable Row entered_ = 0;
    std::vector<ProjectId> scopes_;
    std::vector<RoleId> roles_;
    std::vector<std::vector<GroupId>> group_sets_{{}};
};

}  // namespace usher
