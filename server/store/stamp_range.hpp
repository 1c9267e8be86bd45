#pragma once

#include <cstdint>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher::store {

/// A place in an organization's records ordered by (change, id).
struct Stamp {
    std::uint64_t change = 0;
    PersonId id;
};

/// The records after one stamp, up to and with another.
struct StampRange {
    Stamp after;
    Stamp last;
};

/// Adds rows that come in the order of the records to the records they belong to.
class RecordWalk {
public:
    explicit RecordWalk(std::vector<Record>& records) : records_{records} {}

    /// The person must be in a record at or after the last one asked for.
    Record& record_of(PersonId person) {
        while (records_[position_].person.id != person) ++position_;
        return records_[position_];
    }

private:
    std::vector<Record>& records_;
    std::size_t position_ = 0;
};

}  // namespace usher::store
