#include "tests/support/faulty_store.hpp"

#include <atomic>
#include <type_traits>
#include <utility>

namespace usher::test {

class FaultyStore::Plan {
public:
    void begin(std::uint64_t fail_at, Fault fault) {
        count_ = 0;
        fail_at_ = fail_at;
        fault_ = fault;
    }
    std::uint64_t count() const { return count_; }

    template <class Operation>
    auto run(Operation operation) {
        const bool fails = ++count_ == fail_at_;
        if (fails && fault_ == Fault::instead) fail();
        if constexpr (std::is_void_v<decltype(operation())>) {
            operation();
            if (fails) fail();
        } else {
            auto answer = operation();
            if (fails) fail();
            return answer;
        }
    }

private:
    [[noreturn]] static void fail() { throw app::StoreFailure{"a fault was asked for", true}; }

    std::atomic<std::uint64_t> count_ = 0;
    std::uint64_t fail_at_ = 0;
    Fault fault_ = Fault::instead;
};

class FaultyStore::FaultyTransaction final : public app::Transaction {
public:
    FaultyTransaction(std::unique_ptr<app::Transaction> transaction, Plan& plan)
        : transaction_{std::move(transaction)}, plan_{plan} {}

    void load(const Keys& keys, Roster& roster) override {
        plan_.run([&] { transaction_->load(keys, roster); });
    }
    std::uint64_t raise_change(OrganizationId home) override {
        return plan_.run([&] { return transaction_->raise_change(home); });
    }
    bool claim(const Claim& claim) override {
        return plan_.run([&] { return transaction_->claim(claim); });
    }
    void release(const Claim& claim) override {
        plan_.run([&] { transaction_->release(claim); });
    }
    void save(const Roster& roster, const Roster::Touched& touched) override {
        plan_.run([&] { transaction_->save(roster, touched); });
    }
    app::Digest::Bytes last_chain(OrganizationId home) override {
        return plan_.run([&] { return transaction_->last_chain(home); });
    }
    void append(const app::LogChange& change) override {
        plan_.run([&] { transaction_->append(change); });
    }
    void keep_former(OrganizationId home, const Former& former) override {
        plan_.run([&] { transaction_->keep_former(home, former); });
    }
    void erase_traces(OrganizationId home, PersonId person, const app::Digest& digest) override {
        plan_.run([&] { transaction_->erase_traces(home, person, digest); });
    }
    void erase_traces(AccountId account, const app::Digest& digest) override {
        plan_.run([&] { transaction_->erase_traces(account, digest); });
    }
    void queue(const app::OutboxMail& mail) override {
        plan_.run([&] { transaction_->queue(mail); });
    }
    void drop_mail(OrganizationId home, InvitationId invitation, std::uint32_t up_to_generation,
                   Instant at) override {
        plan_.run([&] { transaction_->drop_mail(home, invitation, up_to_generation, at); });
    }
    void restore_mail(const app::DroppedMail& dropped, Instant at) override {
        plan_.run([&] { transaction_->restore_mail(dropped, at); });
    }
    void release_mail(OrganizationId home, JobId job, Instant due_at) override {
        plan_.run([&] { transaction_->release_mail(home, job, due_at); });
    }
    void save_mail(const app::OutboxMail& mail) override {
        plan_.run([&] { transaction_->save_mail(mail); });
    }
    std::optional<app::OutboxMail> claim_mail(Instant now, Instant until) override {
        return plan_.run([&] { return transaction_->claim_mail(now, until); });
    }
    std::optional<app::KeptAnswer> kept_answer(const app::Sender& sender,
                                               std::uint64_t sequence) override {
        return plan_.run([&] { return transaction_->kept_answer(sender, sequence); });
    }
    void keep_answer(const app::KeptAnswer& answer) override {
        plan_.run([&] { transaction_->keep_answer(answer); });
    }
    std::uint64_t last_sequence(const app::Sender& sender) override {
        return plan_.run([&] { return transaction_->last_sequence(sender); });
    }
    void save_session(const app::Session& session) override {
        plan_.run([&] { transaction_->save_session(session); });
    }
    void see_session(const app::Digest::Bytes& id, Instant at) override {
        plan_.run([&] { transaction_->see_session(id, at); });
    }
    void remove_session(const app::Digest::Bytes& id) override {
        plan_.run([&] { transaction_->remove_session(id); });
    }
    app::SecondFactorUse second_factor_use(AccountId account) override {
        return plan_.run([&] { return transaction_->second_factor_use(account); });
    }
    void save_second_factor_use(AccountId account, const app::SecondFactorUse& use) override {
        plan_.run([&] { transaction_->save_second_factor_use(account, use); });
    }
    void save_sign_up(const app::SignUp& sign_up) override {
        plan_.run([&] { transaction_->save_sign_up(sign_up); });
    }
    std::optional<app::SignUp> sign_up(const app::Digest::Bytes& browser) override {
        return plan_.run([&] { return transaction_->sign_up(browser); });
    }
    void remove_sign_ups(std::string_view address_key) override {
        plan_.run([&] { transaction_->remove_sign_ups(address_key); });
    }
    void forget_old(Instant now) override {
        plan_.run([&] { transaction_->forget_old(now); });
    }
    void commit() override {
        plan_.run([&] { transaction_->commit(); });
    }

private:
    std::unique_ptr<app::Transaction> transaction_;
    Plan& plan_;
};

class FaultyStore::FaultyReader final : public app::Reader {
public:
    FaultyReader(app::Reader& reader, Plan& plan) : reader_{reader}, plan_{plan} {}

