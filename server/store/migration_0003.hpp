#pragma once

namespace usher::store {

/// Jobs: where one runs, whom it finds, what it changed and what it mails; and the deliveries of an
/// organization. An index holds few rows at a time, or grows at its end.
inline constexpr char migration_0003[] = R"sql(
ALTER TABLE organizations ADD COLUMN at_work INTEGER NOT NULL DEFAULT 0;
CREATE INDEX organizations_at_work ON organizations (id) WHERE at_work <> 0;

CREATE INDEX memberships_uninvited ON memberships (organization, person, id) WHERE phase = 0;

ALTER TABLE formers ADD COLUMN job BLOB;
CREATE INDEX formers_of_job ON formers (organization, job, change) WHERE job IS NOT NULL;

ALTER TABLE outbox ADD COLUMN job BLOB;
CREATE INDEX outbox_held_by_job ON outbox (organization, job) WHERE job IS NOT NULL AND state = 0;

CREATE INDEX outbox_of_organization ON outbox (organization, number);

CREATE INDEX invitations_by_sending ON invitations (organization, sent_at);
)sql";

}  // namespace usher::store
