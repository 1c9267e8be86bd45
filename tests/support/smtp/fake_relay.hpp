#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace usher::test {

/// A small SMTP server on the loopback interface that misbehaves on request. It speaks to one
/// client at a time, on a thread of its own, and keeps the bytes as they came.
class FakeRelay {
public:
    /// Replies by event: "connect", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT", "." (after the
    /// message), and "." followed by a number for the n-th message (from 1). Lines are separated by
    /// LF. `cut` closes the connection instead; `silence` answers nothing; `held` gives the usual
    /// answer once it is released; a reply that ends with `cut` closes after it.
    using Script = std::map<std::string, std::string>;
    static constexpr const char* cut = "<cut>";
    static constexpr const char* silence = "<silence>";
    static constexpr const char* held = "<held>";

    struct Mail {
        std::string sender;
        std::vector<std::string> recipients;
        /// Dots unstuffed, without the final dot.
        std::string bytes;
        /// As they came, with stuffed dots.
        std::string raw;
    };

    explicit FakeRelay(Script script = {});
    ~FakeRelay();
    FakeRelay(const FakeRelay&) = delete;
    FakeRelay& operator=(const FakeRelay&) = delete;

    std::uint16_t port() const { return port_; }
    std::vector<Mail> mails() const;
    /// Every command line of every connection, without its line end.
    std::vector<std::string> commands() const;
    int connections() const { return connections_; }

    /// Until a command that begins so has come.
    void await_command(const std::string& begin) const;
    /// Until so many messages have come.
    void await_mails(std::size_t count) const;
    void release();

private:
    struct Client;

    void serve();
    void converse(Client& client);
    bool receive_message(Client& client, Mail mail);
    /// Whether the connection is still open.
    bool answer(Client& client, const std::string& event, const std::string& usual);
    void note(const std::string& command);

    Script script_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<int> connections_{0};
    std::atomic<int> current_{-1};
    std::atomic<bool> stopping_{false};
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    bool released_ = false;
    std::vector<Mail> mails_;
    std::vector<std::string> commands_;
    std::map<std::string, int> events_;
    std::thread thread_;
};

}  // namespace usher::test