    Instance instance() override {
        return plan_.run([&] { return reader_.instance(); });
    }
    std::optional<Organization> organization(OrganizationId home) override {
        return plan_.run([&] { return reader_.organization(home); });
    }
    std::optional<Record> person(OrganizationId home, PersonId id) override {
        return plan_.run([&] { return reader_.person(home, id); });
    }
    std::vector<app::LogLine> log(OrganizationId home, std::uint64_t before, std::string_view kind,
                                  std::size_t limit) override {
        return plan_.run([&] { return reader_.log(home, before, kind, limit); });
    }
    std::vector<app::LogChange> log_changes(OrganizationId home, std::uint64_t after,
                                            std::size_t limit) override {
        return plan_.run([&] { return reader_.log_changes(home, after, limit); });
    }
    std::vector<app::OutboxMail> deliveries(OrganizationId home, std::int64_t before,
                                            std::size_t limit) override {
        return plan_.run([&] { return reader_.deliveries(home, before, limit); });
    }
    std::optional<Record> person_of_invitation(OrganizationId home,
                                               InvitationId invitation) override {
        return plan_.run([&] { return reader_.person_of_invitation(home, invitation); });
    }
    std::optional<Record> person_of_account(OrganizationId home, AccountId account) override {
        return plan_.run([&] { return reader_.person_of_account(home, account); });
    }
    std::optional<Record> person_of_address(OrganizationId home, std::string_view key) override {
        return plan_.run([&] { return reader_.person_of_address(home, key); });
    }
    std::optional<Record> person_of_external_id(OrganizationId home,
                                                const ExternalIdentity& id) override {
        return plan_.run([&] { return reader_.person_of_external_id(home, id); });
    }
    std::optional<Account> account(AccountId id) override {
        return plan_.run([&] { return reader_.account(id); });
    }
    std::optional<Account> account_of_address(std::string_view key) override {
        return plan_.run([&] { return reader_.account_of_address(key); });
    }
    std::optional<app::Session> session(const app::Digest::Bytes& id) override {
        return plan_.run([&] { return reader_.session(id); });
    }
    std::vector<app::Session> sessions_of(AccountId account) override {
        return plan_.run([&] { return reader_.sessions_of(account); });
    }
    app::SecondFactorUse second_factor_use(AccountId account) override {
        return plan_.run([&] { return reader_.second_factor_use(account); });
    }
    std::optional<app::SignUp> sign_up(const app::Digest::Bytes& browser) override {
        return plan_.run([&] { return reader_.sign_up(browser); });
    }
    std::vector<std::pair<Organization, Record>> memberships_of(AccountId account) override {
        return plan_.run([&] { return reader_.memberships_of(account); });
    }
    std::vector<std::pair<Organization, Record>> people_of_address(
        std::string_view address_key) override {
        return plan_.run([&] { return reader_.people_of_address(address_key); });
    }
    std::optional<OrganizationId> home_of_membership(MembershipId membership) override {
        return plan_.run([&] { return reader_.home_of_membership(membership); });
    }
    std::optional<Tally> tally(OrganizationId home) override {
        return plan_.run([&] { return reader_.tally(home); });
    }
    std::vector<OrganizationId> organizations() override {
        return plan_.run([&] { return reader_.organizations(); });
    }
    std::vector<OrganizationId> organizations_at_work() override {
        return plan_.run([&] { return reader_.organizations_at_work(); });
    }
    std::vector<app::Uninvited> uninvited(OrganizationId home, const Scope& scope, PersonId after,
                                          std::size_t limit) override {
        return plan_.run([&] { return reader_.uninvited(home, scope, after, limit); });
    }
    std::vector<app::JobChange> changes_of_job(OrganizationId home, JobId job, std::uint64_t before,
                                               std::size_t limit) override {
        return plan_.run([&] { return reader_.changes_of_job(home, job, before, limit); });
    }
    std::vector<Invitation> sent_between(OrganizationId home, Instant from, Instant until,
                                         std::size_t limit) override {
        return plan_.run([&] { return reader_.sent_between(home, from, until, limit); });
    }
    app::Page changes(OrganizationId home, std::uint64_t after, PersonId after_id,
                      std::size_t limit) override {
        return plan_.run([&] { return reader_.changes(home, after, after_id, limit); });
    }
    std::size_t people_between(OrganizationId home, std::uint64_t after, PersonId after_id,
                               std::uint64_t last, PersonId last_id) override {
        return plan_.run(
            [&] { return reader_.people_between(home, after, after_id, last, last_id); });
    }
    std::uint64_t head(OrganizationId home) override {
        return plan_.run([&] { return reader_.head(home); });
    }
    std::vector<app::OutboxMail> outbox(std::int64_t before, std::size_t limit) override {
        return plan_.run([&] { return reader_.outbox(before, limit); });
    }
    std::vector<app::OutboxMail> due_mail(Instant now, std::size_t limit) override {
        return plan_.run([&] { return reader_.due_mail(now, limit); });
    }
    std::optional<Instant> next_due() override {
        return plan_.run([&] { return reader_.next_due(); });
    }
    std::uint32_t epoch() override {
        return plan_.run([&] { return reader_.epoch(); });
    }

private:
    app::Reader& reader_;
    Plan& plan_;
};

FaultyStore::FaultyStore(app::Store& store)
    : store_{store},
      plan_{std::make_unique<Plan>()},
      reader_{std::make_unique<FaultyReader>(store.reader(), *plan_)} {}

FaultyStore::~FaultyStore() = default;

void FaultyStore::fail_at(std::uint64_t operation, Fault fault) { plan_->begin(operation, fault); }

std::uint64_t FaultyStore::operations() const { return plan_->count(); }

std::unique_ptr<app::Transaction> FaultyStore::begin() {
    return plan_->run([&]() -> std::unique_ptr<app::Transaction> {
        return std::make_unique<FaultyTransaction>(store_.begin(), *plan_);
    });
}

app::Reader& FaultyStore::reader() { return *reader_; }

}  // namespace usher::test
