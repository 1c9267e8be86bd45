#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "server/app/letters.hpp"
#include "server/mail/transport.hpp"

namespace usher::mail {

/// The mail that tries a relay: it says that it came, where from and why. Its Message-ID is made
/// of the instant, so no two are the same.
Message relay_trial_mail(const Mailbox& from, const EmailAddress& to, const Locale& locale,
                         const std::string& origin, const std::string& host, Instant now);

/// Sends one mail at a time, at once and outside of the outbox, and says what the relay said. On a
/// thread of its own with a transport of its own, so that neither the outbox nor a request waits
/// for a relay that does not answer.
class RelayTrial {
public:
    using Done = std::function<void(app::RelayAnswer)>;

    /// `transport` is borrowed.
    RelayTrial(Transport& transport, Mailbox from, std::string origin, std::string host);
    /// Waits for the mail under way; whoever cannot wait cancels the transport first.
    ~RelayTrial();
    RelayTrial(const RelayTrial&) = delete;
    RelayTrial& operator=(const RelayTrial&) = delete;

    /// `done` is called once, on the trial's thread. False: a mail is under way, or it has stopped;
    /// nothing happens then.
    bool start(const EmailAddress& to, const Locale& locale, Instant now, Done done);

    /// What is under way is answered; nothing is started any more.
    void stop();

private:
    struct Job {
        Message message;
        Done done;
    };
    void run();

    Transport& transport_;
    const Mailbox from_;
    const std::string origin_;
    const std::string host_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Job> job_;
    bool busy_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace usher::mail
