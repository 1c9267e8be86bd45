#include "server/mail/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>

#include "server/mail/mime.hpp"
#include "server/mail/smtp_dialogue.hpp"

namespace usher::mail {
namespace {

struct Transfer {
    std::string_view rest;
    SmtpDialogue dialogue;
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
    if (kind == CURLINFO_HEADER_OUT) transfer.dialogue.sent({bytes, length});
    if (kind == CURLINFO_HEADER_IN) transfer.dialogue.received({bytes, length});
    return 0;
}

int check_cancelled(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return *static_cast<const std::atomic<bool>*>(user) ? 1 : 0;
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
    return std::string{tls ? "smtps://" : "smtp://"} + host_and_port(settings) + '/' +
           settings.client_name;
}

bool is_surely_undelivered(const Delivery& delivery) {
    const auto* deferred = std::get_if<Deferred>(&delivery);
    return deferred != nullptr && deferred->relay_wide && !deferred->perhaps_delivered;
}

}  // namespace

struct SmtpTransport::Connection {
    CURL* handle = make_handle();
    char problem[CURL_ERROR_SIZE] = {};

    Connection() = default;
    ~Connection() { curl_easy_cleanup(handle); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(handle, option, value);
    }

    Delivery transfer(std::string_view bytes) {
        Transfer transfer{bytes, {}};
        set(CURLOPT_READDATA, &transfer);
        set(CURLOPT_DEBUGDATA, &transfer);
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
        problem[0] = '\0';
        const CURLcode result = curl_easy_perform(handle);
        set(CURLOPT_READDATA, nullptr);
        set(CURLOPT_DEBUGDATA, nullptr);
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
    connection.set(CURLOPT_XFERINFODATA, &cancelled_);
    connection.set(CURLOPT_NOPROGRESS, 0L);
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
    Delivery delivery = connection.transfer(bytes);
    // A relay may close a kept connection at any time, silently or with 421; that says nothing
    // about a new one.
    if (connection.was_kept() && is_surely_undelivered(delivery))
        delivery = connection.transfer(bytes);
    connection.set(CURLOPT_MAIL_RCPT, nullptr);
    auto* deferred = std::get_if<Deferred>(&delivery);
    if (deferred != nullptr && cancelled_) deferred->trouble.clear();
    return delivery;
}

std::string SmtpTransport::relay() const { return host_and_port(settings_); }

}  // namespace usher::mail
