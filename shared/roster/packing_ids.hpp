#pragma once

#include "shared/roster/row_table.hpp"
#include "shared/values/id.hpp"

/// The parts of an id that packed records and the columns tell apart.
namespace usher {

/// The first six bytes of an id of version 7 are its time.
constexpr std::size_t id_time_bytes = 6;
/// The step between two ids, when they differ in their last two bytes alone.
constexpr std::size_t id_step_bytes = 2;

inline std::uint64_t id_time(const Bits128& id) {
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < id_time_bytes; ++i) time = time << 8U | id.bytes[i];
    return time;
}

inline void set_id_time(Bits128& id, std::uint64_t time) {
    for (std::size_t i = id_time_bytes; i-- > 0; time >>= 8U)
        id.bytes[i] = static_cast<std::uint8_t>(time);
}

/// Whether the id begins with a time (RFC 9562 section 5.7).
inline bool has_id_time(const Bits128& id) { return id.bytes[6] >> 4U == 7; }

inline std::uint32_t id_end(const Bits128& id) {
    return static_cast<std::uint32_t>(id.bytes[14] << 8U | id.bytes[15]);
}

inline void set_id_end(Bits128& id, std::uint64_t end) {
    id.bytes[14] = static_cast<std::uint8_t>(end >> 8U);
    id.bytes[15] = static_cast<std::uint8_t>(end);
}

/// Ids that were made side by side, and differ in their last bytes alone, have one hash.
inline std::uint64_t hash_of_id(const Bits128& id) {
    return hash_of(
        'i', {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size() - id_step_bytes});
}

}  // namespace usher
