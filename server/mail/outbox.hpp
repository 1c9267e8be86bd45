#pragma once

#include <optional>

#include "server/app/ports.hpp"
#include "server/mail/message.hpp"

namespace usher::mail {

/// The rows of the outbox, as the worker that mails them needs them. Calls come from the mail
/// thread; what changes a row goes through the one writer and has been committed on return. Failed
/// I/O throws app::StoreFailure.
class Outbox {
public:
    virtual ~Outbox() = default;

    /// Takes the next mail that is queued or deferred and due: codes before invitations, then by
    /// due_at, then by number. Its attempts are one more and its due_at is `until`, so that a mail
    /// whose sender dies is taken again then. After this a drop comes too late; before it, a
    /// dropped mail is never returned.
    virtual std::optional<app::OutboxMail> claim(Instant now, Instant until) = 0;

    /// Keeps state, reply, due_at and changed_at of a claimed mail.
    virtual void settle(const app::OutboxMail& mail) = 0;

    /// When the next mail is due, at or before now included; none when nothing waits.
    virtual std::optional<Instant> next_due() = 0;
};

/// Makes the mail of a row when it is sent: derives link and code, reads the names as they are now.
class Composer {
public:
    virtual ~Composer() = default;

    /// None: there is nothing left to say (revoked, superseded, answered, lapsed, gone). Equal rows
    /// give the same Message-ID.
    virtual std::optional<Message> compose(const app::OutboxMail& mail, Instant now) = 0;
};

/// The Message-ID of a row, the same in every attempt. `host` is the host of the public address.
MessageId message_id(const app::OutboxMail& mail, std::string_view host);

}  // namespace usher::mail
