#pragma once

#include <optional>
#include <vector>

#include "server/mail/outbox.hpp"
#include "server/mail/relay_watch.hpp"
#include "server/mail/transport.hpp"

namespace usher::mail {

/// Mails what is due and records what the relay said. It has no thread and no clock: the same
/// instants, rows and replies give the same result. A mail leaves at least once; twice only when
/// the relay's answer or its record was lost, then with the same Message-ID.
class OutboxWorker {
public:
    static constexpr int mails_a_pass = 50;

    struct Pass {
        int accepted = 0;
        int deferred = 0;
        int failed = 0;
        int dropped = 0;
        /// When to come again; none when nothing waits.
        std::optional<Instant> wake;
    };

    /// `watch` is told what becomes of each mail; none: nobody is. All are borrowed.
    OutboxWorker(Outbox& outbox, Composer& composer, Transport& transport,
                 RelayWatch* watch = nullptr)
        : outbox_{outbox}, composer_{composer}, transport_{transport}, watch_{watch} {}

    /// At most `mails_a_pass` mails. Trouble of the relay ends the pass and pauses the worker, so
    /// that the mails behind keep their attempts. Throws app::StoreFailure; a result that could not
    /// be recorded is recorded in the next pass, before anything else.
    Pass run_once(Instant now);

private:
    void settle_remembered();
    /// Whether to go on with the next mail.
    bool mail_next(Instant now, app::OutboxMail mail, Pass& pass);
    bool note(Instant now, const Delivery& delivery, app::OutboxMail& mail, Pass& pass);
    void settle(const app::OutboxMail& mail);

    Outbox& outbox_;
    Composer& composer_;
    Transport& transport_;
    RelayWatch* watch_;
    std::vector<app::OutboxMail> unsettled_;
    int relay_troubles_ = 0;
    std::optional<Instant> paused_until_;
};

}  // namespace usher::mail
