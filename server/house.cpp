#include "server/house.hpp"

#include <spdlog/spdlog.h>

#include <cstdio>

#include "server/app/mail_state.hpp"
#include "server/http/content_coding.hpp"
#include "server/http/resources/resources.hpp"
#include "server/http/resources/routes.hpp"
#include "server/http/together.hpp"
#include "server/log.hpp"
#include "server/mail/letter_preview.hpp"
#include "server/opening.hpp"
#include "server/version.hpp"
#include "shared/wire/reference_notes.hpp"

namespace usher {
namespace {

wire::OutboxView::Mail shown(const app::OutboxMail& mail, const mail::OutboxComposer& composer,
                             Instant now) {
    constexpr const char* kinds[] = {"invitation", "address_code", "reminder"};
    wire::OutboxView::Mail view;
    view.number = mail.number;
    view.kind = kinds[static_cast<std::size_t>(mail.kind)];
    view.to = mail.to;
    view.state = app::state_of(mail, now);
    view.reply = mail.reply;
    view.queued_at = mail.queued_at;
    if (const auto content = composer.show(mail, now)) {
        view.subject = content->subject.text();
        view.text = content->text;
        view.html = content->html;
    }
    return view;
}

// Whoever logs errors alone is told of their ends too.
void log_error(const std::string& what) { spdlog::error("{}", what); }

}  // namespace

House::House(const Options& options)
    : listener_{opening::listener(options)},
      clock_{[](std::string_view what) { spdlog::error("{}", what); }},
      keys_{opening::keys(options, random_)},
      store_{opening::store(options)},
      vault_{keys_, random_, digest_},
      hasher_{keys_, random_},
      passwords_{hasher_},
      guesses_{random_},
      throttle_{random_, clock_, options.rate_limits},
      failures_{"the store", log_error, log_error},
      pages_{store_->reader(), http::to_brotli},
      site_{opening::site(options)},
      composer_{store_->reader(), vault_, opening::sender(options), site_.origin(),
                opening::host_name(site_)},
      transport_{opening::transport(options, opening::host_name(site_))},
      relay_watch_{transport_ ? transport_->relay() : "", log_error, log_error},
      files_{opening::web(options)} {
    opening::hold_to_keys(options, keys_, *store_);
    opening::set_clock(options, clock_, *store_);
    writer_ = std::make_unique<app::Writer>(
        *store_, random_, digest_,
        [this](const app::Writer::Kept& kept) {
            failures_.work();
            for (const auto& [home, head] : kept.heads) news_.tell(home);
            if (kept.mail && mailer_) mailer_->notify();
            if (kept.job && jobs_) jobs_->wake();
        },
        [this](const app::StoreFailure& failure) { failures_.fail(failure.what); },
        seconds(options.hold_mail), http::answer_together);
    if (transport_) {
        outbox_ = std::make_unique<mail::WriterOutbox>(*writer_, store_->reader());
        outbox_worker_ =
            std::make_unique<mail::OutboxWorker>(*outbox_, composer_, *transport_, &relay_watch_);
        mailer_ = std::make_unique<mail::OutboxThread>(
            *outbox_worker_, clock_,
            [](std::string_view what) { spdlog::error("mail: {}", what); });
    }
    if (transport_) {
        trial_transport_ = opening::transport(options, opening::host_name(site_));
        relay_trial_ = std::make_unique<mail::RelayTrial>(
            *trial_transport_, opening::sender(options), site_.origin(), opening::host_name(site_));
    }
    const auto report = [](std::string_view what) { spdlog::error("{}", what); };
    jobs_ = std::make_unique<app::JobRunner>(*writer_, store_->reader(), clock_, digest_, report);
    housekeeper_ =
        std::make_unique<app::Housekeeper>(*writer_, store_->reader(), clock_, random_, report);
    resources_ = std::make_unique<http::Resources>(http::Resources{
        store_->reader(), *writer_, vault_, passwords_, guesses_, random_, clock_, digest_, news_,
        pages_, site_, transport_ != nullptr, std::string{version}, Secret{options.metrics_token},
        [this] { return metrics_.text() + http::metrics_of(throttle_) + relay_watch_.metrics(); },
        [this](const app::OutboxMail& mail) { return shown(mail, composer_, clock_.now()); },
        [this](const app::LetterWish& wish) { return mail::preview_letter(wish, site_.origin()); },
        [this](const EmailAddress& to, const Locale& locale, Instant now,
               std::function<void(app::RelayAnswer)> done) {
            return relay_trial_->start(to, locale, now, std::move(done));
        }});
    sessions_ = std::make_unique<http::CookieSessions>(*resources_);
}

// Whatever calls back into the listener's coroutines ends before the listener goes.
House::~House() {
    if (transport_) transport_->cancel();
    if (trial_transport_) trial_transport_->cancel();
    if (mailer_) mailer_->stop();
    if (relay_trial_) relay_trial_->stop();
    housekeeper_->stop();
    jobs_->stop();
    passwords_.stop();
    writer_->stop();
}

void House::print_welcome() const {
    std::printf("Usher is running on %s\n", site_.origin().c_str());
    if (!store_->reader().instance().set_up) {
        std::printf("Set it up here: %s/set-up#%s\n", site_.origin().c_str(),
                    vault_.set_up_secret().reveal().c_str());
    }
    std::fflush(stdout);
}

void House::serve() {
    const http::Dispatcher dispatcher{{site_, http::routes(), sessions_.get(), &files_,
                                       resources_.get(), &throttle_,
                                       [](const http::Request& request, std::string_view what) {
                                           spdlog::error("request {} failed: {}", request.id, what);
                                       },
                                       wire::is_parameter_of, version}};
    listener_->heed_signals();
    print_welcome();
    listener_->run(dispatcher, [this](const http::AccessEntry& entry) {
        metrics_.count(entry);
        log_request(entry);
    });
}

}  // namespace usher
