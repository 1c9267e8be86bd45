#pragma once

#include <string>

#include "server/app/ports.hpp"
#include "server/app/secrets.hpp"
#include "server/mail/outbox.hpp"

namespace usher::mail {

/// Writes the mail of an outbox row from what is true when it leaves. Link and code are derived
/// here and go nowhere else.
class OutboxComposer final : public Composer {
public:
    /// `origin` is the public address without a slash at its end; `host` is its host name.
    /// Everything is borrowed.
    OutboxComposer(app::Reader& reader, const app::Secrets& secrets, Mailbox from,
                   std::string origin, std::string host);

    /// Mails are composed one after another: any one thread at a time.
    std::optional<Message> compose(const app::OutboxMail& mail, Instant now) override;

    /// The same words for the Outbox page: the link is of the copy channel, and there is no code.
    /// None when there is nothing left to say.
    std::optional<Content> show(const app::OutboxMail& mail, Instant now) const;

private:
    enum class Reach { mailbox, page };
    std::optional<Content> words(const app::OutboxMail& mail, Instant now, Reach reach) const;
    std::optional<Content> invitation(const app::OutboxMail& mail, Instant now, Reach reach) const;
    std::optional<Content> address_code(const app::OutboxMail& mail, Instant now,
                                        Reach reach) const;

    app::Reader& reader_;
    const app::Secrets& secrets_;
    Mailbox from_;
    std::string origin_;
    /// With its port.
    std::string own_host_;
    std::string host_;
};

}  // namespace usher::mail
