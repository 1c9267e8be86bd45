#include "shared/roster/replica.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"
#include "shared/roster/replica_directory.hpp"
#include "shared/roster/turn.hpp"

namespace usher {
namespace {

// Records that stay near from one call to the next.
constexpr std::size_t most_near = 2000;
// Of some milliseconds.
constexpr Row rows_a_step = 500;
// Whoever looks at days waits for them.
constexpr Row rows_a_look = 4000;

}  // namespace

void Replica::put(News news) {
    take_back_predictions();
    if (news.organization) put(std::move(*news.organization));
    for (const Record& record : news.people) put(record);
    for (const PersonId id : news.gone) remove(id);
    reached_ = std::max(reached_, news.reached);
    if (!news.more && !loaded_) {
        loaded_ = true;
        columns_.fit();
    }
    pending_.remove_if(
        [&](const Pending& pending) { return pending.change && *pending.change <= reached_; });
    replay();
}

void Replica::receive(const Record& record) {
    take_back_predictions();
    put(record);
}

Decision Replica::submit(std::uint64_t sequence, Command command) {
    if (!loaded_) {
        pending_.push_back({sequence, std::move(command), std::nullopt});
        return {};
    }
    Decision decision = predict(command);
    if (!decision.refused()) pending_.push_back({sequence, std::move(command), std::nullopt});
    ++version_;
    return decision;
}

Decision Replica::judge(const Command& command) const {
    return usher::predict(ReplicaDirectory{*this}, command);
}

std::vector<Replica::Pending> Replica::settle(const std::vector<Answered>& answers) {
    std::vector<Pending> refused;
    bool is_over = false;
    for (const Answered& answered : answers) {
        const auto found = std::find_if(
            pending_.begin(), pending_.end(),
            [&](const Pending& pending) { return pending.sequence == answered.sequence; });
        if (found == pending_.end()) continue;
        if (!answered.refused && answered.change > reached_) {
            found->change = answered.change;
            continue;
        }
        if (answered.refused) refused.push_back(std::move(*found));
        pending_.erase(found);
        is_over = true;
    }
    if (is_over) {
        take_back_predictions();
        replay();
    }
    return refused;
}

void Replica::put(const Record& record) {
    write(record);
    near_.remove(home_, record.person.id);
}

void Replica::write(const Record& record) {
    columns_.put(record);
    if (record.person.account == viewer_) {
        self_ = record.person.id;
    } else if (self_ == record.person.id) {
        self_.reset();
    }
}

void Replica::erase(PersonId id) {
    columns_.remove(id);
    if (self_ == id) self_.reset();
}

void Replica::put(Organization organization) {
    near_.put(std::move(organization));
    kept_.forget_roles();
}

void Replica::remove(PersonId id) {
    erase(id);
    near_.remove(home_, id);
}

void Replica::take_back_predictions() {
    for (const auto& [id, record] : confirmed_) {
        if (record) {
            put(*record);
        } else {
            remove(id);
        }
    }
    confirmed_.clear();
    if (confirmed_organization_) put(*std::move(confirmed_organization_));
    confirmed_organization_.reset();
}

void Replica::replay() {
    ++version_;
    if (!loaded_) return;
    for (const Pending& pending : pending_) predict(pending.command);
}

// As the server does: decide, evolve what is near, write back what was touched.
Decision Replica::predict(const Command& command) {
    Decision decision = judge(command);
    for (const Event& event : decision.events) {
        const std::vector<PersonId> people = people_of(event);
        for (const PersonId id : people) {
            const Record* record = person(id);
            if (confirmed_.count(id) == 0)
                confirmed_[id] = record == nullptr ? std::nullopt : std::optional{*record};
        }
        if (is_of_organization_itself(event)) {
            if (!confirmed_organization_) confirmed_organization_.emplace(*organization());
            kept_.forget_roles();
        }
        evolve_predicted(near_, event);
        for (const PersonId id : people) {
            const Record* record = near_.person(home_, id);
            if (record == nullptr) {
                erase(id);
            } else {
                write(*record);
            }
        }
    }
    return decision;
}

bool Replica::prepare() const { return loaded_ && columns_.prepare(rows_a_step); }

Replica::Days Replica::days(const std::vector<Instant>& begins) const {
    const bool more = milestones_.read(columns_, rows_a_look);
    return {more, milestones_.by_day(columns_, begins)};
}

void Replica::rest() const {
    if (near_.people(home_).size() <= most_near) return;
    Roster rested{Roster::Unfilled::absent};
    if (const Organization* kept = organization()) rested.put(*kept);
    near_ = std::move(rested);
}

const Record* Replica::near(std::optional<Row> row) const {
    if (!row) return nullptr;
    const PersonId id = columns_.id(*row);
    if (const Record* record = near_.person(home_, id)) return record;
    near_.put(home_, columns_.record(*row));
    return near_.person(home_, id);
}

const Record& Replica::record(Row row) const { return *near(row); }

const Record* Replica::person(PersonId id) const {
    const Record* record = near_.person(home_, id);
    return record != nullptr ? record : near(columns_.row_of(id));
}

const Record* Replica::person_of_address(std::string_view key) const {
    const Record* record = near_.person_of_address(home_, key);
    return record != nullptr ? record : near(columns_.row_of_address(key));
}

const Record* Replica::person_of_account(AccountId id) const {
    if (id == viewer_ && id != AccountId{}) return self_ ? person(*self_) : nullptr;
    const Record* record = near_.person_of_account(home_, id);
    return record != nullptr ? record : near(columns_.row_of_account(id));
}

const Record* Replica::person_of_membership(MembershipId id) const {
    const Record* record = near_.person_of_membership(home_, id);
    return record != nullptr ? record : near(columns_.row_of_membership(id));
}

// A row is judged with an invitation that is not made, which nobody has.
const Record* Replica::person_of_invitation(InvitationId id) const {
    if (id == InvitationId{}) return nullptr;
    const Record* record = near_.person_of_invitation(home_, id);
    return record != nullptr ? record : near(columns_.row_of_invitation(id));
}

const Record* Replica::person_of_username(const Username& username) const {
    const Record* record = near_.person_of_username(home_, username);
    return record != nullptr ? record : near(columns_.row_of_username(username));
}

const Record* Replica::person_of_external_id(const ExternalIdentity& id) const {
    const Record* record = near_.person_of_external_id(home_, id);
    return record != nullptr ? record : near(columns_.row_of_external_id(id));
}

template <class IsIt>
std::vector<const Record*> Replica::people_whose_seat(IsIt is_it) const {
    std::vector<Row> rows;
    const auto before = [&](Row a, Row b) { return columns_.id(a) < columns_.id(b); };
    for (Row row = 0; row < columns_.rows(); ++row) {
        if (!columns_.is_live(row) ||
            !std::any_of(columns_.seats_begin(row), columns_.seats_end(row), is_it))
            continue;
        rows.insert(std::upper_bound(rows.begin(), rows.end(), row, before), row);
        if (rows.size() > limits::records_a_command + 1) rows.pop_back();
    }
    std::vector<const Record*> records;
    records.reserve(rows.size());
    for (const Row row : rows) records.push_back(near(row));
    return records;
}

std::vector<const Record*> Replica::people_with(RoleId role) const {
    const auto number = columns_.role_number(role);
    if (!number) return {};
    return people_whose_seat([&](const Seat& seat) { return seat.role == *number; });
}

std::vector<const Record*> Replica::people_with(GroupId group) const {
    std::vector<bool> has;
    for (const auto& groups : columns_.group_sets())
        has.push_back(std::find(groups.begin(), groups.end(), group) != groups.end());
    return people_whose_seat([&](const Seat& seat) { return has[seat.groups]; });
}

std::vector<const Record*> Replica::people_in(ProjectId project) const {
    const auto number = columns_.scope_number({project});
    if (!number) return {};
    return people_whose_seat([&](const Seat& seat) { return seat.scope == *number; });
}

}  // namespace usher
