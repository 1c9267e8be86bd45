#include "server/http/resources/feed_stream.hpp"

#include "server/http/async.hpp"
#include "server/http/resources/asking.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {

/// Wakes the one who waits for news; news that comes while nobody waits is remembered.
struct FeedStream::Signal {
    void tell() { wake(false); }
    void close() { wake(true); }

    /// Calls back at once when there is news, else with the next. True: closed.
    void wait(Callback<bool> waiter) {
        bool is_closed = false;
        {
            const std::lock_guard lock{mutex};
            is_closed = closed;
            if (!told && !closed) {
                waiting = std::move(waiter);
                return;
            }
            told = false;
        }
        waiter(is_closed);
    }

    bool is_over() {
        const std::lock_guard lock{mutex};
        return closed;
    }

private:
    void wake(bool closing) {
        Callback<bool> waiter;
        bool is_closed = false;
        {
            const std::lock_guard lock{mutex};
            closed = closed || closing;
            is_closed = closed;
            waiter = std::exchange(waiting, {});
            told = !waiter;
        }
        if (waiter) waiter(is_closed);
    }

    std::mutex mutex;
    Callback<bool> waiting;
    bool told = false;
    bool closed = false;
};

FeedStream::FeedStream(Resources& resources, OrganizationId home, AccountId account,
                       app::Digest::Bytes session, std::optional<app::Cursor> after)
    : resources_{resources},
      home_{home},
      account_{account},
      session_{session},
      after_{after},
      signal_{std::make_shared<Signal>()} {
    number_ = resources_.news.listen(home_, [signal = signal_] { signal->tell(); });
}

FeedStream::~FeedStream() { resources_.news.forget(home_, number_); }

boost::asio::awaitable<std::optional<Event>> FeedStream::next() {
    const auto self = shared_from_this();
    const auto wait = [this](Callback<bool> done) { signal_->wait(std::move(done)); };
    while (true) {
        if (has_all_) {
            const bool closed = co_await from_callback<bool>(wait);
            if (closed) co_return std::nullopt;
        } else if (after_) {
            // Others have a turn between two pages.
            co_await boost::asio::post(boost::asio::use_awaitable);
            if (signal_->is_over()) co_return std::nullopt;
        }
        Event event;
        const Step taken = step(event);
        if (taken == Step::page) co_return event;
        if (taken == Step::end) co_return std::nullopt;
    }
}

void FeedStream::close() { signal_->close(); }

bool FeedStream::may_look() const {
    const auto session = resources_.reader.session(session_);
    const auto account = session ? resources_.reader.account(account_) : std::nullopt;
    return account && is_live(*session, *account, resources_.clock.now());
}

FeedStream::Step FeedStream::step(Event& event) {
    const auto viewer =
        may_look() ? app::viewer_of(resources_.reader, home_, account_) : std::nullopt;
    if (!viewer) return Step::end;
    const std::uint64_t head = resources_.reader.head(home_);
    const bool restarted = after_ && (after_->rights != viewer->rights() ||
                                      after_->epoch != resources_.reader.epoch());
    // What moves from here on wakes the signal.
    has_all_ = true;
    if (after_ && !restarted && head == after_->number && after_->id.is_nil()) return Step::quiet;
    app::PageText page = resources_.pages.next(home_, *viewer, after_, resources_.clock.now());
    event.id = page.cursor;
    event.name = page.restart ? "restart" : std::string{};
    event.data = std::move(page.text);
    after_ = app::Cursor::parse(page.cursor);
    has_all_ = !page.more && !page.restart;
    return Step::page;
}

}  // namespace usher::http
