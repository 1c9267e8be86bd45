#include "tests/support/smtp/fake_relay.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace usher::test {
namespace {

std::string with_line_ends(const std::string& reply) {
    std::string out;
    for (const char c : reply) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out + "\r\n";
}

}  // namespace

struct FakeRelay::Client {
    int socket;
    std::string buffer;

    /// Up to and without the delimiter; none when the client is gone.
    std::optional<std::string> read_until(const std::string& delimiter) {
        std::size_t end = 0;
        while ((end = buffer.find(delimiter)) == std::string::npos) {
            char bytes[4096];
            const ssize_t count = ::recv(socket, bytes, sizeof bytes, 0);
            if (count <= 0) return std::nullopt;
            buffer.append(bytes, static_cast<std::size_t>(count));
        }
        std::string text = buffer.substr(0, end);
        buffer.erase(0, end + delimiter.size());
        return text;
    }

    bool write(const std::string& text) const {
        return ::send(socket, text.data(), text.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(text.size());
    }
};

FakeRelay::FakeRelay(Script script) : script_{std::move(script)} {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (listener_ < 0 || ::bind(listener_, generic, length) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, generic, &length) != 0) {
        throw std::runtime_error{"no loopback socket"};
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

FakeRelay::~FakeRelay() {
    stopping_ = true;
    release();
    ::shutdown(listener_, SHUT_RDWR);
    const int client = current_;
    if (client >= 0) ::shutdown(client, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::vector<FakeRelay::Mail> FakeRelay::mails() const {
    const std::lock_guard lock{mutex_};
    return mails_;
}

std::vector<std::string> FakeRelay::commands() const {
    const std::lock_guard lock{mutex_};
    return commands_;
}

void FakeRelay::note(const std::string& command) {
    const std::lock_guard lock{mutex_};
    commands_.push_back(command);
    changed_.notify_all();
}

void FakeRelay::await_command(const std::string& begin) const {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] {
        return std::any_of(commands_.begin(), commands_.end(), [&](const std::string& command) {
            return command.rfind(begin, 0) == 0;
        });
    });
}

void FakeRelay::await_mails(std::size_t count) const {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return mails_.size() >= count; });
}

void FakeRelay::release() {
    const std::lock_guard lock{mutex_};
    released_ = true;
    changed_.notify_all();
}

void FakeRelay::serve() {
    while (!stopping_) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) return;
        current_ = socket;
        // The destructor may have looked for a client just before there was one.
        if (stopping_) ::shutdown(socket, SHUT_RDWR);
        ++connections_;
        Client client{socket, {}};
        converse(client);
        current_ = -1;
        ::close(socket);
    }
}

bool FakeRelay::answer(Client& client, const std::string& event, const std::string& usual) {
    auto scripted = script_.find(event + std::to_string(++events_[event]));
    if (scripted == script_.end()) scripted = script_.find(event);
    std::string reply = scripted == script_.end() ? usual : scripted->second;
    if (reply == silence) return true;
    if (reply == held) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return released_; });
        reply = usual;
    }
    const std::size_t end = reply.find(cut);
    if (end == std::string::npos) return client.write(with_line_ends(reply));
    reply.erase(end);
    if (!reply.empty()) client.write(with_line_ends(reply));
    return false;
}

void FakeRelay::converse(Client& client) {
    if (!answer(client, "connect", "220 relay.example ready")) return;
    Mail mail;
    while (const auto line = client.read_until("\r\n")) {
        note(*line);
        const std::string verb = line->substr(0, 4);
        bool open = true;
        if (verb == "EHLO" || verb == "HELO") {
            open = answer(client, "EHLO", "250-relay.example\n250 SIZE 10000000");
        } else if (verb == "AUTH") {
            open = answer(client, "AUTH", "235 2.7.0 welcome");
        } else if (verb == "MAIL") {
            mail = Mail{*line, {}, {}, {}};
            open = answer(client, "MAIL", "250 2.1.0 sender fine");
        } else if (verb == "RCPT") {
            mail.recipients.push_back(*line);
            open = answer(client, "RCPT", "250 2.1.5 recipient fine");
        } else if (verb == "DATA") {
            open = answer(client, "DATA", "354 go on");
            const bool goes_on = script_.count("DATA") == 0;
            if (open && goes_on) open = receive_message(client, mail);
        } else if (verb == "QUIT") {
            if (script_.count("QUIT") == 0) return void(client.write("221 bye\r\n"));
            open = answer(client, "QUIT", "");
        } else {
            open = client.write("500 what\r\n");
        }
        if (!open) return;
    }
}

bool FakeRelay::receive_message(Client& client, Mail mail) {
    const auto raw = client.read_until("\r\n.\r\n");
    if (!raw) return false;
    mail.raw = *raw + "\r\n";
    bool line_start = true;
    for (const char c : mail.raw) {
        if (!(line_start && c == '.')) mail.bytes += c;
        line_start = c == '\n';
    }
    {
        const std::lock_guard lock{mutex_};
        mails_.push_back(std::move(mail));
        changed_.notify_all();
    }
    return answer(client, ".", "250 2.0.0 queued as 1A2B3C");
}

}  // namespace usher::test
