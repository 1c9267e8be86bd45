#include "server/mail/outbox_worker.hpp"

#include <cassert>

#include "server/mail/retry_schedule.hpp"

namespace usher::mail {

using State = app::OutboxMail::State;

MessageId message_id(const app::OutboxMail& mail, std::string_view host) {
    using Kind = app::OutboxMail::Kind;
    const std::string left =
        mail.kind == Kind::address_code
            ? "code." + std::to_string(mail.queued_at.ms) + '.' + std::to_string(mail.number)
            : (mail.kind == Kind::reminder ? "reminder." : "invitation.") + mail.invitation.text() +
                  '.' + std::to_string(mail.generation);
    auto made = MessageId::make(left, host);
    // A bracketed IPv6 host is no dot-atom; the left side alone is unique enough then.
    if (!made) made = MessageId::make(left, "localhost");
    assert(made);
    return *made;
}

OutboxWorker::Pass OutboxWorker::run_once(Instant now) {
    settle_remembered();
    Pass pass;
    if (paused_until_ && now < *paused_until_) {
        pass.wake = paused_until_;
        return pass;
    }
    paused_until_.reset();
    for (int i = 0; i < mails_a_pass; ++i) {
        auto mail = outbox_.claim(now, now + retry_schedule::lease);
        if (!mail || !mail_next(now, std::move(*mail), pass)) break;
    }
    pass.wake = outbox_.next_due();
    if (pass.wake && paused_until_ && *pass.wake < *paused_until_) pass.wake = paused_until_;
    return pass;
}

void OutboxWorker::settle_remembered() {
    while (!unsettled_.empty()) {
        outbox_.settle(unsettled_.back());
        unsettled_.pop_back();
    }
}

bool OutboxWorker::mail_next(Instant now, app::OutboxMail mail, Pass& pass) {
    mail.changed_at = now;
    const auto message = composer_.compose(mail, now);
    bool go_on = true;
    if (message && message->to.address.text() != mail.to) {
        mail.state = State::failed;
        mail.reply = "not sent: composed for another address";
        ++pass.failed;
    } else if (message) {
        const Delivery delivery = transport_.send(*message);
        if (watch_ != nullptr) watch_->heard(delivery);
        go_on = note(now, delivery, mail, pass);
    } else {
        mail.state = State::dropped;
        mail.reply.clear();
        ++pass.dropped;
    }
    if (watch_ != nullptr) watch_->count(mail.state);
    settle(mail);
    return go_on;
}

bool OutboxWorker::note(Instant now, const Delivery& delivery, app::OutboxMail& mail, Pass& pass) {
    if (const auto* deferred = std::get_if<Deferred>(&delivery)) {
        mail.reply = deferred->reply;
        const bool give_up = retry_schedule::give_up < now - mail.queued_at;
        mail.state = give_up ? State::failed : State::deferred;
        mail.due_at = now + retry_schedule::pause(mail.attempts);
        ++(give_up ? pass.failed : pass.deferred);
        if (!deferred->relay_wide) return true;
        ++relay_troubles_;
        paused_until_ = now + retry_schedule::relay_pause(relay_troubles_);
        return false;
    }
    relay_troubles_ = 0;
    if (const auto* failed = std::get_if<Failed>(&delivery)) {
        mail.state = State::failed;
        mail.reply = failed->reply;
        ++pass.failed;
    } else {
        mail.state = State::accepted;
        mail.reply = std::get<Accepted>(delivery).reply;
        ++pass.accepted;
    }
    return true;
}

void OutboxWorker::settle(const app::OutboxMail& mail) {
    unsettled_.push_back(mail);
    settle_remembered();
}

}  // namespace usher::mail
