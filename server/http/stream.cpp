#include "server/http/stream.hpp"

#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace usher::http {

namespace asio = boost::asio;

Stream::Stream(asio::ip::tcp::socket socket, Tls::Context tls)
    : socket_(std::move(socket)), context_(std::move(tls)) {
    Error error;
    socket_.non_blocking(true, error);
    if (context_) tls_.emplace(socket_, *context_);
}

asio::awaitable<bool> Stream::open() {
    Error error;
    if (tls_)
        co_await tls_->async_handshake(asio::ssl::stream_base::server,
                                       asio::redirect_error(asio::use_awaitable, error));
    was_in_the_clear_ =
        error.category() == asio::error::get_ssl_category() &&
        ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_HTTP_REQUEST;
    co_return !error;
}

asio::awaitable<void> Stream::wait_for_peer() {
    // A read and not a wait: the reactor may answer a wait with news of what was read before.
    char one = 0;
    co_await read_some({&one, 1});
}

asio::awaitable<std::size_t> Stream::read_some(asio::mutable_buffer into) {
    Error error;
    std::size_t bytes = 0;
    if (tls_)
        bytes =
            co_await tls_->async_read_some(into, asio::redirect_error(asio::use_awaitable, error));
    else
        bytes = co_await socket_.async_read_some(into,
                                                 asio::redirect_error(asio::use_awaitable, error));
    co_return error ? 0 : bytes;
}

std::size_t Stream::read_ready(asio::mutable_buffer into) {
    if (tls_) return 0;
    Error error;
    const std::size_t bytes = socket_.read_some(into, error);
    return error ? 0 : bytes;
}

// What the socket has room for goes at once: through the reactor it would take as long again.
asio::awaitable<std::size_t> Stream::write_some(const Written& buffers) {
    Error error;
    std::size_t bytes = 0;
    if (tls_) {
        bytes = co_await tls_->async_write_some(buffers,
                                                asio::redirect_error(asio::use_awaitable, error));
    } else {
        bytes = socket_.write_some(buffers, error);
        if (error == asio::error::would_block)
            bytes = co_await socket_.async_write_some(
                buffers, asio::redirect_error(asio::use_awaitable, error));
    }
    co_return error ? 0 : bytes;
}

asio::awaitable<void> Stream::finish() {
    Error error;
    // Says so to the peer and does not wait for it to say the same.
    if (tls_) {
        SSL_set_shutdown(tls_->native_handle(), SSL_RECEIVED_SHUTDOWN);
        co_await tls_->async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    }
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
}

void Stream::close() {
    Error error;
    socket_.close(error);
}

}  // namespace usher::http
