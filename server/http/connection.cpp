#include "server/http/connection.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/chunked.hpp"
#include "server/http/event_stream.hpp"
#include "server/http/gate.hpp"
#include "server/http/problem.hpp"
#include "server/http/response_head.hpp"

namespace usher::http {

namespace asio = boost::asio;

namespace {

constexpr std::size_t read_size = 16 * 1024;
constexpr std::chrono::seconds longest_look{5};

std::string for_the_log(std::string_view host) {
    constexpr std::size_t longest = 100;
    std::string text{host.substr(0, longest)};
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c <= 0x20 || c >= 0x7f; }, '?');
    return text;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, Tls::Context tls, const Serving& serving,
                       std::string id_prefix)
    : stream_(std::move(socket), std::move(tls)),
      next_look_(stream_.get_executor()),
      serving_(serving),
      id_prefix_(std::move(id_prefix)) {
    boost::system::error_code error;
    peer_ = stream_.socket().remote_endpoint(error).address();
    remote_address_ = serving_.proxies.client_of(peer_, {});
    stream_.socket().set_option(asio::ip::tcp::no_delay(true), error);
}

asio::awaitable<void> Connection::run() {
    arm(Clock::now() + serving_.limits.head);
    is_idle_ = true;
    const bool is_open = co_await stream_.open();
    is_idle_ = false;
    if (stream_.was_in_the_clear())
        serving_.remarks.make(Remarks::Kind::in_the_clear,
                              "a request came as plain HTTP, and this port speaks TLS: ask for " +
                                  serving_.dispatcher.site().origin());
    auto after = is_open ? After::next_request : After::close;
    while (after == After::next_request && !is_stopping_) after = co_await serve_one();
    if (must_linger_) {
        co_await linger();
    } else if (stream_.is_secure()) {
        arm(Clock::now() + serving_.limits.linger);
        co_await stream_.finish();
    }
    disarm();
    close();
}

void Connection::stop() {
    asio::post(stream_.get_executor(), [self = shared_from_this()] {
        self->is_stopping_ = true;
        if (self->is_idle_) self->close();
        if (self->events_) self->events_->close();
    });
}

asio::awaitable<Connection::After> Connection::serve_one() {
    std::string raw;
    bool is_malformed = false;
    const bool has_head = co_await read_raw_head(raw, is_malformed);
    if (!has_head) co_return After::close;
    const auto start = Clock::now();
    if (is_malformed) {
        const Refusal refusal{400, "malformed_request"};
        co_return co_await refuse(refused(refusal), refusal, start);
    }
    auto judged = read_head(raw, serving_.dispatcher.site());
    if (const auto* refusal = std::get_if<Refusal>(&judged))
        co_return co_await refuse(refused(*refusal), *refusal, start);
    auto& head = std::get<RequestHead>(judged);

    auto admitted = serving_.dispatcher.admit(head);
    Request request;
    request.id = next_id();
    request.remote_address = remote_address_;
    request.method = head.method;
    request.path = std::move(head.path);
    request.query = std::move(head.query);
    request.headers = std::move(head.headers);
    if (serving_.proxies.trusts(peer_))
        request.remote_address =
            serving_.proxies.client_of(peer_, request.header("X-Forwarded-For").value_or(""));
    if (const auto field = request.header("Cookie"))
        request.cookies = parse_cookies(*field, serving_.dispatcher.site().transport);

    Response response;
    if (auto* refusal = std::get_if<Response>(&admitted)) {
        response = std::move(*refusal);
        must_linger_ = true;
    } else {
        const auto limit = std::get<std::size_t>(admitted);
        const int status = co_await read_body(head, limit, request.body);
        if (status == 0) co_return After::close;
        must_linger_ = status != 200;
        if (must_linger_)
            response = problem(status, status == 413 ? "body_too_large" : "malformed_request");
        else
            response = co_await serving_.dispatcher.answer(request);
    }

    const bool is_stream = response.events != nullptr;
    const bool is_http_1_0 = head.is_http_1_0;
    const bool has_body = request.method != Method::head;
    const bool keep_alive = head.keep_alive && !must_linger_ && !is_stream && !is_stopping_;
    const Delivery delivery{serving_.dispatcher.site().transport, keep_alive,
                            is_stream && !is_http_1_0, request.id};
    const auto body = has_body ? response.content() : std::string_view{};
    std::size_t bytes = body.size();
    const auto head_text = encode_head(response, delivery);
    const bool written = co_await write(head_text, body);
    if (is_stream && written && has_body)
        bytes = co_await write_events(std::move(response.events), !is_http_1_0);
    else if (is_stream)
        response.events->close();
    if (serving_.log)
        serving_.log({name_of(request.method), request.path, request.remote_address, request.id, "",
                      response.status, written ? bytes : 0,
                      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start),
                      is_stream && has_body});
    co_return (written && keep_alive) ? After::next_request : After::close;
}

// True when a head is there or something that can never become one.
asio::awaitable<bool> Connection::read_raw_head(std::string& raw, bool& is_malformed) {
    std::size_t scanned = 0;
    auto deadline = Clock::now() + (arrived_.empty() ? serving_.limits.idle : serving_.limits.head);
    while (true) {
        const auto search = find_head_end(arrived_, scanned);
        is_malformed = search == HeadSearch::malformed;
        if (is_malformed) co_return true;
        if (search == HeadSearch::found || arrived_.size() > max_head_bytes) {
            const auto size = search == HeadSearch::found ? scanned : arrived_.size();
            raw = arrived_.substr(0, size);
            arrived_.erase(0, size);
            if (arrived_.empty()) arrived_.shrink_to_fit();
            disarm();
            co_return true;
        }
        const bool was_empty = arrived_.empty();
        is_idle_ = true;
        arm(deadline);
        const bool filled = co_await fill();
        is_idle_ = false;
        if (!filled) co_return false;
        if (was_empty) deadline = Clock::now() + serving_.limits.head;
    }
}

