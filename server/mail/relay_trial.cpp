#include "server/mail/relay_trial.hpp"

#include <cassert>

#include "server/mail/calendar_words.hpp"
#include "server/mail/document.hpp"
#include "server/mail/inert_text.hpp"
#include "server/mail/relay_trial_words.hpp"
#include "shared/policy/limits.hpp"

namespace usher::mail {
namespace {

app::RelayAnswer answer_of(const Delivery& delivery) {
    using Outcome = app::RelayAnswer::Outcome;
    if (const auto* accepted = std::get_if<Accepted>(&delivery))
        return {Outcome::accepted, accepted->code, accepted->reply};
    if (const auto* deferred = std::get_if<Deferred>(&delivery))
        return {Outcome::deferred, deferred->code, deferred->reply};
    const auto& failed = std::get<Failed>(delivery);
    return {Outcome::failed, failed.code, failed.reply};
}

MessageId id_of(Instant now, const std::string& host) {
    const std::string left = "trial." + std::to_string(now.ms);
    auto made = MessageId::make(left, host);
    // A bracketed IPv6 host is no dot-atom.
    if (!made) made = MessageId::make(left, "localhost");
    assert(made);
    return *made;
}

}  // namespace

Message relay_trial_mail(const Mailbox& from, const EmailAddress& to, const Locale& locale,
                         const std::string& origin, const std::string& host, Instant now) {
    const Language language = spoken(locale, {});
    const RelayTrialWords& words = relay_trial_words(language);
    const auto subject = Subject::parse(words.subject);
    assert(subject);
    const Run page = our_own(origin);
    const Run time = our_own(minute_text(now, "UTC", language));
    const Run address = our_own(inert_line(to.text(), limits::address_bytes));
    Document document;
    document.language = words.language;
    document.right_to_left = words.right_to_left;
    document.title = words.subject;
    document.preview = words.heading;
    document.blocks.push_back(Heading{{our_own(words.heading)}});
    document.blocks.push_back(Paragraph{fill(words.lead, {{"page", page}, {"time", time}})});
    document.footer.push_back(fill(words.why, {{"address", address}, {"page", page}}));
    return {from,
            {Name{}, to},
            {*subject, render_text(document), render_html(document)},
            id_of(now, host),
            now};
}

RelayTrial::RelayTrial(Transport& transport, Mailbox from, std::string origin, std::string host)
    : transport_{transport},
      from_{std::move(from)},
      origin_{std::move(origin)},
      host_{std::move(host)},
      thread_{[this] { run(); }} {}

RelayTrial::~RelayTrial() { stop(); }

bool RelayTrial::start(const EmailAddress& to, const Locale& locale, Instant now, Done done) {
    const std::lock_guard lock{mutex_};
    if (busy_ || stopping_) return false;
    busy_ = true;
    job_ = Job{relay_trial_mail(from_, to, locale, origin_, host_, now), std::move(done)};
    changed_.notify_one();
    return true;
}

void RelayTrial::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void RelayTrial::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        changed_.wait(lock, [&] { return job_ || stopping_; });
        if (!job_) return;
        const Job job = std::move(*job_);
        job_.reset();
        lock.unlock();
        const app::RelayAnswer answer = answer_of(transport_.send(job.message));
        lock.lock();
        busy_ = false;
        lock.unlock();
        job.done(answer);
        lock.lock();
    }
}

}  // namespace usher::mail
