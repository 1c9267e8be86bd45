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
// Of one record, mostly.
constexpr std::size_t most_bytes = 512;

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

// Room by sixteenths: what doubles has half of its memory empty, or behind it, where a browser
// never gives it back.
template <class Items>
void make_room(Items& items, std::size_t more) {
    const std::size_t wanted = items.size() + more;
    if (wanted > items.capacity()) items.reserve(wanted + wanted / 16);
}

void append_text(std::string& texts, const Person& person) {
    texts += search_text(person.name.text());
    texts += unit_separator;
    if (person.address) texts += search_text(person.address->text());
    if (person.username || !person.external_ids.empty()) texts += unit_separator;
    if (person.username) texts += person.username->text();
    for (const ExternalIdentity& external : person.external_ids) {
        texts += unit_separator;
        texts += search_text(external.id.text());
    }
    texts += '\n';
}

// What `append_text` began with.
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

std::string_view Columns::packed(Row row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1].record;
    return std::string_view{records_}.substr(begin, ends_[row].record - begin);
}

std::string_view Columns::text(Row row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1].text;
    return std::string_view{texts_}.substr(begin, ends_[row].text - begin - 1);
}

Record Columns::record(Row row) const { return unpack(packed(row), texts_of(text(row)), words_); }

// It stands at the record's beginning.
PersonId Columns::id(Row row) const {
    std::string_view bytes = packed(row);
    PackReader reader{{&bytes, &bytes, &bytes, &bytes}, words_, {}};
    PersonId id;
    reader.leading_id(id.bits);
    return id;
}

void Columns::put(const Record& record) {
    if (const auto row = row_of(record.person.id)) kill(*row);
    if (ends_.size() - size_ > std::max(most_dead, size_)) sweep();
    make_room(records_, most_bytes);
    make_room(texts_, most_bytes);
    make_room(seats_, record.memberships.size());
    make_room(ends_, 1);
    const std::size_t text_begin = texts_.size();
    append_text(texts_, record.person);
    pack(record, texts_of(std::string_view{texts_}.substr(text_begin)), words_, records_);
    for (const Membership& membership : record.memberships) append_seat(record, membership);
    const auto row = static_cast<Row>(ends_.size());
    ends_.push_back({static_cast<std::uint32_t>(records_.size()),
                     static_cast<std::uint32_t>(texts_.size()),
                     static_cast<std::uint32_t>(seats_.size())});
    live_.grow(row + 1);
    live_.add(row);
    ++size_;
    ++changes_;
    know(record.person.id, row);
    if (entered_ == row && entered_ > 0) enter(record);
}

void Columns::remove(PersonId id) {
    if (const auto row = row_of(id)) kill(*row);
}

void Columns::kill(Row row) {
    ++changes_;
    live_.remove(row);
    --size_;
}

void Columns::append_seat(const Record& record, const Membership& membership) {
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
    seats_.push_back(seat);
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
        if (!is_live(row)) continue;
        swept.records_ += packed(row);
        swept.texts_.append(text(row)) += '\n';
        swept.seats_.insert(swept.seats_.end(), seats_begin(row), seats_end(row));
        const Row now = swept.rows();
        swept.ends_.push_back({static_cast<std::uint32_t>(swept.records_.size()),
                               static_cast<std::uint32_t>(swept.texts_.size()),
                               static_cast<std::uint32_t>(swept.seats_.size())});
        swept.live_.grow(now + 1);
        swept.live_.add(now);
        ++swept.size_;
        swept.know(swept.id(now), now);
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
    return records_.capacity() + texts_.capacity() + seats_.capacity() * sizeof(Seat) +
           ends_.capacity() * sizeof(Ends) + live_.bytes() + by_id_.bytes() + by_rest_.bytes();
}

}  // namespace usher
