#pragma once

namespace usher::store {

/// What of a second factor is used up: the last step whose code was taken, so that no code is taken
/// twice, and the recovery codes that are left, each as 32 bytes by which it is known again.
inline constexpr char migration_0005[] = R"sql(
CREATE TABLE second_factors (
    account BLOB NOT NULL PRIMARY KEY,
    last_step INTEGER NOT NULL,
    recovery BLOB NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace usher::store
