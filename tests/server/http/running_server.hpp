#pragma once

#include <poll.h>

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/socket.h>
#include <sys/time.h>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/http/dispatcher.hpp"
#include "server/http/listener.hpp"
#include "server/http/metrics.hpp"

namespace usher::http {

/// An answer as a client sees it.
struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    bool has(std::string_view text) const { return head.find(text) != std::string::npos; }
};

/// A client that sends bytes exactly as they are written. Gives up after five seconds without any.
class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(context_) {
        socket_.connect({boost::asio::ip::address_v4::loopback(), port});
        const timeval limit{5, 0};
        setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }

    void send(std::string_view bytes) {
        boost::system::error_code error;
        std::size_t sent = 0;
        while (!error && sent < bytes.size())
            sent += socket_.write_some(boost::asio::buffer(bytes.substr(sent)), error);
    }

    /// Everything up to and with the text; less when the server closes before.
    std::string read_until(std::string_view text) {
        auto end = arrived_.find(text);
        while (end == std::string::npos && read_some()) end = arrived_.find(text);
        return take(end == std::string::npos ? arrived_.size() : end + text.size());
    }

    std::string read_to_end() {
        while (read_some()) {
        }
        return take(arrived_.size());
    }

    Answer read_answer(bool has_body = true) {
        Answer answer;
        answer.head = read_until("\r\n\r\n");
        if (answer.head.size() > 12) answer.status = std::stoi(answer.head.substr(9, 3));
        const std::string name = "Content-Length: ";
        const auto length = answer.head.find(name);
        if (length == std::string::npos || !has_body) return answer;
        const auto size = std::stoul(answer.head.substr(length + name.size()));
        while (arrived_.size() < size && read_some()) {
        }
        answer.body = take(std::min<std::size_t>(size, arrived_.size()));
        return answer;
    }

    /// True when the server has closed and nothing more has come.
    bool is_closed() { return read_to_end().empty() && ended_; }

    /// True when the server has cut the connection off before it had read all that was sent: it is
    /// noticed without reading anything.
    bool is_cut_off() {
        pollfd looked{socket_.native_handle(), 0, 0};
        return ::poll(&looked, 1, 5000) == 1 && (looked.revents & (POLLERR | POLLHUP)) != 0;
    }

    void finish_sending() { socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send); }
    void close() { socket_.close(); }

private:
    bool read_some() {
        std::array<char, 4096> bytes{};
        const auto count = ::recv(socket_.native_handle(), bytes.data(), bytes.size(), 0);
        ended_ = count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
        if (count > 0) arrived_.append(bytes.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    std::string take(std::size_t size) {
        auto taken = arrived_.substr(0, size);
        arrived_.erase(0, size);
        return taken;
    }

    boost::asio::io_context context_;
    boost::asio::ip::tcp::socket socket_;
    std::string arrived_;
    bool ended_ = false;
};

/// A listener on a free loopback port with its own thread; stops at the end of its scope.
class RunningServer {
public:
    explicit RunningServer(DispatcherParts parts, ListenerOptions options = {})
        : dispatcher_(with_localhost(std::move(parts))) {
        options.port = 0;
        auto opened = Listener::open(std::move(options));
        listener_ = std::move(*opened);
        thread_ = std::thread([this] {
            listener_->run(dispatcher_, [this](const AccessEntry& entry) {
                metrics_.count(entry);
                const std::lock_guard lock{mutex_};
                log_.push_back(std::string(entry.method) + " " + std::string(entry.path) + " " +
                               std::to_string(entry.status) + " " + std::to_string(entry.bytes) +
                               " " + std::string(entry.refusal));
            });
        });
    }

    ~RunningServer() { stop(); }

    std::uint16_t port() const { return listener_->port(); }
    RawClient connect() const { return RawClient{port()}; }

    Answer ask(std::string_view request) const {
        auto client = connect();
        client.send(request);
        return client.read_answer(request.substr(0, 4) != "HEAD");
    }

    void begin_stop() { listener_->stop(); }

    /// Returns when the listener has finished what ran.
    void stop() {
        listener_->stop();
        if (thread_.joinable()) thread_.join();
    }

    std::vector<std::string> log() {
        const std::lock_guard lock{mutex_};
        return log_;
    }

    std::string metrics() const { return metrics_.text(); }

private:
    static DispatcherParts with_localhost(DispatcherParts parts) {
        parts.site = *site_from("http://localhost");
        return parts;
    }

    Dispatcher dispatcher_;
    std::unique_ptr<Listener> listener_;
    std::mutex mutex_;
    std::vector<std::string> log_;
    Metrics metrics_;
    std::thread thread_;
};

}  // namespace usher::http
