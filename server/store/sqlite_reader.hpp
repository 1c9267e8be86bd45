#pragma once

#include "server/app/ports.hpp"
#include "server/store/read_cache.hpp"
#include "server/store/reader_pool.hpp"
#include "server/store/recent_claims.hpp"

namespace usher::store {

/// Every answer is one committed state of the database, read on a connection that cannot write, or
/// remembered since and not changed.
class SqliteReader final : public app::Reader {
public:
    /// Whoever writes to the database meanwhile keeps the cache and the recent claims true; both
    /// outlive the reader.
    SqliteReader(std::filesystem::path file, ReadCache& cache, const RecentClaims& recent)
        : pool_{std::move(file)}, cache_{cache}, recent_{recent} {}

    Instance instance() override;
    std::optional<Organization> organization(OrganizationId home) override;
    std::optional<Record> person(OrganizationId home, PersonId id) override;
    std::optional<Record> person_of_invitation(OrganizationId home,
                                               InvitationId invitation) override;
    std::optional<Record> person_of_account(OrganizationId home, AccountId account) override;
    std::optional<Record> person_of_address(OrganizationId home,
                                            std::string_view address_key) override;
    std::optional<Record> person_of_external_id(OrganizationId home,
                                                const ExternalIdentity& id) override;
    std::optional<Account> account(AccountId id) override;
    std::optional<Account> account_of_address(std::string_view key) override;
    std::optional<app::Session> session(const app::Digest::Bytes& id) override;
    std::vector<app::Session> sessions_of(AccountId account) override;
    app::SecondFactorUse second_factor_use(AccountId account) override;
    std::optional<app::SignUp> sign_up(const app::Digest::Bytes& browser) override;

    std::vector<std::pair<Organization, Record>> memberships_of(AccountId account) override;
    std::vector<std::pair<Organization, Record>> people_of_address(
        std::string_view address_key) override;
    /// None when several organizations have a membership of this id.
    std::optional<OrganizationId> home_of_membership(MembershipId membership) override;

    std::vector<OrganizationId> organizations() override;
    std::optional<Tally> tally(OrganizationId home) override;
    std::vector<OrganizationId> organizations_at_work() override;
    std::vector<app::Uninvited> uninvited(OrganizationId home, const Scope& scope, PersonId after,
                                          std::size_t limit) override;
    std::vector<app::JobChange> changes_of_job(OrganizationId home, JobId job, std::uint64_t before,
                                               std::size_t limit) override;
    std::vector<Invitation> sent_between(OrganizationId home, Instant from, Instant until,
                                         std::size_t limit) override;

    app::Page changes(OrganizationId home, std::uint64_t after, PersonId after_id,
                      std::size_t limit) override;
    std::size_t people_between(OrganizationId home, std::uint64_t after, PersonId after_id,
                               std::uint64_t last, PersonId last_id) override;
    std::uint64_t head(OrganizationId home) override;

    std::vector<app::LogLine> log(OrganizationId home, std::uint64_t before, std::string_view kind,
                                  std::size_t limit) override;
    std::vector<app::LogChange> log_changes(OrganizationId home, std::uint64_t after,
                                            std::size_t limit) override;
    std::vector<app::OutboxMail> deliveries(OrganizationId home, std::int64_t before,
                                            std::size_t limit) override;
    std::vector<app::OutboxMail> outbox(std::int64_t before, std::size_t limit) override;
    std::vector<app::OutboxMail> due_mail(Instant now, std::size_t limit) override;
    std::optional<Instant> next_due() override;
    std::uint32_t epoch() override;

private:
    std::optional<Record> person_of_claim(Claim::Kind kind, OrganizationId home,
                                          std::string_view key);
    ReadCache::Places places(AccountId account);
    std::optional<Record> record(const ReadCache::Place& place, AccountId account);

    ReaderPool pool_;
    ReadCache& cache_;
    const RecentClaims& recent_;
};

}  // namespace usher::store
