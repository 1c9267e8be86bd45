#include "tests/support/running_house.hpp"

#include <gtest/gtest.h>

#include <future>
#include <mutex>
#include <thread>

#include "server/auth/counted_guesses.hpp"
#include "server/auth/pooled_passwords.hpp"
#include "server/auth/sha256.hpp"
#include "server/auth/throttle.hpp"
#include "server/auth/vault.hpp"
#include "server/http/content_coding.hpp"
#include "server/http/listener.hpp"
#include "server/http/metrics.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/routes.hpp"
#include "server/http/together.hpp"
#include "server/store/sqlite_store.hpp"
#include "shared/roster/turn.hpp"
#include "shared/wire/reference_notes.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/server/store/sqlite_file.hpp"
#include "tests/support/made_true.hpp"
#include "tests/support/quick_place.hpp"
#include "tests/support/quiet_relay.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/shown_mail.hpp"

namespace usher::test {
namespace {

constexpr auth::Argon2Cost cheap{std::size_t{8} * 1024, 1};

std::unique_ptr<http::Listener> open_listener(unsigned threads) {
    http::ListenerOptions options;
    options.port = 0;
    options.threads = threads;
    auto opened = http::Listener::open(options);
    if (!opened) throw std::runtime_error{"no free port: " + opened.error().detail};
    return std::move(*opened);
}

std::unique_ptr<store::SqliteStore> open_store(const std::filesystem::path& file,
                                               const store::RecentClaims::RoundSize& round) {
    auto opened = store::SqliteStore::open(file, round);
    if (!opened) throw std::runtime_error{opened.error().what};
    return std::move(*opened);
}

http::StaticFiles made_up_pages() {
    return http::StaticFiles{{{"/admin/index.html", "admin"},
                              {"/account/index.html", "account"},
                              {"/reference/index.html", "reference"}},
                             http::pages()};
}

}  // namespace

struct RunningHouse::Parts {
    explicit Parts(const Options& wanted)
        : options{wanted},
          clock{wanted.now},
          resources{
              faults.reader(),
              writer,
              vault,
              passwords,
              guesses,
              random,
              clock,
              digest,
              news,
              pages,
              site,
              wanted.mail_configured,
              "test",
              Secret{"who reads the metrics"},
              [this] { return "usher_up 1\n" + http::metrics_of(throttle); },
              [this](const app::OutboxMail& mail) { return shown(mail, composer, clock.now()); },
              preview_with(site.origin()),
              try_with(trial)} {}

    // On the writer's thread, which alone may write.
    void keep(const std::function<void(app::Transaction&)>& work) {
        std::promise<bool> kept;
        writer.run([&](app::Turn& turn) { work(turn.transaction()); },
                   [&](bool done) { kept.set_value(done); });
        if (!kept.get_future().get()) throw std::runtime_error{"what is given cannot be kept"};
    }

    void stop() {
        listener->stop();
        if (thread.joinable()) thread.join();
        trial.stop();
        passwords.stop();
        writer.stop();
    }

