#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "server/http/async.hpp"

namespace usher::http {

/// One event of a text/event-stream (HTML Living Standard, section 9.2).
struct Event {
    std::string id;    ///< becomes the browser's Last-Event-ID; empty: left out
    std::string name;  ///< empty: "message"
    std::string data;  ///< may have several lines
};

/// The event as bytes on the wire. Line breaks inside `id` and `name` are dropped.
std::string encode(const Event& event);

/// A source of events. The connection asks for one at a time and writes it before it asks again, so
/// a slow reader holds back its source, not this server's memory; one that reads too slowly for the
/// time limits is dropped. While nothing happens, the connection writes a comment as heartbeat.
class EventStream {
public:
    virtual ~EventStream() = default;

    /// The next event, or nothing at the end. Runs on the connection's executor.
    virtual boost::asio::awaitable<std::optional<Event>> next() = 0;

    /// The peer is gone or the server stops: a next() that waits must end with nothing. May be
    /// called from any thread and more than once.
    virtual void close() = 0;
};

/// A stream that other threads push into. When more than `capacity` events wait, they are dropped,
/// the reader gets the event `overflow` instead and the stream ends.
class EventQueue : public EventStream {
public:
    EventQueue(std::size_t capacity, Event overflow);

    /// From any thread. False when the stream has ended, so that the pusher can forget it.
    bool push(Event event);

    boost::asio::awaitable<std::optional<Event>> next() override;
    void close() override;

private:
    using Waiter = Callback<std::optional<Event>>;

    const std::size_t capacity_;
    const Event overflow_;
    std::mutex mutex_;
    std::deque<Event> waiting_;
    Waiter waiter_;
    bool closed_ = false;
};

}  // namespace usher::http
