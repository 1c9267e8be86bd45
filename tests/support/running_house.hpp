#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/app/feed.hpp"
#include "server/app/ports.hpp"
#include "server/app/secrets.hpp"
#include "server/app/writer.hpp"
#include "server/store/recent_claims.hpp"
#include "shared/lifecycle/event.hpp"
#include "tests/support/browser.hpp"
#include "tests/support/faulty_store.hpp"
#include "tests/support/virtual_clock.hpp"

namespace usher::test {

/// The whole server in this process: real HTTP on a free port of the loopback, a SQLite file of its
/// own, real keys and links, cheap passwords, time that goes on only when told, random bytes from a
/// seed. Nothing is mailed: what would be stands in the outbox. A request that ended in a thrown
/// exception fails the test, unless `takes_failures`.
class RunningHouse {
public:
    struct Options {
        bool mail_configured = true;
        Instant now{1'795'161'600'000};  // 2026-11-20T08:00:00Z
        bool takes_failures = false;
        /// Of the listener.
        unsigned threads = 1;
        /// As --rate-limits.
        double rate_limits = 1;
        store::RecentClaims::RoundSize round{};
    };

    RunningHouse() : RunningHouse(Options{}) {}
    explicit RunningHouse(const Options& options);
    ~RunningHouse();
    RunningHouse(const RunningHouse&) = delete;
    RunningHouse& operator=(const RunningHouse&) = delete;

    std::uint16_t port() const;
    VirtualClock& clock();
    app::Reader& reader();
    app::Writer& writer();
    app::Secrets& secrets();
    app::News& news();
    /// What stands between the server and its file.
    FaultyStore& faults();

    /// Makes the events true, as if they had long happened: claims, stamps and queued mail with
    /// them, but no log. With what of it can be undone, it is as long ago as the first of that.
    void given(const std::vector<Event>& events,
               const std::vector<std::pair<OrganizationId, Former>>& formers = {});
    /// Keeps the account as it is given here, whatever it was.
    void keep(const Account& account);
    void set_password(AccountId account, std::string_view password);

    /// Waits until everything that was to be written is.
    void settle();

    /// Nobody is signed in.
    Browser browser() const { return Browser{port()}; }
    /// With a new session of the account.
    Browser signed_in(AccountId account, app::Session::State state = app::Session::State::full);

    /// The token that a mail or a copied link would have.
    std::string link(OrganizationId home, InvitationId invitation, const Channel& channel = {});
    std::string code(OrganizationId home, InvitationId invitation);
    /// The code that was mailed last to whom this browser's sign-up is.
    std::string address_code(const Browser& browser);

    /// Newest first.
    std::vector<app::OutboxMail> outbox();
    /// Every committed byte of the database.
    std::string contents() const;
    /// The first column of the first row.
    std::string ask(const std::string& sql) const;

    /// What handlers threw.
    std::vector<std::string> failures() const;

private:
    struct Parts;
    app::SentInvitation sent(OrganizationId home, InvitationId invitation);

    std::unique_ptr<Parts> parts_;
};

}  // namespace usher::test
