#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/connection.hpp"
#include "server/http/event_stream.hpp"

namespace usher::http {

namespace asio = boost::asio;

/// What the three coroutines of a stream share, all on the connection's strand: the pump asks for
/// events, the writer writes them and the heartbeat, the watch notices when the peer goes.
struct Connection::StreamState {
    StreamState(std::shared_ptr<EventStream> source, const asio::any_io_executor& executor)
        : events(std::move(source)), wake(executor), taken(executor) {}

    std::shared_ptr<EventStream> events;
    asio::steady_timer wake;   // cancelled when `next` is there
    asio::steady_timer taken;  // cancelled when the writer has taken it
    std::optional<Event> next;
    bool has_ended = false;
    bool peer_is_gone = false;
};

namespace {

std::string chunk_of(const std::string& text) {
    std::array<char, 24> size{};
    const int digits = std::snprintf(size.data(), size.size(), "%zx\r\n", text.size());
    return std::string(size.data(), static_cast<std::size_t>(digits)) + text + "\r\n";
}

}  // namespace

asio::awaitable<std::size_t> Connection::write_events(std::shared_ptr<EventStream> events,
                                                      bool is_chunked) {
    const auto self = shared_from_this();
    const auto state = std::make_shared<StreamState>(std::move(events), stream_.get_executor());
    events_ = state->events;
    if (is_stopping_) events_->close();
    asio::co_spawn(stream_.get_executor(), pump(state), [self](std::exception_ptr) {});
    asio::co_spawn(stream_.get_executor(), watch_peer(state), [self](std::exception_ptr) {});
    std::size_t bytes = 0;
    while (!state->peer_is_gone) {
        if (!state->next && !state->has_ended) {
            boost::system::error_code error;
            state->wake.expires_after(serving_.limits.heartbeat);
            co_await state->wake.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
        if (state->peer_is_gone || (state->has_ended && !state->next)) break;
        const auto text = state->next ? encode(*state->next) : std::string(":\n\n");
        state->next.reset();
        state->taken.cancel();
        const auto framed = is_chunked ? chunk_of(text) : text;
        const bool written = co_await write(framed, "");
        if (!written) break;
        bytes += text.size();
    }
    if (is_chunked && !state->peer_is_gone && state->has_ended) co_await write("0\r\n\r\n", "");
    state->peer_is_gone = true;
    state->taken.cancel();
    events_->close();
    events_.reset();
    close();
    co_return bytes;
}

asio::awaitable<void> Connection::pump(std::shared_ptr<StreamState> state) {
    try {
        while (!state->peer_is_gone) {
            state->next = co_await state->events->next();
            if (!state->next) break;
            state->wake.cancel();
            while (state->next && !state->peer_is_gone) {
                boost::system::error_code error;
                state->taken.expires_at(Clock::time_point::max());
                co_await state->taken.async_wait(asio::redirect_error(asio::use_awaitable, error));
            }
        }
    } catch (...) {
        // A source that fails ends its stream; the browser asks again from its last event.
        state->next.reset();
    }
    state->has_ended = true;
    state->wake.cancel();
}

asio::awaitable<void> Connection::watch_peer(std::shared_ptr<StreamState> state) {
    // Whatever arrives, an end or a further request, ends the stream: nothing may stand behind one.
    co_await stream_.wait_for_peer();
    state->peer_is_gone = true;
    state->events->close();
    state->wake.cancel();
}

}  // namespace usher::http
