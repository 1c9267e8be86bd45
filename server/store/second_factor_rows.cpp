#include "server/store/second_factor_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char select_use[] = "SELECT last_step, recovery FROM second_factors WHERE account = ?";
constexpr char replace_use[] =
    "INSERT OR REPLACE INTO second_factors (account, last_step, recovery) VALUES (?, ?, ?)";
constexpr char delete_use[] = "DELETE FROM second_factors WHERE account = ?";

}  // namespace

app::SecondFactorUse read_second_factor_use(Connection& connection, AccountId account) {
    app::SecondFactorUse use;
    Query row{connection, select_use, account};
    if (!row.next()) return use;
    use.last_step = row.take<std::int64_t>();
    use.recovery = row.take<std::vector<app::Digest::Bytes>>();
    return use;
}

void write_second_factor_use(Connection& connection, AccountId account,
                             const app::SecondFactorUse& use) {
    execute(connection, replace_use, account, use.last_step, use.recovery);
}

void delete_second_factor_use(Connection& connection, AccountId account) {
    execute(connection, delete_use, account);
}

}  // namespace usher::store
