#include "server/mail/smtp.hpp"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "server/mail/mime.hpp"
#include "server/mail/smtp_dialogue.hpp"

namespace usher::mail {
namespace {

using Clock = std::chrono::steady_clock;

/// The sockets that are open, as libcurl makes and closes them. On the transport's thread.
class Sockets {
public:
    static curl_socket_t open(void* user, curlsocktype, curl_sockaddr* address) {
        const int made =
            ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
        if (made < 0) return CURL_SOCKET_BAD;
        static_cast<Sockets*>(user)->open_.push_back(made);
        return made;
    }
    static int close(void* user, curl_socket_t socket) {
        std::erase(static_cast<Sockets*>(user)->open_, socket);
        return ::close(socket);
    }
    /// What waits for the peer then waits no longer.
    void shut(int how) const {
        for (const int socket : open_) ::shutdown(socket, how);
    }

private:
    std::vector<int> open_;
};

struct Transfer {
    std::string_view rest;
    SmtpDialogue dialogue;
    const Sockets& sockets;
    const std::atomic<bool>& cancelled;
    std::chrono::milliseconds last_patience;
    /// When that was seen.
    std::optional<Clock::time_point> cancelled_at;
};

std::size_t read_message(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::size_t length = std::min(size * count, transfer.rest.size());
    std::memcpy(buffer, transfer.rest.data(), length);
    transfer.rest.remove_prefix(length);
    if (transfer.rest.empty()) transfer.dialogue.message_ended();
    return length;
}

std::size_t discard(char*, std::size_t size, std::size_t count, void*) { return size * count; }

int follow(CURL*, curl_infotype kind, char* bytes, std::size_t length, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (kind == CURLINFO_HEADER_OUT) {
        transfer.dialogue.sent({bytes, length});
        // libcurl would wait two minutes for the answer to a farewell.
        if (transfer.dialogue.has_parted()) transfer.sockets.shut(SHUT_RD);
    }
    if (kind == CURLINFO_HEADER_IN) transfer.dialogue.received({bytes, length});
    return 0;
}

// libcurl asks this at least once a second. Whoever is to stop waits a moment for what became of a
// message that was handed over: else it may be sent twice. The socket is shut because libcurl says
// QUIT even then, and waits.
int check_cancelled(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.cancelled) return 0;
    const auto now = Clock::now();
    if (!transfer.cancelled_at) transfer.cancelled_at = now;
    const bool may_be_answered = transfer.dialogue.has_handed_over() &&
                                 now < *transfer.cancelled_at + transfer.last_patience;
    if (may_be_answered) return 0;
    transfer.sockets.shut(SHUT_RDWR);
    return 1;
}

CURL* make_handle() {
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    CURL* handle = initialised == CURLE_OK ? curl_easy_init() : nullptr;
    if (handle == nullptr) throw std::bad_alloc{};
    return handle;
}

std::string host_and_port(const SmtpSettings& settings) {
    return settings.host + ':' + std::to_string(settings.port);
}

std::string relay_address(const SmtpSettings& settings) {
    const bool tls = settings.security == SmtpSettings::Security::tls;
    std::string address{tls ? "smtps://" : "smtp://"};
    address += host_and_port(settings) + '/';
    // An address literal has characters that a URL has other uses for.
    for (const char c : settings.client_name) {
        if (c == '[')
            address += "%5B";
        else if (c == ']')
            address += "%5D";
        else if (c == ':')
            address += "%3A";
        else
            address += c;
    }
    return address;
}

bool is_surely_undelivered(const Delivery& delivery) {
    const auto* deferred = std::get_if<Deferred>(&delivery);
    return deferred != nullptr && deferred->relay_wide && !deferred->perhaps_delivered;
}

}  // namespace

struct SmtpTransport::Connection {
    Sockets sockets;
    CURL* handle = make_handle();
    char problem[CURL_ERROR_SIZE] = {};

    Connection() = default;
    ~Connection() {
        // Closing says QUIT, which needs no answer.
        sockets.shut(SHUT_RD);
        curl_easy_cleanup(handle);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(handle, option, value);
    }

