#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/http/serving.hpp"
#include "server/http/stream.hpp"

namespace usher::http {

/// One peer: reads a request, passes it through the gate, has it answered, and so on until either
/// side wants to close, a time limit passes or a request is refused. The socket's executor is a
/// strand; all but stop() runs there.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    /// `id_prefix` begins the ids of this connection's requests.
    Connection(boost::asio::ip::tcp::socket socket, Tls::Context tls, const Serving& serving,
               std::string id_prefix);

    boost::asio::awaitable<void> run();

    /// Closes when nothing runs, else after the answer that is being made; ends an event stream.
    /// From any thread.
    void stop();

private:
    enum class After { next_request, close };
    using Clock = std::chrono::steady_clock;

    struct StreamState;

    boost::asio::awaitable<After> serve_one();
    boost::asio::awaitable<bool> read_raw_head(std::string& raw, bool& is_malformed);
    boost::asio::awaitable<int> read_body(const RequestHead& head, std::size_t limit,
                                          std::string& body);
    boost::asio::awaitable<After> refuse(Response response, Refusal refusal,
                                         Clock::time_point start);
    boost::asio::awaitable<bool> fill();
    boost::asio::awaitable<bool> write(std::string_view head, std::string_view body);
    boost::asio::awaitable<void> linger();

    boost::asio::awaitable<std::size_t> write_events(std::shared_ptr<EventStream> events,
                                                     bool is_chunked);
    boost::asio::awaitable<void> write_part(StreamState& state, std::string text);
    boost::asio::awaitable<void> beat(std::shared_ptr<StreamState> state);
    boost::asio::awaitable<void> watch_peer(std::shared_ptr<StreamState> state);

    void arm(Clock::time_point deadline);
    void disarm();
    void look_at_clock();
    void close();
    std::string next_id();

    Stream stream_;
    /// When it is closed.
    Clock::time_point deadline_ = Clock::time_point::max();
    boost::asio::steady_timer next_look_;
    bool will_look_ = false;
    const Serving& serving_;
    const std::string id_prefix_;
    boost::asio::ip::address peer_;
    std::string remote_address_;
    std::array<char, 2048> first_;  // what comes is read into this
    std::string arrived_;           // read from the socket and not yet used
    std::shared_ptr<EventStream> events_;
    std::size_t requests_ = 0;
    bool is_idle_ = false;
    bool is_stopping_ = false;
    bool must_linger_ = false;
};

}  // namespace usher::http
