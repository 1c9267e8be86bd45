#include "server/store/session_rows.hpp"

#include "server/store/query.hpp"
#include "shared/policy/limits.hpp"

namespace usher::store {
namespace {

constexpr char select_session[] =
    "SELECT id, state, account, session_generation, created_at, seen_at, agent, network FROM "
    "sessions WHERE "
    "id = ?";
constexpr char select_of_account[] =
    "SELECT id, state, account, session_generation, created_at, seen_at, agent, network FROM "
    "sessions WHERE "
    "account = ? ORDER BY seen_at DESC, id";
constexpr char upsert_session[] =
    "INSERT INTO sessions (id, state, account, session_generation, created_at, seen_at, agent, "
    "network) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET state = excluded.state, account = excluded.account, "
    "session_generation = excluded.session_generation, created_at = excluded.created_at, seen_at = "
    "excluded.seen_at, agent = excluded.agent, network = excluded.network";
constexpr char update_seen[] = "UPDATE sessions SET seen_at = ? WHERE id = ?";
constexpr char delete_one_session[] = "DELETE FROM sessions WHERE id = ?";
constexpr char select_sign_up[] =
    "SELECT id, browser, organization, person, invitation, generation, channel, channel_project, "
    "address, name, "
    "credential, created_at, code_sent_at, tries FROM sign_ups WHERE browser = ?";
constexpr char replace_sign_up[] =
    "INSERT OR REPLACE INTO sign_ups (id, browser, organization, person, invitation, generation, "
    "channel, "
    "channel_project, address, address_key, name, credential, created_at, code_sent_at, tries) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr char delete_ended[] =
    "DELETE FROM sessions WHERE created_at < ? OR seen_at < ? OR (state = ? AND created_at < ?)";
constexpr char delete_begun_before[] = "DELETE FROM sign_ups WHERE created_at < ?";
constexpr char delete_of_person[] = "DELETE FROM sign_ups WHERE organization = ? AND person = ?";
constexpr char delete_of_address[] = "DELETE FROM sign_ups WHERE address_key = ?";

app::Session take_session(Query& row) {
    return app::Session{row.take<app::Digest::Bytes>(),
                        row.take<app::Session::State>(),
                        row.take<AccountId>(),
                        row.take<std::uint32_t>(),
                        row.take<Instant>(),
                        row.take<Instant>(),
                        row.take<std::string>(),
                        row.take<std::string>()};
}

}  // namespace

std::optional<app::Session> read_session(Connection& connection, const app::Digest::Bytes& id) {
    Query row{connection, select_session, id};
    if (!row.next()) return std::nullopt;
    return take_session(row);
}

std::vector<app::Session> read_sessions(Connection& connection, AccountId account) {
    std::vector<app::Session> sessions;
    Query row{connection, select_of_account, account};
    while (row.next()) sessions.push_back(take_session(row));
    return sessions;
}

void write_session(Connection& connection, const app::Session& session) {
    execute(connection, upsert_session, session.id, session.state, session.account,
            session.session_generation, session.created_at, session.seen_at, session.agent,
            session.network);
}

void write_seen(Connection& connection, const app::Digest::Bytes& id, Instant at) {
    execute(connection, update_seen, at, id);
}

void delete_session(Connection& connection, const app::Digest::Bytes& id) {
    execute(connection, delete_one_session, id);
}

std::optional<app::SignUp> read_sign_up(Connection& connection, const app::Digest::Bytes& browser) {
    Query row{connection, select_sign_up, browser};
    if (!row.next()) return std::nullopt;
    return app::SignUp{row.take<Bits128>(),
                       row.take<app::Digest::Bytes>(),
                       row.take<OrganizationId>(),
                       row.take<PersonId>(),
                       row.take<InvitationId>(),
                       row.take<std::uint32_t>(),
                       row.take<Channel>(),
                       row.take<EmailAddress>(),
                       row.take<Name>(),
                       row.take<Secret>(),
                       row.take<Instant>(),
                       row.take<Instant>(),
                       row.take<int>()};
}

void write_sign_up(Connection& connection, const app::SignUp& sign_up) {
    execute(connection, replace_sign_up, sign_up.id, sign_up.browser, sign_up.organization,
            sign_up.person, sign_up.invitation, sign_up.generation, sign_up.channel,
            sign_up.address, sign_up.address.key(), sign_up.name, sign_up.credential,
            sign_up.created_at, sign_up.code_sent_at, sign_up.tries);
}

void delete_sign_ups(Connection& connection, OrganizationId home, PersonId person) {
    execute(connection, delete_of_person, home, person);
}

void delete_sign_ups(Connection& connection, std::string_view address_key) {
    execute(connection, delete_of_address, address_key);
}

void delete_ended_sessions(Connection& connection, Instant now) {
    execute(connection, delete_ended, now - limits::session_absolute, now - limits::session_idle,
            app::Session::State::second_factor_pending, now - limits::second_factor_wait);
}

void delete_old_sign_ups(Connection& connection, Instant before) {
    execute(connection, delete_begun_before, before);
}

}  // namespace usher::store