    Delivery transfer(std::string_view bytes, const std::atomic<bool>& cancelled,
                      Duration last_patience) {
        Transfer transfer{
            bytes, {}, sockets, cancelled, std::chrono::milliseconds{last_patience.ms}, {}};
        set(CURLOPT_READDATA, &transfer);
        set(CURLOPT_DEBUGDATA, &transfer);
        set(CURLOPT_XFERINFODATA, &transfer);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
        problem[0] = '\0';
        const CURLcode result = curl_easy_perform(handle);
        set(CURLOPT_READDATA, nullptr);
        set(CURLOPT_DEBUGDATA, nullptr);
        set(CURLOPT_NOPROGRESS, 1L);
        return transfer.dialogue.judge(result == CURLE_OK,
                                       problem[0] != '\0' ? problem : curl_easy_strerror(result));
    }

    /// Whether the last transfer used a connection of an earlier one.
    bool was_kept() const {
        long made = 0;
        curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &made);
        return made == 0;
    }
};

SmtpTransport::SmtpTransport(SmtpSettings settings)
    : settings_{std::move(settings)}, connection_{std::make_unique<Connection>()} {
    Connection& connection = *connection_;
    connection.set(CURLOPT_URL, relay_address(settings_).c_str());
    connection.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    connection.set(CURLOPT_PROXY, "");
    connection.set(CURLOPT_NOSIGNAL, 1L);
    connection.set(CURLOPT_UPLOAD, 1L);
    connection.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_time_out.ms));
    connection.set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.time_out.ms));
    connection.set(CURLOPT_MAXAGE_CONN, 60L);
    connection.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (settings_.security != SmtpSettings::Security::none) {
        connection.set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    }
    if (!settings_.authorities_file.empty()) {
        connection.set(CURLOPT_CAINFO, settings_.authorities_file.c_str());
        connection.set(CURLOPT_CAPATH, nullptr);
    }
    if (!settings_.user.empty()) {
        connection.set(CURLOPT_USERNAME, settings_.user.c_str());
        connection.set(CURLOPT_PASSWORD, settings_.password.reveal().c_str());
        connection.set(CURLOPT_SASL_IR, 1L);
    }
    connection.set(CURLOPT_READFUNCTION, &read_message);
    connection.set(CURLOPT_WRITEFUNCTION, &discard);
    // With a function of ours, "verbose" prints nothing: it is how the dialogue is followed.
    connection.set(CURLOPT_DEBUGFUNCTION, &follow);
    connection.set(CURLOPT_VERBOSE, 1L);
    connection.set(CURLOPT_XFERINFOFUNCTION, &check_cancelled);
    connection.set(CURLOPT_OPENSOCKETFUNCTION, &Sockets::open);
    connection.set(CURLOPT_OPENSOCKETDATA, &connection.sockets);
    connection.set(CURLOPT_CLOSESOCKETFUNCTION, &Sockets::close);
    connection.set(CURLOPT_CLOSESOCKETDATA, &connection.sockets);
    // A name that is being looked up is left behind.
    connection.set(CURLOPT_QUICK_EXIT, 1L);
    connection.set(CURLOPT_ERRORBUFFER, connection.problem);
}

SmtpTransport::~SmtpTransport() {
    // Closing says QUIT, which is traced too.
    connection_->set(CURLOPT_VERBOSE, 0L);
}

Delivery SmtpTransport::send(const Message& message) {
    return send_bytes(message.from.address, message.to.address, serialize(message));
}

Delivery SmtpTransport::send_bytes(const EmailAddress& from, const EmailAddress& to,
                                   std::string_view bytes) {
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients{
        curl_slist_append(nullptr, ('<' + to.ascii() + '>').c_str()), &curl_slist_free_all};
    if (!recipients) throw std::bad_alloc{};
    Connection& connection = *connection_;
    connection.set(CURLOPT_MAIL_FROM, ('<' + from.ascii() + '>').c_str());
    connection.set(CURLOPT_MAIL_RCPT, recipients.get());
    Delivery delivery = connection.transfer(bytes, cancelled_, settings_.last_patience);
    // A relay may close a kept connection at any time, silently or with 421; that says nothing
    // about a new one.
    if (connection.was_kept() && is_surely_undelivered(delivery) && !cancelled_)
        delivery = connection.transfer(bytes, cancelled_, settings_.last_patience);
    connection.set(CURLOPT_MAIL_RCPT, nullptr);
    auto* deferred = std::get_if<Deferred>(&delivery);
    if (deferred != nullptr && cancelled_) deferred->trouble.clear();
    return delivery;
}

std::string SmtpTransport::relay() const { return host_and_port(settings_); }

}  // namespace usher::mail
