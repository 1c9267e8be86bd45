#include <algorithm>

#include "shared/lifecycle/directory.hpp"
#include "shared/roster/columns.hpp"
#include "shared/roster/packing_ids.hpp"

namespace usher {
namespace {

// Rows that are looked at to guess what the others are like.
constexpr std::size_t sample = 1000;

}  // namespace

std::vector<std::uint64_t> Columns::keys_of(const Record& record) {
    std::vector<std::uint64_t> hashes;
    const auto add = [&](std::uint64_t hash) {
        if (std::find(hashes.begin(), hashes.end(), hash) == hashes.end()) hashes.push_back(hash);
    };
    const Person& person = record.person;
    // What was made beside the person is found by the person's own id.
    const auto add_id = [&](const Bits128& id) {
        if (hash_of_id(id) != hash_of_id(person.id.bits)) add(hash_of_id(id));
    };
    if (person.address) add(hash_of('a', person.address->key()));
    if (person.account) add_id(person.account->bits);
    if (person.username) add(hash_of('u', person.username->text()));
    for (const ExternalIdentity& external : person.external_ids)
        add(hash_of('e', external_id_key(external)));
    for (const Membership& membership : record.memberships) add_id(membership.id.bits);
    for (const Invitation& invitation : record.invitations) add_id(invitation.id.bits);
    return hashes;
}

// Of all rows, by what the first ones have.
std::size_t Columns::guess_keys() const {
    std::size_t seen = 0;
    std::size_t keys = 0;
    for (Row row = 0; row < rows() && seen < sample; ++row) {
        if (!is_live(row)) continue;
        keys += keys_of(record(row)).size();
        ++seen;
    }
    return 64 + (seen == 0 ? 0 : keys * size_ / seen);
}

// The next row's. Begins anew, with more room, when there is too little.
void Columns::enter(const Record& record) const {
    for (const std::uint64_t hash : keys_of(record)) {
        if (by_rest_.is_full()) {
            by_rest_.reset(2 * by_rest_.size());
            entered_ = 0;
            return;
        }
        by_rest_.insert(hash, entered_);
    }
    ++entered_;
}

bool Columns::prepare(Row most) const {
    if (entered_ == 0 && by_rest_.is_full()) {
        const std::size_t keys = guess_keys();
        by_rest_.reset(keys + keys / 8);
    }
    for (; most > 0 && entered_ < rows(); --most) {
        if (is_live(entered_)) {
            enter(record(entered_));
        } else {
            ++entered_;
        }
    }
    return entered_ < rows();
}

template <class IsIt>
std::optional<Row> Columns::find(std::uint64_t hash, IsIt is_it) const {
    while (prepare(rows())) {
    }
    return by_rest_.find(hash, [&](Row row) { return is_live(row) && is_it(record(row)); });
}

template <class IsIt>
std::optional<Row> Columns::find_id(const Bits128& id, IsIt is_it) const {
    const auto beside =
        by_id_.find(hash_of_id(id), [&](Row row) { return is_live(row) && is_it(record(row)); });
    return beside ? beside : find(hash_of_id(id), is_it);
}

std::optional<Row> Columns::row_of_address(std::string_view key) const {
    return find(hash_of('a', key), [&](const Record& record) {
        return record.person.address && record.person.address->key() == key;
    });
}

std::optional<Row> Columns::row_of_account(AccountId id) const {
    return find_id(id.bits, [&](const Record& record) { return record.person.account == id; });
}

std::optional<Row> Columns::row_of_membership(MembershipId id) const {
    return find_id(id.bits, [&](const Record& record) { return record.membership(id) != nullptr; });
}

std::optional<Row> Columns::row_of_invitation(InvitationId id) const {
    return find_id(id.bits, [&](const Record& record) { return record.invitation(id) != nullptr; });
}

std::optional<Row> Columns::row_of_username(const Username& username) const {
    return find(hash_of('u', username.text()),
                [&](const Record& record) { return record.person.username == username; });
}

std::optional<Row> Columns::row_of_external_id(const ExternalIdentity& id) const {
    return find(hash_of('e', external_id_key(id)), [&](const Record& record) {
        const auto& ids = record.person.external_ids;
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    });
}

}  // namespace usher
