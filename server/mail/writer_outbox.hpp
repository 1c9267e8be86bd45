#pragma once

#include "server/app/writer.hpp"
#include "server/mail/outbox.hpp"

namespace usher::mail {

/// The outbox behind the one writer. Each call waits for its commit.
class WriterOutbox final : public Outbox {
public:
    WriterOutbox(app::Writer& writer, app::Reader& reader) : writer_{writer}, reader_{reader} {}

    std::optional<app::OutboxMail> claim(Instant now, Instant until) override;
    void settle(const app::OutboxMail& mail) override;
    std::optional<Instant> next_due() override { return reader_.next_due(); }

private:
    void keep(app::Writer::Work work);

    app::Writer& writer_;
    app::Reader& reader_;
};

}  // namespace usher::mail