    const Options options;
    ScratchFolder folder{quick_place()};
    const std::filesystem::path file = folder.path() / "usher.db";
    // Beside whatever runs on it: goes last.
    std::unique_ptr<http::Listener> listener = open_listener(options.threads);
    VirtualClock clock;
    SeededRandom random;
    auth::Sha256 digest;
    auth::KeyRing ring = auth::KeyRing::fresh(random);
    std::unique_ptr<store::SqliteStore> sqlite = open_store(file, options.round);
    FaultyStore faults{*sqlite};
    auth::Vault vault{ring, random, digest};
    auth::PasswordHasher hasher{ring, random, cheap};
    auth::PooledPasswords passwords{hasher};
    auth::CountedGuesses guesses{random};
    auth::Throttle throttle{random, clock, options.rate_limits};
    app::News news;
    app::FeedPages pages{faults.reader(), http::to_brotli};
    http::Site site = http::local_site(listener->port());
    mail::OutboxComposer composer{sqlite->reader(), vault,
                                  *Mailbox::parse("Usher <usher@localhost.localdomain>"),
                                  site.origin(), "localhost"};
    app::Writer writer{faults,
                       random,
                       digest,
                       [this](const app::Writer::Kept& kept) {
                           for (const auto& [home, head] : kept.heads) news.tell(home);
                       },
                       [](const app::StoreFailure&) {},
                       limits::undo,
                       http::answer_together};
    QuietRelay relay;
    mail::RelayTrial trial{relay, *Mailbox::parse("Usher <usher@localhost.localdomain>"),
                           site.origin(), "localhost"};
    http::Resources resources;
    http::CookieSessions sessions{resources};
    http::StaticFiles files = made_up_pages();
    std::mutex mutex;
    std::vector<std::string> failures;
    http::Dispatcher dispatcher{{site, http::routes(), &sessions, &files, &resources, &throttle,
                                 [this](const http::Request& request, std::string_view what) {
                                     const std::lock_guard lock{mutex};
                                     failures.push_back(request.path + ": " + std::string{what});
                                 },
                                 wire::is_parameter_of}};
    std::thread thread{[this] { listener->run(dispatcher, {}); }};
};

RunningHouse::RunningHouse(const Options& options) : parts_{std::make_unique<Parts>(options)} {}

RunningHouse::~RunningHouse() {
    parts_->stop();
    if (parts_->options.takes_failures) return;
    for (const std::string& failure : parts_->failures) ADD_FAILURE() << failure;
}

std::uint16_t RunningHouse::port() const { return parts_->listener->port(); }
VirtualClock& RunningHouse::clock() { return parts_->clock; }
app::Reader& RunningHouse::reader() { return parts_->sqlite->reader(); }
app::Secrets& RunningHouse::secrets() { return parts_->vault; }
app::News& RunningHouse::news() { return parts_->news; }
app::Writer& RunningHouse::writer() { return parts_->writer; }
FaultyStore& RunningHouse::faults() { return parts_->faults; }

void RunningHouse::given(const std::vector<Event>& events,
                         const std::vector<std::pair<OrganizationId, Former>>& formers) {
    const Instant at = formers.empty() ? parts_->options.now : formers.front().second.at;
    parts_->keep([&](app::Transaction& transaction) {
        const Changes changes = make_true(transaction, events, at);
        for (auto [home, former] : formers) {
            // In vectors nothing is stamped: what has not moved since has number 0.
            const auto stamped = changes.find(home);
            if (stamped != changes.end()) former.change += stamped->second;
            transaction.keep_former(home, former);
        }
    });
}

void RunningHouse::keep(const Account& account) {
    Roster roster{Roster::Unfilled::unknown};
    roster.put(account);
    Roster::Touched touched;
    touched.accounts.insert(account.id);
    parts_->keep([&](app::Transaction& transaction) { transaction.save(roster, touched); });
}

void RunningHouse::set_password(AccountId id, std::string_view password) {
    auto account = reader().account(id);
    account->credential = parts_->hasher.hash(Secret{std::string{password}});
    keep(*account);
}

void RunningHouse::settle() {
    parts_->keep([](app::Transaction&) {});
}

Browser RunningHouse::signed_in(AccountId id, app::Session::State state) {
    const auto account = reader().account(id);
    const Secret secret = secrets().new_cookie_secret();
    app::Session session;
    session.id = *secrets().cookie_id(secret.reveal());
    session.state = state;
    session.account = id;
    session.session_generation = account ? account->session_generation : 1;
    session.created_at = session.seen_at = clock().now();
    parts_->keep([&](app::Transaction& transaction) { transaction.save_session(session); });
    Browser browser{port()};
    browser.cookies["session"] = secret.reveal();
    browser.csrf_token = secrets().csrf_token(session.id);
    return browser;
}

app::SentInvitation RunningHouse::sent(OrganizationId home, InvitationId id) {
    const auto record = reader().person_of_invitation(home, id);
    const Invitation* invitation = record ? record->invitation(id) : nullptr;
    if (invitation == nullptr) throw std::runtime_error{"there is no such invitation"};
    return {home, id, invitation->generation, invitation->written_to->key()};
}

std::string RunningHouse::link(OrganizationId home, InvitationId invitation,
                               const Channel& channel) {
    return secrets().link(sent(home, invitation), channel).reveal();
}

std::string RunningHouse::code(OrganizationId home, InvitationId invitation) {
    return secrets().code(sent(home, invitation)).text();
}

std::string RunningHouse::address_code(const Browser& browser) {
    const auto sign_up = reader().sign_up(*secrets().cookie_id(browser.cookies.at("sign_up")));
    return secrets()
        .address_code({sign_up->id, sign_up->code_sent_at, sign_up->address.key()})
        .text();
}

std::vector<app::OutboxMail> RunningHouse::outbox() { return reader().outbox(0, 1000); }
std::string RunningHouse::contents() const { return contents_of(parts_->file); }
std::string RunningHouse::ask(const std::string& sql) const { return ask_sql(parts_->file, sql); }

std::vector<std::string> RunningHouse::failures() const {
    const std::lock_guard lock{parts_->mutex};
    return parts_->failures;
}

}  // namespace usher::test
