#include "server/store/account_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char select_account[] =
    "SELECT id, name, credential, locale, created_at, session_generation FROM accounts WHERE id = "
    "?";
constexpr char select_addresses[] =
    "SELECT address, inside FROM account_addresses WHERE account = ? ORDER BY position";
constexpr char upsert_account[] =
    "INSERT INTO accounts (id, name, credential, locale, created_at, session_generation) VALUES "
    "(?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, credential = excluded.credential, "
    "locale = excluded.locale, created_at = excluded.created_at, session_generation = "
    "excluded.session_generation";
constexpr char upsert_address[] =
    "INSERT INTO account_addresses (account, position, address, inside) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (account, position) DO UPDATE SET address = excluded.address, inside = "
    "excluded.inside";
constexpr char delete_addresses_from[] =
    "DELETE FROM account_addresses WHERE account = ? AND position >= ?";

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

    Query addresses{connection, select_addresses, id};
    while (addresses.next()) {
        account.addresses.push_back(ProvedAddress{addresses.take<EmailAddress>(),
                                                  addresses.take<std::optional<OrganizationId>>()});
    }
    return account;
}

void write_account(Connection& connection, const Account& account) {
    execute(connection, upsert_account, account.id, account.name, account.credential,
            account.locale, account.created_at, account.session_generation);
    std::int64_t position = 0;
    for (const ProvedAddress& proved : account.addresses) {
        execute(connection, upsert_address, account.id, position++, proved.address, proved.inside);
    }
    execute(connection, delete_addresses_from, account.id, position);
}

}  // namespace usher::store
