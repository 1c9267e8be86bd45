#pragma once

namespace usher::store {

/// The log has a row for each change, not for each of its entries: what they have in common stands
/// once, and of the chain only the last link, and the digest of a payload only once that is erased,
/// as the others follow. The key is one number: where the organization's log begins (`logs`, times
/// 2^40) and the change, so that rows stand in the order of time and need no index beside them.
/// What `entries` and `seals` hold is said in log_entries.hpp; what begins every payload, its kind
/// and home, is left out. What could be undone says no more what its columns do.
inline constexpr char migration_0008[] = R"sql(
CREATE TABLE logs (
    number INTEGER NOT NULL PRIMARY KEY,
    organization BLOB NOT NULL UNIQUE
) STRICT;
INSERT INTO logs (organization) SELECT DISTINCT organization FROM log ORDER BY organization;
CREATE TABLE log_of_changes (
    place INTEGER NOT NULL PRIMARY KEY,
    command BLOB NOT NULL,
    at INTEGER NOT NULL,
    actor_kind INTEGER NOT NULL,
    actor BLOB,
    entries TEXT NOT NULL,
    seals BLOB NOT NULL,
    chain BLOB NOT NULL
) STRICT;
WITH named AS (SELECT l.*, n.number, lower(hex(l.organization)) AS h
    FROM log AS l JOIN logs AS n ON n.organization = l.organization),
begun AS (SELECT *, '{"type":"' || kind || '","home":"' || substr(h, 1, 8) || '-' ||
    substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' ||
    substr(h, 21) || '"' AS beginning FROM named),
kept AS (SELECT *, coalesce(CASE WHEN substr(payload, 1, length(beginning)) = beginning
    THEN substr(payload, length(beginning) + 1) ELSE payload END, '') AS rest FROM begun
    ORDER BY number, change, position)
-- The columns beside max() are those of the last entry; entries come in the order of the key.
INSERT INTO log_of_changes
    SELECT place, command, at, actor_kind, actor, entries, seals, chain FROM (
        SELECT (number << 40) + change AS place, command, at, actor_kind, actor, chain,
            max(position),
            group_concat(position || ' ' || kind || char(10) || rest || char(10), '') AS entries,
            CAST(group_concat(CASE WHEN payload IS NULL THEN payload_digest ELSE salt END, '')
                AS BLOB) AS seals
        FROM kept GROUP BY number, change)
    ORDER BY place;
DROP TABLE log;
ALTER TABLE log_of_changes RENAME TO log;
UPDATE formers SET former = json_remove(former, '$.command', '$.job', '$.at', '$.change');
)sql";

}  // namespace usher::store