// 200 when the body is whole, 0 when the peer is gone or too slow, else the status to refuse with.
asio::awaitable<int> Connection::read_body(const RequestHead& head, std::size_t limit,
                                           std::string& body) {
    if (head.framing == Framing::none) co_return 200;
    const auto start = Clock::now();
    std::size_t received = 0;
    if (head.expects_continue && arrived_.empty()) {
        const bool written = co_await write("HTTP/1.1 100 Continue\r\n\r\n", "");
        if (!written) co_return 0;
    }
    ChunkedBody chunked{limit};
    while (true) {
        std::string_view input = arrived_;
        int status = 0;
        if (head.framing == Framing::chunked) {
            const auto progress = chunked.read(input, body);
            if (progress == ChunkedBody::Progress::malformed) status = 400;
            if (progress == ChunkedBody::Progress::too_large) status = 413;
            if (progress == ChunkedBody::Progress::done) status = 200;
        } else {
            const auto missing = static_cast<std::size_t>(head.content_length) - body.size();
            const auto taken = std::min(missing, input.size());
            body.append(input.substr(0, taken));
            input.remove_prefix(taken);
            if (taken == missing) status = 200;
        }
        received += arrived_.size() - input.size();
        arrived_.erase(0, arrived_.size() - input.size());
        if (status != 0) {
            disarm();
            co_return status;
        }
        arm(start + serving_.limits.patience +
            std::chrono::seconds(received / serving_.limits.bytes_per_second));
        const bool filled = co_await fill();
        if (!filled) co_return 0;
    }
}

asio::awaitable<Connection::After> Connection::refuse(Response response, Refusal refusal,
                                                      Clock::time_point start) {
    const Site& site = serving_.dispatcher.site();
    if (!refusal.host.empty())
        serving_.remarks.make(Remarks::Kind::other_host,
                              "a request named the host " + for_the_log(refusal.host) +
                                  " and was refused; public-url is " + site.origin());
    const Delivery delivery{site.transport, false, false, next_id()};
    const auto head = encode_head(response, delivery);
    const bool written = co_await write(head, response.content());
    must_linger_ = written;
    if (serving_.log)
        serving_.log({"-", "-", remote_address_, delivery.request_id, refusal.code, refusal.status,
                      written ? response.content().size() : 0,
                      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start)});
    co_return After::close;
}

// What a peer is waited for with is small, as many are waited for; more is made room for once that
// has been filled.
asio::awaitable<bool> Connection::fill() {
    const std::size_t first = co_await stream_.read_some(asio::buffer(first_));
    arrived_.append(first_.data(), first);
    if (first < first_.size()) co_return first > 0;
    const std::size_t before = arrived_.size();
    arrived_.resize(before + read_size);
    const asio::mutable_buffer rest{arrived_.data() + before, read_size};
    arrived_.resize(before + stream_.read_ready(rest));
    co_return true;
}

asio::awaitable<bool> Connection::write(std::string_view head, std::string_view body) {
    // Who takes nothing at all is not waited for as long as the whole of a long answer may take.
    const auto last =
        Clock::now() + serving_.limits.patience +
        std::chrono::seconds((head.size() + body.size()) / serving_.limits.bytes_per_second);
    bool is_there = true;
    while (is_there && (!head.empty() || !body.empty())) {
        arm(std::min(last, Clock::now() + serving_.limits.patience));
        const Stream::Written buffers{asio::buffer(head), asio::buffer(body)};
        const std::size_t written = co_await stream_.write_some(buffers);
        is_there = written > 0;
        const std::size_t of_head = std::min(written, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(written - of_head);
    }
    disarm();
    co_return is_there;
}

// Closing with unread bytes would reset the connection, and the peer might never see the answer.
asio::awaitable<void> Connection::linger() {
    arm(Clock::now() + serving_.limits.linger);
    co_await stream_.finish();
    bool more = true;
    while (more) {
        arrived_.clear();
        more = co_await fill();
    }
}

void Connection::arm(Clock::time_point deadline) {
    deadline_ = deadline;
    if (!will_look_ || deadline < next_look_.expiry()) look_at_clock();
}

void Connection::disarm() { deadline_ = Clock::time_point::max(); }

// Setting a timer anew for each step of each request costs as much as the step: one that runs is
// left to run, and looks at its end whether the time is up.
void Connection::look_at_clock() {
    const auto now = Clock::now();
    will_look_ = deadline_ > now && deadline_ < Clock::time_point::max();
    if (deadline_ <= now) close();
    if (!will_look_) return;
    next_look_.expires_at(std::min(deadline_, now + longest_look));
    next_look_.async_wait([weak = weak_from_this()](boost::system::error_code error) {
        const auto self = weak.lock();
        if (!error && self) self->look_at_clock();
    });
}

void Connection::close() { stream_.close(); }

std::string Connection::next_id() { return id_prefix_ + "-" + std::to_string(++requests_); }

}  // namespace usher::http
