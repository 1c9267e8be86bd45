#include "server/store/sqlite_transaction.hpp"

#include "server/store/answer_rows.hpp"
#include "server/store/former_rows.hpp"
#include "server/store/instance_rows.hpp"
#include "server/store/log_rows.hpp"
#include "server/store/organization_rows.hpp"
#include "server/store/outbox_rows.hpp"
#include "server/store/query.hpp"
#include "server/store/roster_rows.hpp"
#include "server/store/second_factor_rows.hpp"
#include "server/store/session_rows.hpp"
#include "shared/policy/limits.hpp"

namespace usher::store {
namespace {

constexpr char begin_sql[] = "BEGIN IMMEDIATE";
constexpr char commit_sql[] = "COMMIT";

}  // namespace

template <class Work>
auto SqliteTransaction::whole_or_not(Work work) {
    if (!open_) throw app::StoreFailure{"the transaction is over", false};
    try {
        return work();
    } catch (...) {
        // SQLite has rolled back by itself after some failures; what came next would stand alone.
        open_ = false;
        connection_.roll_back();
        throw;
    }
}

SqliteTransaction::SqliteTransaction(Connection& connection, ReadCache& cache, RecentClaims& recent,
                                     ClaimFilter& filter)
    : connection_{connection},
      cache_{cache},
      newest_{connection},
      claims_{connection, recent, filter} {
    execute(connection_, begin_sql);
    whole_or_not([&] { claims_.begin(); });
}

SqliteTransaction::~SqliteTransaction() {
    if (open_) connection_.roll_back();
}

void SqliteTransaction::load(const Keys& keys, Roster& roster) {
    whole_or_not([&] {
        for (const Key& key : keys) fill(connection_, key, newest_, claims_, roster);
    });
}

std::uint64_t SqliteTransaction::raise_change(OrganizationId home) {
    return whole_or_not([&]() -> std::uint64_t {
        if (home.is_nil()) return raise_instance_change(connection_);
        const auto [change, is_first] = changes_.try_emplace(home, 0);
        if (is_first) {
            change->second = read_organization_change(connection_, home);
            written_.moved.push_back(home);
        }
        return ++change->second;
    });
}

bool SqliteTransaction::claim(const Claim& claim) {
    return whole_or_not([&] { return claims_.claim(claim); });
}

void SqliteTransaction::release(const Claim& claim) {
    whole_or_not([&] { claims_.release(claim); });
}

void SqliteTransaction::save(const Roster& roster, const Roster::Touched& touched) {
    whole_or_not([&] {
        save_changes();
        newest_.forget();
        write_touched(connection_, roster, touched, changes_, claims_);
        for (const auto& [home, people] : touched.people) claims_.count_saved_people(people.size());
        written_.add(roster, touched);
    });
}

app::Digest::Bytes SqliteTransaction::last_chain(OrganizationId home) {
    return whole_or_not([&] { return read_last_chain(connection_, home); });
}

void SqliteTransaction::append(const app::LogChange& change) {
    whole_or_not([&] { append_log_change(connection_, change, log_places_); });
}

void SqliteTransaction::keep_former(OrganizationId home, const Former& former) {
    whole_or_not([&] {
        if (swept_.insert(home).second) delete_earlier_formers(connection_, home, former.at);
        write_former(connection_, home, former);
    });
}

void SqliteTransaction::erase_traces(OrganizationId home, PersonId person,
                                     const app::Digest& digest) {
    whole_or_not([&] {
        for (const Bits128& bits : erase_payloads(connection_, home, person.bits, digest)) {
            const PersonId erased{bits};
            delete_formers(connection_, home, erased);
            erase_answers(connection_, erased);
            delete_mail(connection_, home, erased);
            delete_sign_ups(connection_, home, erased);
        }
    });
}

void SqliteTransaction::erase_traces(AccountId account, const app::Digest& digest) {
    whole_or_not([&] { erase_payloads(connection_, OrganizationId{}, account.bits, digest); });
}

void SqliteTransaction::queue(const app::OutboxMail& mail) {
    whole_or_not([&] { queue_mail(connection_, mail); });
}

void SqliteTransaction::drop_mail(OrganizationId home, InvitationId invitation,
                                  std::uint32_t up_to_generation, Instant at) {
    whole_or_not([&] { store::drop_mail(connection_, home, invitation, up_to_generation, at); });
}

void SqliteTransaction::restore_mail(const app::DroppedMail& dropped, Instant at) {
    whole_or_not([&] { store::restore_mail(connection_, dropped, at); });
}

void SqliteTransaction::release_mail(OrganizationId home, JobId job, Instant due_at) {
    whole_or_not([&] { store::release_mail(connection_, home, job, due_at); });
}

void SqliteTransaction::save_mail(const app::OutboxMail& mail) {
    whole_or_not([&] { write_mail(connection_, mail); });
}

std::optional<app::OutboxMail> SqliteTransaction::claim_mail(Instant now, Instant until) {
    return whole_or_not([&] { return claim_due_mail(connection_, now, until); });
}

std::optional<app::KeptAnswer> SqliteTransaction::kept_answer(const app::Sender& sender,
                                                              std::uint64_t sequence) {
    return whole_or_not([&] { return read_answer(connection_, sender, sequence); });
}

void SqliteTransaction::keep_answer(const app::KeptAnswer& answer) {
    whole_or_not([&] { write_answer(connection_, answer, places_); });
}

std::uint64_t SqliteTransaction::last_sequence(const app::Sender& sender) {
    return whole_or_not([&] { return read_last_sequence(connection_, sender, places_); });
}

void SqliteTransaction::save_session(const app::Session& session) {
    whole_or_not([&] { write_session(connection_, session); });
    written_.sessions.push_back(session.id);
}

void SqliteTransaction::see_session(const app::Digest::Bytes& id, Instant at) {
    whole_or_not([&] { write_seen(connection_, id, at); });
    written_.sessions.push_back(id);
}

app::SecondFactorUse SqliteTransaction::second_factor_use(AccountId account) {
    return whole_or_not([&] { return read_second_factor_use(connection_, account); });
}

void SqliteTransaction::save_second_factor_use(AccountId account, const app::SecondFactorUse& use) {
    whole_or_not([&] { write_second_factor_use(connection_, account, use); });
}

void SqliteTransaction::remove_session(const app::Digest::Bytes& id) {
    whole_or_not([&] { delete_session(connection_, id); });
    written_.sessions.push_back(id);
}

void SqliteTransaction::save_sign_up(const app::SignUp& sign_up) {
    whole_or_not([&] { write_sign_up(connection_, sign_up); });
}

std::optional<app::SignUp> SqliteTransaction::sign_up(const app::Digest::Bytes& browser) {
    return whole_or_not([&] { return read_sign_up(connection_, browser); });
}

void SqliteTransaction::remove_sign_ups(std::string_view address_key) {
    whole_or_not([&] { delete_sign_ups(connection_, address_key); });
}

void SqliteTransaction::forget_old(Instant now) {
    whole_or_not([&] {
        delete_old_formers(connection_, now - limits::job_undo);
        delete_old_answers(connection_, now - limits::answers_kept, now);
        places_ = {};
        delete_ended_sessions(connection_, now);
        delete_old_sign_ups(connection_, now - limits::sign_up);
    });
    written_.any_session = true;
}

void SqliteTransaction::commit() {
    try {
        whole_or_not([&] {
            save_changes();
            claims_.settle(changes_);
            cache_.distrust(written_);
            execute(connection_, commit_sql);
        });
    } catch (...) {
        // It may have reached the disk all the same.
        claims_.failed();
        cache_.forget(written_);
        throw;
    }
    open_ = false;
    claims_.committed();
    cache_.forget(written_);
}

void SqliteTransaction::save_changes() {
    for (const auto& [home, change] : changes_)
        write_organization_change(connection_, home, change);
}

}  // namespace usher::store
