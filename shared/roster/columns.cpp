#include "shared/roster/columns.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "shared/roster/packing_ports.hpp"
#include "shared/values/search_text.hpp"

namespace usher {
namespace {

constexpr char unit_separator = '\x1f';
constexpr std::int64_t year_2020_ms = 1'577'836'800'000;
constexpr std::int64_t quarter_second_ms = 250;
// Rows that are dead, beside as many living ones.
constexpr std::size_t most_dead = 1000;
// What a seat can tell apart.
constexpr std::uint32_t most_group_sets = (1U << 23U) - 1;

template <class Id>
std::uint16_t number_in(std::vector<Id>& known, const Id& id) {
    const auto found = std::find(known.begin(), known.end(), id);
    const auto at = static_cast<std::size_t>(found - known.begin());
    if (found == known.end() && known.size() < std::numeric_limits<std::uint16_t>::max() - 1U)
        known.push_back(id);
    return static_cast<std::uint16_t>(at + 1);
}

template <class Id>
std::optional<std::uint16_t> find_number(const std::vector<Id>& known, const Id& id) {
    const auto found = std::find(known.begin(), known.end(), id);
    if (found == known.end()) return std::nullopt;
    return static_cast<std::uint16_t>(found - known.begin() + 1);
}

std::string searched_text(const Person& person) {
    std::string text = search_text(person.name.text());
    text += unit_separator;
    if (person.address) text += search_text(person.address->text());
    if (person.username || !person.external_ids.empty()) text += unit_separator;
    if (person.username) text += person.username->text();
    for (const ExternalIdentity& external : person.external_ids) {
        text += unit_separator;
        text += search_text(external.id.text());
    }
    return text;
}

// What `searched_text` began with.
PackingTexts texts_of(std::string_view text) {
    const std::size_t name = text.find(unit_separator);
    const std::string_view rest = text.substr(name + 1);
    const std::size_t address = rest.find_first_of(std::string_view{"\x1f\n"});
    return {text.substr(0, name), rest.substr(0, address)};
}

}  // namespace

std::uint32_t quarter_seconds(Instant instant) {
    const std::int64_t since = (instant.ms - year_2020_ms) / quarter_second_ms;
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(since, 0, std::int64_t{Seat::never} - 1));
}

Record Columns::record(Row row) const {
    return unpack(page_of(row).record(place(row)), texts_of(text(row)), words_);
}

// It stands at the record's beginning.
PersonId Columns::id(Row row) const {
    std::string_view bytes = page_of(row).record(place(row));
    PackReader reader{{&bytes, &bytes, &bytes, &bytes}, words_, {}};
    PersonId id;
    reader.leading_id(id.bits);
    return id;
}

void Columns::put(const Record& record) {
    if (const auto row = row_of(record.person.id)) kill(*row);
    if (dead_ > std::max(most_dead, size_)) sweep();
    ColumnPage::Bytes bytes;
    bytes.text = searched_text(record.person);
    pack(record, texts_of(bytes.text), words_, bytes.record);
    bytes.text += '\n';
    for (const Membership& membership : record.memberships)
        bytes.seats.push_back(seat_of(record, membership));
    append(bytes);
    const Row row = rows_ - 1;
    ++changes_;
    know(record.person.id, row);
    if (entered_ == row && entered_ > 0) enter(record);
}

// In the last page, or in another: the rows that are left out were never alive.
void Columns::append(const ColumnPage::Bytes& bytes) {
    if (pages_.empty() || !pages_.back().has_room_for(bytes)) {
        if (!pages_.empty()) pages_.back().close();
        rows_ = static_cast<Row>(pages_.size()) * ColumnPage::rows;
        pages_.emplace_back();
    }
    pages_.back().append(bytes);
    live_.grow(rows_ + 1);
    live_.add(rows_);
    ++rows_;
    ++size_;
}

void Columns::remove(PersonId id) {
    if (const auto row = row_of(id)) kill(*row);
}

void Columns::kill(Row row) {
    ++changes_;
    live_.remove(row);
    --size_;
    ++dead_;
}

Seat Columns::seat_of(const Record& record, const Membership& membership) {
    Seat seat;
    if (membership.scope.project) seat.scope = number_in(scopes_, *membership.scope.project);
    if (membership.role) seat.role = number_in(roles_, *membership.role);
    const auto found = std::find(group_sets_.begin(), group_sets_.end(), membership.groups);
    assert(group_sets_.size() <= most_group_sets);
    seat.groups = static_cast<std::uint32_t>(found - group_sets_.begin()) & most_group_sets;
    if (found == group_sets_.end()) group_sets_.push_back(membership.groups);
    seat.phase = membership.phase;
    seat.source = membership.voucher.kind;
    seat.changed = quarter_seconds(membership.changed_at);
    const bool may_be_open = is_open(membership.phase) && membership.invitation;
    const Invitation* invitation =
        may_be_open ? record.invitation(*membership.invitation) : nullptr;
    if (invitation != nullptr) {
        seat.is_open = true;
        seat.delivery = invitation->delivery;
        seat.sent = quarter_seconds(invitation->sent_at);
        seat.lapses = quarter_seconds(invitation->lapses_at);
        seat.changed = std::max(seat.changed, seat.sent);
    }
    return seat;
}

void Columns::know(PersonId id, Row row) {
    if (by_id_.is_full()) return know_all(size_ + size_ / 2);
    by_id_.insert(hash_of_id(id.bits), row);
}

void Columns::know_all(std::size_t room) {
    by_id_.reset(room);
    for (Row row = 0; row < rows(); ++row) {
        if (is_live(row)) by_id_.insert(hash_of_id(id(row).bits), row);
    }
}

void Columns::sweep() {
    Columns swept;
    swept.words_ = std::move(words_);
    swept.scopes_ = std::move(scopes_);
    swept.roles_ = std::move(roles_);
    swept.group_sets_ = std::move(group_sets_);
    swept.sweeps_ = sweeps_ + 1;
    swept.changes_ = changes_;
    swept.by_id_.reset(size_);
    for (Row row = 0; row < rows(); ++row) {
        if (is_live(row)) {
            const ColumnPage& page = page_of(row);
            const Row at = place(row);
            swept.append({std::string{page.record(at)},
                          std::string{page.text(at)} + '\n',
                          {page.seats_begin(at), page.seats_end(at)}});
            swept.know(id(row), swept.rows_ - 1);
        }
        // What is swept is not needed twice.
        if (place(row) == ColumnPage::rows - 1) pages_[row / ColumnPage::rows] = {};
    }
    *this = std::move(swept);
}

std::optional<Row> Columns::row_of(PersonId id) const {
    return by_id_.find(hash_of_id(id.bits),
                       [&](Row row) { return is_live(row) && this->id(row) == id; });
}

std::optional<std::uint16_t> Columns::scope_number(const Scope& scope) const {
    if (!scope.project) return std::uint16_t{0};
    return find_number(scopes_, *scope.project);
}

Scope Columns::scope(std::uint16_t number) const {
    return number == 0 ? Scope{} : Scope{scopes_[number - 1U]};
}

std::optional<std::uint16_t> Columns::role_number(RoleId role) const {
    return find_number(roles_, role);
}

void Columns::fit() { know_all(size_ + size_ / 8); }

std::size_t Columns::bytes() const {
    std::size_t bytes = live_.bytes() + by_id_.bytes() + by_rest_.bytes();
    for (const ColumnPage& page : pages_) bytes += page.bytes();
    return bytes;
}

}  // namespace usher
