#pragma once

#include "server/mail/outbox_composer.hpp"
#include "shared/wire/view.hpp"

namespace usher::test {

/// A mail of the outbox as the Outbox page shows it.
inline wire::OutboxView::Mail shown(const app::OutboxMail& mail,
                                    const mail::OutboxComposer& composer, Instant now) {
    wire::OutboxView::Mail view;
    view.number = mail.number;
    view.to = mail.to;
    if (const auto content = composer.show(mail, now)) {
        view.subject = content->subject.text();
        view.text = content->text;
        view.html = content->html;
    }
    return view;
}

}  // namespace usher::test
