#pragma once

namespace usher::store {

/// Everything that an organization and its people can be. What SQL looks things up by, and what it
/// orders by, stands in columns; all else stands in `details`, as a JSON object in the wire's own
/// words, `{}` where nothing is to be said. A tally that is NULL has not been counted yet.
inline constexpr char migration_0002[] = R"sql(
ALTER TABLE instance ADD COLUMN open_sign_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instance ADD COLUMN account_existence_visible INTEGER NOT NULL DEFAULT 0;

ALTER TABLE accounts ADD COLUMN second_factor TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN details TEXT NOT NULL DEFAULT '{}';

ALTER TABLE organizations ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
ALTER TABLE organizations ADD COLUMN tally TEXT;

ALTER TABLE people ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
ALTER TABLE memberships ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
ALTER TABLE invitations ADD COLUMN details TEXT NOT NULL DEFAULT '{}';

CREATE TABLE gone (
    organization BLOB NOT NULL REFERENCES organizations (id),
    change INTEGER NOT NULL,
    person BLOB NOT NULL,
    PRIMARY KEY (organization, change, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE formers (
    organization BLOB NOT NULL,
    command BLOB NOT NULL,
    change INTEGER NOT NULL,
    at INTEGER NOT NULL,
    former TEXT NOT NULL,
    PRIMARY KEY (organization, command)
) STRICT, WITHOUT ROWID;
CREATE INDEX formers_by_at ON formers (organization, at);

CREATE INDEX outbox_dropped_of_invitation ON outbox (invitation, generation) WHERE state = 4;
)sql";

}  // namespace usher::store
