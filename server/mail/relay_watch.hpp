#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "server/app/failure_streak.hpp"
#include "server/app/stored.hpp"
#include "server/mail/transport.hpp"

namespace usher::mail {

/// Watches how the outbox gets rid of its mails: says once when the relay begins to fail and once
/// when it works again, and counts what becomes of the mails. What it says names the relay and why,
/// no recipient and no secret.
class RelayWatch {
public:
    using Say = app::FailureStreak::Say;
    static constexpr std::size_t several = 5;

    /// `relay` is its host and port.
    RelayWatch(const std::string& relay, Say failed, Say works);

    /// What came of handing one mail over. A refusal of that mail alone is no failure of the relay;
    /// it shows that the relay works. So many put off in a row, each for its own reasons, are one.
    /// On the mail thread.
    void heard(const Delivery& delivery);

    /// One attempt has left its mail in this state: accepted, deferred or failed; no other counts.
    /// Any thread.
    void count(app::OutboxMail::State state);

    /// How many it counted, in Prometheus' text format, version 0.0.4. Any thread.
    std::string metrics() const;

private:
    app::FailureStreak failures_;
    /// Since a mail was accepted.
    std::size_t deferrals_ = 0;
    std::array<std::atomic<std::uint64_t>, 3> counted_{};
};

}  // namespace usher::mail
