#pragma once

namespace usher::store {

/// What is written with every change is written once and in the order of time: a payload in its
/// entry of the log, a sequence with the answer that it gave, and nothing beside what can be undone
/// but its command, whose id begins with its instant. Of a client that has sent commands, the last
/// answer stays, if only for its number; before this version there were numbers alone. The sessions
/// of an account can be listed.
inline constexpr char migration_0004[] = R"sql(
ALTER TABLE log ADD COLUMN salt BLOB;
ALTER TABLE log ADD COLUMN payload TEXT;
UPDATE log SET salt = p.salt, payload = p.payload FROM log_payloads AS p WHERE
    p.organization = log.organization AND p.change = log.change AND p.position = log.position;
DROP TABLE log_payloads;

CREATE TABLE answers (
    organization BLOB NOT NULL,
    sender BLOB NOT NULL,
    client BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    body BLOB NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (organization, sender, client, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO answers SELECT organization, account, client, sequence, zeroblob(32), '', 0 FROM sequences;
DROP TABLE sequences;
DROP TABLE kept_answers;

DROP INDEX formers_by_at;

ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
CREATE INDEX sessions_by_account ON sessions (account);
)sql";

}  // namespace usher::store
