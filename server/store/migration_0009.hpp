#pragma once

namespace usher::store {

/// The table of claims may lack what people claim who have changed after the change `claimed`.
inline constexpr char migration_0009[] = R"sql(
ALTER TABLE organizations ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
UPDATE organizations SET claimed = change_counter;
)sql";

}  // namespace usher::store
