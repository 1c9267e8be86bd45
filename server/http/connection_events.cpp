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

/// What the three coroutines of a stream share, all on the connection's strand: one writes what the
/// source has, one the heartbeat while nothing happens, and one notices when the peer goes.
struct Connection::StreamState {
    StreamState(std::shared_ptr<EventStream> source, const asio::any_io_executor& executor,
                bool in_chunks)
        : events(std::move(source)), is_chunked(in_chunks), heartbeat(executor), turn(executor) {}

    std::shared_ptr<EventStream> events;
    const bool is_chunked;
    asio::steady_timer heartbeat;
    asio::steady_timer turn;  // cancelled when what was being written is written
    bool is_writing = false;
    bool is_over = false;
    bool peer_is_gone = false;
    Clock::time_point written_at = Clock::now();
    std::size_t bytes = 0;
};

asio::awaitable<std::size_t> Connection::write_events(std::shared_ptr<EventStream> events,
                                                      bool is_chunked) {
    const auto self = shared_from_this();
    const auto state =
        std::make_shared<StreamState>(std::move(events), stream_.get_executor(), is_chunked);
    events_ = state->events;
    if (is_stopping_) events_->close();
    asio::co_spawn(stream_.get_executor(), beat(state), [self](std::exception_ptr) {});
    asio::co_spawn(stream_.get_executor(), watch_peer(state), [self](std::exception_ptr) {});
    try {
        while (!state->peer_is_gone) {
            const std::optional<Event> event = co_await state->events->next();
            if (!event) break;
            std::string text = encode(*event);
            co_await write_part(*state, std::move(text));
        }
    } catch (...) {
        // A source that fails ends its stream; the browser asks again from its last event.
    }
    state->is_over = true;
    std::string end;
    if (is_chunked && !state->peer_is_gone) co_await write_part(*state, std::move(end));
    state->peer_is_gone = true;
    state->heartbeat.cancel();
    events_->close();
    events_.reset();
    close();
    co_return state->bytes;
}

// An empty one is the last (RFC 9112, section 7.1).
asio::awaitable<void> Connection::write_part(StreamState& state, std::string text) {
    boost::system::error_code error;
    while (state.is_writing) {
        state.turn.expires_at(Clock::time_point::max());
        co_await state.turn.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
    if (state.peer_is_gone) co_return;
    state.is_writing = true;
    std::array<char, 24> size{};
    std::size_t digits = 0;
    state.bytes += text.size();
    if (state.is_chunked) {
        digits = static_cast<std::size_t>(
            std::snprintf(size.data(), size.size(), "%zx\r\n", text.size()));
        text += "\r\n";
    }
    const std::string_view head{size.data(), digits};
    const bool is_there = co_await write(head, text);
    state.is_writing = false;
    state.turn.cancel();
    state.written_at = Clock::now();
    if (is_there) co_return;
    state.peer_is_gone = true;
    state.events->close();
}

asio::awaitable<void> Connection::beat(std::shared_ptr<StreamState> state) {
    boost::system::error_code error;
    while (!state->is_over && !state->peer_is_gone) {
        const auto now = Clock::now();
        const auto due = (state->is_writing ? now : state->written_at) + serving_.limits.heartbeat;
        if (due <= now) {
            std::string comment = ":\n\n";
            co_await write_part(*state, std::move(comment));
            continue;
        }
        state->heartbeat.expires_at(due);
        co_await state->heartbeat.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

asio::awaitable<void> Connection::watch_peer(std::shared_ptr<StreamState> state) {
    // Whatever arrives, an end or a further request, ends the stream: nothing may stand behind one.
    co_await stream_.wait_for_peer();
    state->peer_is_gone = true;
    state->heartbeat.cancel();
    state->events->close();
}

}  // namespace usher::http
