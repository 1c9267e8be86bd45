#pragma once

namespace usher::store {

/// The log has a row for each change, not for each of its entries: what they have in common stands
/// once, and only the last link of the chain, as the others follow from it. Rows stand in the order
/// of time, found through an index: a row is too long to stand in a key's own tree, where each
/// would be a branch as well. What `entries` and `seals` hold is said in log_entries.hpp. What
/// begins every payload, its kind and home, is left out.
inline constexpr char migration_0008[] = R"sql(
CREATE TABLE log_of_changes (
    number INTEGER NOT NULL PRIMARY KEY,
    organization BLOB NOT NULL,
    change INTEGER NOT NULL,
    command BLOB NOT NULL,
    at INTEGER NOT NULL,
    actor_kind INTEGER NOT NULL,
    actor BLOB,
    entries TEXT NOT NULL,
    seals BLOB NOT NULL,
    chain BLOB NOT NULL
) STRICT;
WITH named AS (SELECT *, lower(hex(organization)) AS h FROM log),
begun AS (SELECT *, '{"type":"' || kind || '","home":"' || substr(h, 1, 8) || '-' ||
    substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' ||
    substr(h, 21) || '"' AS beginning FROM named),
kept AS (SELECT *, coalesce(CASE WHEN substr(payload, 1, length(beginning)) = beginning
    THEN substr(payload, length(beginning) + 1) ELSE payload END, '') AS rest FROM begun)
-- The columns beside max() are those of the last entry; entries come in the order of the key.
INSERT INTO log_of_changes
    SELECT NULL, organization, change, command, at, actor_kind, actor, entries, seals, chain FROM (
        SELECT organization, change, command, at, actor_kind, actor, chain, max(position),
            group_concat(position || ' ' || kind || char(10) || rest || char(10), '') AS entries,
            CAST(group_concat(payload_digest || coalesce(salt, zeroblob(16)), '') AS BLOB) AS seals
        FROM kept GROUP BY organization, change)
    ORDER BY organization, change;
DROP TABLE log;
ALTER TABLE log_of_changes RENAME TO log;
CREATE UNIQUE INDEX log_by_change ON log (organization, change);
)sql";

}  // namespace usher::store
