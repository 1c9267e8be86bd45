#include "server/store/account_rows.hpp"

#include "server/store/details.hpp"
#include "server/store/second_factor_rows.hpp"

namespace usher::store {
namespace {

constexpr char select_account[] =
    "SELECT id, name, credential, locale, created_at, session_generation, second_factor, details "
    "FROM accounts WHERE id = ?";
constexpr char select_addresses[] =
    "SELECT address, inside FROM account_addresses WHERE account = ? ORDER BY position";
constexpr char upsert_account[] =
    "INSERT INTO accounts (id, name, credential, locale, created_at, session_generation, "
    "second_factor, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, credential = excluded.credential, "
    "locale = excluded.locale, created_at = excluded.created_at, session_generation = "
    "excluded.session_generation, second_factor = excluded.second_factor, details = "
    "excluded.details";
constexpr char upsert_address[] =
    "INSERT INTO account_addresses (account, position, address, inside) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (account, position) DO UPDATE SET address = excluded.address, inside = "
    "excluded.inside";
constexpr char delete_addresses_from[] =
    "DELETE FROM account_addresses WHERE account = ? AND position >= ?";
constexpr char delete_sessions[] = "DELETE FROM sessions WHERE account = ?";
constexpr char delete_row[] = "DELETE FROM accounts WHERE id = ?";

}  // namespace

std::optional<Account> read_account(Connection& connection, AccountId id) {
    Query row{connection, select_account, id};
    if (!row.next()) return std::nullopt;
    Account account;
    account.id = row.take<AccountId>();
    account.name = row.take<Name>();
    account.credential = row.take<Secret>();
    account.locale = row.take<Locale>();
    account.created_at = row.take<Instant>();
    account.session_generation = row.take<std::uint32_t>();
    account.second_factor = row.take<Secret>();
    take_details(row, account);

    Query addresses{connection, select_addresses, id};
    while (addresses.next()) {
        account.addresses.push_back(ProvedAddress{addresses.take<EmailAddress>(),
                                                  addresses.take<std::optional<OrganizationId>>()});
    }
    return account;
}

void write_account(Connection& connection, const Account& account) {
    execute(connection, upsert_account, account.id, account.name, account.credential,
            account.locale, account.created_at, account.session_generation, account.second_factor,
            wire::write_details(account));
    if (account.second_factor.empty()) delete_second_factor_use(connection, account.id);
    std::int64_t position = 0;
    for (const ProvedAddress& proved : account.addresses) {
        execute(connection, upsert_address, account.id, position++, proved.address, proved.inside);
    }
    execute(connection, delete_addresses_from, account.id, position);
}

void delete_account(Connection& connection, AccountId id) {
    execute(connection, delete_sessions, id);
    delete_second_factor_use(connection, id);
    execute(connection, delete_addresses_from, id, std::int64_t{0});
    execute(connection, delete_row, id);
}

}  // namespace usher::store
