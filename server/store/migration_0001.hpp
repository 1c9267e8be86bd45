#pragma once

namespace usher::store {

/// The first schema. Ids and digests are BLOBs; `*_at` are milliseconds since 1970 in UTC;
/// enumerations are the numbers of their C++ types; `position` keeps the order of a list within
/// what owns it.
///
/// Rows stand in the order of keys that grow with time, so that inserting appends: the one index
/// that takes addresses as they come is that of the claims, by which a person or an account is
/// found from an address. What belongs to a person stands beside it, by (organization, person), and
/// is found from its own id through its `by_id` index.
inline constexpr char migration_0001[] = R"sql(
CREATE TABLE instance (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    set_up INTEGER NOT NULL,
    copied_link_proves_mailbox INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    change_counter INTEGER NOT NULL
) STRICT;
INSERT INTO instance VALUES (1, 0, 0, 1, 0);

CREATE TABLE administrators (
    position INTEGER NOT NULL PRIMARY KEY,
    account BLOB NOT NULL
) STRICT;

CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    locale TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    session_generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account_addresses (
    account BLOB NOT NULL REFERENCES accounts (id),
    position INTEGER NOT NULL,
    address TEXT NOT NULL,
    inside BLOB,
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE organizations (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    invite_ttl_ms INTEGER NOT NULL,
    onboarding INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    change INTEGER NOT NULL,
    change_counter INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE roles (
    organization BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    permissions INTEGER NOT NULL,
    built_in INTEGER NOT NULL,
    PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    organization BLOB NOT NULL REFERENCES organizations (id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    locale TEXT NOT NULL,
    account BLOB,
    added_at INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_by_change ON people (organization, change, id);
CREATE INDEX people_by_account ON people (account, organization) WHERE account IS NOT NULL;

CREATE TABLE memberships (
    organization BLOB NOT NULL,
    person BLOB NOT NULL,
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    project BLOB,
    phase INTEGER NOT NULL,
    role BLOB,
    voucher_kind INTEGER NOT NULL,
    voucher BLOB,
    invitation BLOB,
    can_sign_in INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (organization, person, id),
    FOREIGN KEY (organization, person) REFERENCES people (organization, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX memberships_by_id ON memberships (id, organization);

CREATE TABLE invitations (
    organization BLOB NOT NULL,
    person BLOB NOT NULL,
    id BLOB NOT NULL,
    position INTEGER NOT NULL,
    written_to TEXT,
    generation INTEGER NOT NULL,
    onboarding INTEGER NOT NULL,
    delivery INTEGER NOT NULL,
    inviter_kind INTEGER NOT NULL,
    inviter BLOB,
    sent_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL,
    renewed_at INTEGER,
    message TEXT NOT NULL,
    PRIMARY KEY (organization, person, id),
    FOREIGN KEY (organization, person) REFERENCES people (organization, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invitations_by_id ON invitations (id, organization);

CREATE TABLE claims (
    kind INTEGER NOT NULL,
    key TEXT NOT NULL,
    organization BLOB NOT NULL,
    owner BLOB NOT NULL,
    PRIMARY KEY (kind, key, organization)
) STRICT, WITHOUT ROWID;

CREATE TABLE log (
    organization BLOB NOT NULL,
    change INTEGER NOT NULL,
    position INTEGER NOT NULL,
    command BLOB NOT NULL,
    at INTEGER NOT NULL,
    actor_kind INTEGER NOT NULL,
    actor BLOB,
    kind TEXT NOT NULL,
    payload_digest BLOB NOT NULL,
    chain BLOB NOT NULL,
    PRIMARY KEY (organization, change, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_payloads (
    organization BLOB NOT NULL,
    change INTEGER NOT NULL,
    position INTEGER NOT NULL,
    salt BLOB NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (organization, change, position),
    FOREIGN KEY (organization, change, position) REFERENCES log (organization, change, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    number INTEGER NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL,
    organization BLOB NOT NULL,
    person BLOB NOT NULL,
    invitation BLOB NOT NULL,
    generation INTEGER NOT NULL,
    sign_up BLOB NOT NULL,
    written_to TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    state INTEGER NOT NULL,
    reply TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at, number) WHERE state IN (0, 2);
CREATE INDEX outbox_codes_due ON outbox (due_at, number) WHERE state IN (0, 2) AND kind = 1;
CREATE INDEX outbox_waiting_of_invitation ON outbox (invitation, generation) WHERE state IN (0, 2);

CREATE TABLE kept_answers (
    number INTEGER NOT NULL PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    body BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE sequences (
    organization BLOB NOT NULL,
    account BLOB NOT NULL,
    client BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (organization, account, client)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    state INTEGER NOT NULL,
    account BLOB NOT NULL,
    session_generation INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_ups (
    browser BLOB NOT NULL PRIMARY KEY,
    id BLOB NOT NULL,
    organization BLOB NOT NULL,
    person BLOB NOT NULL,
    invitation BLOB NOT NULL,
    generation INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    channel_project BLOB,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    code_sent_at INTEGER NOT NULL,
    tries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_ups_by_address ON sign_ups (address_key);
)sql";

}  // namespace usher::store
