#include "server/http/listener.hpp"

#include <csignal>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/connection.hpp"
#include "server/http/response_head.hpp"

namespace usher::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

ListenFailure failure_of(const boost::system::error_code& error) {
    const auto kind = [&error] {
        if (error == asio::error::address_in_use) return ListenError::port_in_use;
        if (error == boost::system::errc::address_not_available)
            return ListenError::address_unavailable;
        if (error == asio::error::access_denied) return ListenError::port_forbidden;
        return ListenError::failed;
    };
    return {kind(), error.message()};
}

std::string random_prefix() {
    std::random_device device;
    std::string prefix;
    for (int index = 0; index < 8; ++index) prefix += "0123456789abcdef"[device() % 16];
    return prefix;
}

}  // namespace

struct Listener::Parts {
    explicit Parts(ListenerOptions with)
        : options(std::move(with)),
          context(static_cast<int>(options.threads)),
          executor(in_order()),
          acceptor(executor),
          signals(executor),
          hangups(executor),
          remarks(options.remark),
          pause(executor) {}

    /// Runs what it is given one after the other. Where there is one thread, that needs no strand.
    asio::any_io_executor in_order() {
        if (options.threads > 1) return asio::make_strand(context);
        return context.get_executor();
    }
    asio::awaitable<void> accept();
    void complain(const std::string& what);
    void start(tcp::socket socket);
    void finish(const std::shared_ptr<Connection>& connection, const asio::ip::address& address);
    bool has_room(const asio::ip::address& address) const;
    void begin_stop();
    void heed_hangups();

    ListenerOptions options;
    asio::io_context context;
    asio::any_io_executor executor;
    tcp::acceptor acceptor;
    asio::signal_set signals;
    asio::signal_set hangups;
    Remarks remarks;
    asio::steady_timer pause;  // between tries to accept; then for what still runs at the stop
    std::optional<Serving> serving;
    const std::string id_prefix = random_prefix();
    std::size_t accepted = 0;
    bool is_stopping = false;
    bool has_complained = false;
    std::set<std::shared_ptr<Connection>> connections;  // on `executor`, as all below accept()
    std::map<asio::ip::address, std::size_t> by_address;
};

asio::awaitable<void> Listener::Parts::accept() {
    while (!is_stopping) {
        boost::system::error_code error;
        tcp::socket socket{in_order()};
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (is_stopping) break;
        if (!error) {
            has_complained = false;
            start(std::move(socket));
            continue;
        }
        // Whoever has gone before being let in is no failure.
        if (error == asio::error::connection_aborted) continue;
        complain("no connection can be accepted: " + error.message());
        // Mostly too many open files: those that close will make room.
        pause.expires_after(std::chrono::milliseconds(50));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

bool Listener::Parts::has_room(const asio::ip::address& address) const {
    if (connections.size() >= options.connections) return false;
    const auto found = by_address.find(address);
    return address.is_loopback() || options.proxies.trusts(address) || found == by_address.end() ||
           found->second < options.connections_per_address;
}

void Listener::Parts::complain(const std::string& what) {
    if (std::exchange(has_complained, true) || !options.complaint) return;
    options.complaint(what);
}

void Listener::Parts::start(tcp::socket socket) {
    boost::system::error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;
    if (!has_room(peer.address())) {
        // A handshake is what there is no room for.
        if (options.tls) return;
        auto response = refused({503, "too_many_connections"});
        response.headers.push_back({"Retry-After", "5"});
        const Delivery delivery{serving->dispatcher.site().transport, false, false, ""};
        const auto text = encode_head(response, delivery) + response.body;
        // The send buffer of a new socket is empty, so this neither blocks nor stops in the middle.
        socket.non_blocking(true, error);
        socket.write_some(asio::buffer(text), error);
        socket.shutdown(tcp::socket::shutdown_send, error);
        return;
    }
    const auto its_own = socket.get_executor();
    const auto connection = std::make_shared<Connection>(
        std::move(socket), options.tls ? options.tls->context() : nullptr, *serving,
        id_prefix + "-" + std::to_string(++accepted));
    connections.insert(connection);
    ++by_address[peer.address()];
    const auto ended = [this, connection, address = peer.address()](std::exception_ptr) {
        asio::post(executor, [this, connection, address] { finish(connection, address); });
    };
    asio::co_spawn(its_own, connection->run(), ended);
}

void Listener::Parts::finish(const std::shared_ptr<Connection>& connection,
                             const asio::ip::address& address) {
    connections.erase(connection);
    if (const auto found = by_address.find(address); --found->second == 0) by_address.erase(found);
    if (is_stopping && connections.empty()) pause.cancel();
}

void Listener::Parts::begin_stop() {
    if (std::exchange(is_stopping, true)) return;
    boost::system::error_code error;
    acceptor.close(error);
    signals.cancel(error);
    hangups.cancel(error);
    for (const auto& connection : connections) connection->stop();
    pause.expires_after(options.limits.stop);
    if (connections.empty()) return;
    pause.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) context.stop();
    });
}

Listener::Listener(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Listener::~Listener() = default;

boost::system::result<std::unique_ptr<Listener>, ListenFailure> Listener::open(
    ListenerOptions options) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return ListenFailure{ListenError::address_malformed, error.message()};
    auto parts = std::make_unique<Parts>(std::move(options));
    const tcp::endpoint endpoint{address, parts->options.port};
    auto& acceptor = parts->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return failure_of(error);
    return std::unique_ptr<Listener>(new Listener(std::move(parts)));
}

std::uint16_t Listener::port() const {
    boost::system::error_code error;
    return parts_->acceptor.local_endpoint(error).port();
}

void Listener::run(const Dispatcher& dispatcher, AccessLog log) {
    parts_->serving.emplace(Serving{dispatcher, parts_->options.limits, std::move(log),
                                    parts_->options.proxies, parts_->remarks});
    asio::co_spawn(parts_->executor, parts_->accept(), asio::detached);
    std::vector<std::jthread> others;
    for (unsigned index = 1; index < parts_->options.threads; ++index)
        others.emplace_back([this] { parts_->context.run(); });
    parts_->context.run();
}

void Listener::Parts::heed_hangups() {
    hangups.async_wait([this](boost::system::error_code error, int) {
        if (error || is_stopping) return;
        if (options.tls) options.tls->read_again();
        heed_hangups();
    });
}

void Listener::heed_signals() {
    parts_->hangups.add(SIGHUP);
    parts_->heed_hangups();
    parts_->signals.add(SIGINT);
    parts_->signals.add(SIGTERM);
    parts_->signals.async_wait([this](boost::system::error_code error, int) {
        if (!error) parts_->begin_stop();
    });
}

void Listener::stop() {
    asio::post(parts_->executor, [this] { parts_->begin_stop(); });
}

}  // namespace usher::http
