#pragma once

namespace usher::store {

/// Answers stand in the order of time, whoever they are given to: where each client's had a place
/// of their own, answering sixty clients wrote sixty pages. A sender's row says where its last
/// answer stands and since which sequence they stand side by side (`first`); each answer says the
/// same of itself, and which was the sender's before those (`before`, 0: none). The instance says
/// which keys it was made with, when it was opened last, and up to which time a wrong clock had
/// been believed.
inline constexpr char migration_0007[] = R"sql(
CREATE TABLE senders (
    organization BLOB NOT NULL,
    sender BLOB NOT NULL,
    client BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    before INTEGER NOT NULL,
    PRIMARY KEY (organization, sender, client)
) STRICT, WITHOUT ROWID;

CREATE TABLE numbered (
    number INTEGER NOT NULL PRIMARY KEY,
    organization BLOB NOT NULL,
    sender BLOB NOT NULL,
    client BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    body BLOB NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO numbered (organization, sender, client, sequence, body, answer, at)
    SELECT organization, sender, client, sequence, body, answer, at FROM answers
    ORDER BY at, organization, sender, client, sequence;
CREATE UNIQUE INDEX numbered_by_sender ON numbered (organization, sender, client, sequence);
DROP TABLE answers;

CREATE TABLE answers (
    number INTEGER NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL,
    first INTEGER NOT NULL,
    before INTEGER NOT NULL,
    body BLOB NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
WITH ranked AS (SELECT *, row_number() OVER of_sender AS rank, lag(number) OVER of_sender AS prior
    FROM numbered WINDOW of_sender AS (PARTITION BY organization, sender, client ORDER BY sequence))
INSERT INTO answers
    SELECT number, sequence, first_value(sequence) OVER beside,
        coalesce(first_value(prior) OVER beside, 0), body, answer, at
    FROM ranked WINDOW beside AS (
        PARTITION BY organization, sender, client, number - rank, sequence - rank ORDER BY sequence);
INSERT INTO senders
    SELECT n.organization, n.sender, n.client, n.sequence, n.number, a.first, a.before
    FROM numbered AS n JOIN answers AS a ON a.number = n.number
    WHERE NOT EXISTS (SELECT 1 FROM numbered AS later WHERE later.organization = n.organization AND
        later.sender = n.sender AND later.client = n.client AND later.sequence > n.sequence);
DROP TABLE numbered;

ALTER TABLE instance ADD COLUMN key_mark TEXT NOT NULL DEFAULT '';
ALTER TABLE instance ADD COLUMN wrong_clock INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instance ADD COLUMN opened_at INTEGER NOT NULL DEFAULT 0;
)sql";

}  // namespace usher::store
