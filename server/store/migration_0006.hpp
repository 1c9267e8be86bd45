#pragma once

namespace usher::store {

/// Of a session its owner sees from which network it was begun.
inline constexpr char migration_0006[] = R"sql(
ALTER TABLE sessions ADD COLUMN network TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace usher::store
