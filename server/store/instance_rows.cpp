#include "server/store/instance_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char select_instance[] =
    "SELECT set_up, copied_link_proves_mailbox, open_sign_up, account_existence_visible FROM "
    "instance";
constexpr char select_marks[] = "SELECT key_mark, wrong_clock, opened_at FROM instance";
constexpr char update_marks[] = "UPDATE instance SET key_mark = ?, wrong_clock = ?, opened_at = ?";
constexpr char select_epoch[] = "SELECT epoch FROM instance";
constexpr char select_administrators[] = "SELECT account FROM administrators ORDER BY position";
constexpr char update_instance[] =
    "UPDATE instance SET set_up = ?, copied_link_proves_mailbox = ?, open_sign_up = ?, "
    "account_existence_visible = ?";
constexpr char upsert_administrator[] =
    "INSERT INTO administrators (position, account) VALUES (?, ?) "
    "ON CONFLICT (position) DO UPDATE SET account = excluded.account";
constexpr char delete_administrators_from[] = "DELETE FROM administrators WHERE position >= ?";
constexpr char select_change_counter[] = "SELECT change_counter FROM instance";
constexpr char raise_change_counter[] =
    "UPDATE instance SET change_counter = change_counter + 1 RETURNING change_counter";

}  // namespace

Instance read_instance(Connection& connection) {
    Instance instance;
    Query row{connection, select_instance};
    if (!row.next()) fail_damaged("instance");
    instance.set_up = row.take<bool>();
    instance.policies.copied_link_proves_mailbox = row.take<bool>();
    instance.policies.open_sign_up = row.take<bool>();
    instance.policies.account_existence_visible = row.take<AccountVisibility>();
    Query administrators{connection, select_administrators};
    while (administrators.next())
        instance.administrators.push_back(administrators.take<AccountId>());
    return instance;
}

void write_instance(Connection& connection, const Instance& instance) {
    execute(connection, update_instance, instance.set_up,
            instance.policies.copied_link_proves_mailbox, instance.policies.open_sign_up,
            instance.policies.account_existence_visible);
    std::int64_t position = 0;
    for (const AccountId administrator : instance.administrators) {
        execute(connection, upsert_administrator, position++, administrator);
    }
    execute(connection, delete_administrators_from, position);
}

OpeningMarks read_marks(Connection& connection) {
    Query row{connection, select_marks};
    if (!row.next()) fail_damaged("instance");
    return {row.take<std::string>(), row.take<Instant>(), row.take<Instant>()};
}

void write_marks(Connection& connection, const OpeningMarks& marks) {
    execute(connection, update_marks, marks.keys, marks.wrong_clock, marks.opened_at);
}

std::uint32_t read_epoch(Connection& connection) {
    Query row{connection, select_epoch};
    return row.take_first<std::uint32_t>().value_or(0);
}

std::uint64_t read_instance_change(Connection& connection) {
    Query row{connection, select_change_counter};
    return row.take_first<std::uint64_t>().value_or(0);
}

std::uint64_t raise_instance_change(Connection& connection) {
    Query row{connection, raise_change_counter};
    if (!row.next()) fail_damaged("instance");
    const auto change = row.take<std::uint64_t>();
    // Runs the statement to its end.
    row.next();
    return change;
}

}  // namespace usher::store
