#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "server/http/tls.hpp"

namespace usher::http {

/// The bytes of one peer, in the clear or through TLS. All on the socket's executor.
class Stream {
public:
    using Error = boost::system::error_code;
    using Written = std::array<boost::asio::const_buffer, 2>;

    /// Without a context: in the clear.
    Stream(boost::asio::ip::tcp::socket socket, Tls::Context tls);

    bool is_secure() const { return tls_.has_value(); }
    auto get_executor() { return socket_.get_executor(); }
    boost::asio::ip::tcp::socket& socket() { return socket_; }

    /// The handshake, where there is one.
    boost::asio::awaitable<bool> open();
    /// Why it was not opened: the peer spoke HTTP in the clear.
    bool was_in_the_clear() const { return was_in_the_clear_; }
    /// Until anything comes, which is lost, or the peer has gone.
    boost::asio::awaitable<void> wait_for_peer();
    /// How many bytes came; none: the peer has gone.
    boost::asio::awaitable<std::size_t> read_some(boost::asio::mutable_buffer into);
    /// How many bytes are there already and could be read at once.
    std::size_t read_ready(boost::asio::mutable_buffer into);
    /// How many bytes were taken; none: the peer has gone.
    boost::asio::awaitable<std::size_t> write_some(const Written& buffers);
    /// Says that nothing follows.
    boost::asio::awaitable<void> finish();
    void close();

private:
    boost::asio::ip::tcp::socket socket_;
    Tls::Context context_;
    bool was_in_the_clear_ = false;
    std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls_;
};

}  // namespace usher::http
