#pragma once

#include "server/mail/letter_preview.hpp"
#include "server/mail/relay_trial.hpp"

namespace usher::test {

/// Takes everything and mails nothing; an address that begins with "no." is not taken.
class QuietRelay final : public mail::Transport {
public:
    mail::Delivery send(const mail::Message& message) override {
        if (message.to.address.local_part().substr(0, 3) == "no.")
            return mail::Failed{550, "5.1.1 no such mailbox"};
        return mail::Accepted{250, "2.0.0 queued"};
    }
};

inline app::PreviewLetter preview_with(std::string origin) {
    return [origin](const app::LetterWish& wish) { return mail::preview_letter(wish, origin); };
}

/// The trial is borrowed.
inline app::TryRelay try_with(mail::RelayTrial& trial) {
    return [&trial](const EmailAddress& to, const Locale& locale, Instant now,
                    std::function<void(app::RelayAnswer)> done) {
        return trial.start(to, locale, now, std::move(done));
    };
}

}  // namespace usher::test
