#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/state.hpp"
#include "shared/roster/column_page.hpp"
#include "shared/roster/packing.hpp"

namespace usher {

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
    Row rows() const { return rows_; }
    bool is_live(Row row) const { return live_.has(row); }
    const RowSet& live() const { return live_; }
    /// Another whenever rows have been swept out: who remembers rows begins anew.
    std::uint32_t sweeps() const { return sweeps_; }
    /// Another after every change.
    std::uint64_t changes() const { return changes_; }

    Record record(Row row) const;
    PersonId id(Row row) const;
    /// Name, address, username and external ids as they are searched, a unit separator between.
    std::string_view text(Row row) const { return page_of(row).text(place(row)); }
    const Seat* seats_begin(Row row) const { return page_of(row).seats_begin(place(row)); }
    const Seat* seats_end(Row row) const { return page_of(row).seats_end(place(row)); }
    /// Each of ColumnPage::rows rows, of which a page may lack the last.
    const std::vector<ColumnPage>& pages() const { return pages_; }

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
    static Row place(Row row) { return row % ColumnPage::rows; }
    const ColumnPage& page_of(Row row) const { return pages_[row / ColumnPage::rows]; }
    void append(const ColumnPage::Bytes& bytes);
    Seat seat_of(const Record& record, const Membership& membership);
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
    std::vector<ColumnPage> pages_;
    Row rows_ = 0;
    RowSet live_;
    std::size_t size_ = 0;
    std::size_t dead_ = 0;
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
