#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "server/app/ports.hpp"
#include "server/store/answer_rows.hpp"
#include "server/store/log_rows.hpp"
#include "server/store/newest_ids.hpp"
#include "server/store/read_cache.hpp"
#include "server/store/sqlite_connection.hpp"
#include "server/store/transaction_claims.hpp"

namespace usher::store {

/// A transaction on the one connection for writing. One at a time: a second one throws. After any
/// failure all of it is rolled back and every further call throws, so that nothing half done can be
/// committed.
class SqliteTransaction final : public app::Transaction {
public:
    /// Begins it; from here on nobody else can write. What it commits the cache forgets.
    SqliteTransaction(Connection& connection, ReadCache& cache, RecentClaims& recent,
                      ClaimFilter& filter);
    ~SqliteTransaction() override;
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    void load(const Keys& keys, Roster& roster) override;
    std::uint64_t raise_change(OrganizationId home) override;
    bool claim(const Claim& claim) override;
    void release(const Claim& claim) override;
    void save(const Roster& roster, const Roster::Touched& touched) override;

    app::Digest::Bytes last_chain(OrganizationId home) override;
    void append(const app::LogChange& change) override;
    void keep_former(OrganizationId home, const Former& former) override;
    void erase_traces(OrganizationId home, PersonId person, const app::Digest& digest) override;
    void erase_traces(AccountId account, const app::Digest& digest) override;

    void queue(const app::OutboxMail& mail) override;
    void drop_mail(OrganizationId home, InvitationId invitation, std::uint32_t up_to_generation,
                   Instant at) override;
    void restore_mail(const app::DroppedMail& dropped, Instant at) override;
    void release_mail(OrganizationId home, JobId job, Instant due_at) override;
    void save_mail(const app::OutboxMail& mail) override;
    std::optional<app::OutboxMail> claim_mail(Instant now, Instant until) override;

    std::optional<app::KeptAnswer> kept_answer(const app::Sender& sender,
                                               std::uint64_t sequence) override;
    void keep_answer(const app::KeptAnswer& answer) override;
    std::uint64_t last_sequence(const app::Sender& sender) override;

    void save_session(const app::Session& session) override;
    void see_session(const app::Digest::Bytes& id, Instant at) override;
    void remove_session(const app::Digest::Bytes& id) override;
    app::SecondFactorUse second_factor_use(AccountId account) override;
    void save_second_factor_use(AccountId account, const app::SecondFactorUse& use) override;
    void save_sign_up(const app::SignUp& sign_up) override;
    std::optional<app::SignUp> sign_up(const app::Digest::Bytes& browser) override;
    void remove_sign_ups(std::string_view address_key) override;

    void forget_old(Instant now) override;

    void commit() override;

private:
    template <class Work>
    auto whole_or_not(Work work);
    void save_changes();

    Connection& connection_;
    ReadCache& cache_;
    ReadCache::Written written_;
    /// The change numbers that this transaction has raised.
    std::unordered_map<OrganizationId, std::uint64_t> changes_;
    /// Of which organizations what can no longer be undone is gone.
    std::unordered_set<OrganizationId> swept_;
    NewestIds newest_;
    TransactionClaims claims_;
    KnownPlaces places_;
    LogPlaces log_places_;
    bool open_ = true;
};

}  // namespace usher::store
