#include "server/mail/writer_outbox.hpp"

#include <future>

namespace usher::mail {

std::optional<app::OutboxMail> WriterOutbox::claim(Instant now, Instant until) {
    const auto due = reader_.next_due();
    if (!due || now < *due) return std::nullopt;
    std::optional<app::OutboxMail> claimed;
    keep([&](app::Turn& turn) { claimed = turn.transaction().claim_mail(now, until); });
    return claimed;
}

void WriterOutbox::settle(const app::OutboxMail& mail) {
    keep([&](app::Turn& turn) { turn.transaction().save_mail(mail); });
}

void WriterOutbox::keep(app::Writer::Work work) {
    std::promise<bool> kept;
    writer_.run(std::move(work), [&kept](bool answer) { kept.set_value(answer); });
    if (!kept.get_future().get()) throw app::StoreFailure{"the outbox could not be written", true};
}

}  // namespace usher::mail
