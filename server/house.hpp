#pragma once

#include <memory>

#include "server/app/failure_streak.hpp"
#include "server/app/feed_pages.hpp"
#include "server/app/guarded_clock.hpp"
#include "server/app/housekeeper.hpp"
#include "server/app/job_runner.hpp"
#include "server/auth/counted_guesses.hpp"
#include "server/auth/key_ring.hpp"
#include "server/auth/password_hasher.hpp"
#include "server/auth/pooled_passwords.hpp"
#include "server/auth/sha256.hpp"
#include "server/auth/system_random.hpp"
#include "server/auth/throttle.hpp"
#include "server/auth/vault.hpp"
#include "server/http/listener.hpp"
#include "server/http/metrics.hpp"
#include "server/http/resources/asking.hpp"
#include "server/mail/outbox_composer.hpp"
#include "server/mail/outbox_thread.hpp"
#include "server/mail/relay_trial.hpp"
#include "server/mail/relay_watch.hpp"
#include "server/mail/smtp.hpp"
#include "server/mail/writer_outbox.hpp"
#include "server/options.hpp"
#include "server/store/sqlite_store.hpp"

namespace usher {

/// Every part of the server, wired, in the order in which they depend on each other.
class House {
public:
    /// Throws RefusalToStart.
    explicit House(const Options& options);
    ~House();

    /// Serves until a signal ends it. Prints the address, and the set-up link while there is one.
    void serve();

private:
    void print_welcome() const;

    std::unique_ptr<http::Listener> listener_;
    auth::SystemRandom random_;
    auth::Sha256 digest_;
    app::GuardedClock clock_;
    auth::KeyRing keys_;
    std::unique_ptr<store::SqliteStore> store_;
    auth::Vault vault_;
    auth::PasswordHasher hasher_;
    auth::PooledPasswords passwords_;
    auth::CountedGuesses guesses_;
    auth::Throttle throttle_;
    app::News news_;
    /// On the writer's thread.
    app::FailureStreak failures_;
    app::FeedPages pages_;
    http::Site site_;
    http::Metrics metrics_;
    mail::OutboxComposer composer_;
    std::unique_ptr<mail::SmtpTransport> transport_;
    mail::RelayWatch relay_watch_;
    std::unique_ptr<app::Writer> writer_;
    std::unique_ptr<app::JobRunner> jobs_;
    std::unique_ptr<app::Housekeeper> housekeeper_;
    std::unique_ptr<mail::WriterOutbox> outbox_;
    std::unique_ptr<mail::OutboxWorker> outbox_worker_;
    std::unique_ptr<mail::OutboxThread> mailer_;
    /// Of its own, because a trial must not wait for the outbox's connection.
    std::unique_ptr<mail::SmtpTransport> trial_transport_;
    std::unique_ptr<mail::RelayTrial> relay_trial_;
    std::unique_ptr<http::Resources> resources_;
    std::unique_ptr<http::CookieSessions> sessions_;
    http::StaticFiles files_;
};

}  // namespace usher
