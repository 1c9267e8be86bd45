#pragma once

#include <sys/types.h>

#include <cstdint>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace usher::test {

/// aiosmtpd as a child process, with Python's email package as the reader of what arrives: an
/// oracle that shares no line with ours. Throws std::runtime_error when it cannot be started.
class RealRelay {
public:
    explicit RealRelay(const std::vector<std::string>& options = {});
    ~RealRelay();
    RealRelay(const RealRelay&) = delete;
    RealRelay& operator=(const RealRelay&) = delete;

    std::uint16_t port() const { return port_; }
    /// The next mail that arrived; call it after a mail was accepted.
    nlohmann::json next_mail();

private:
    pid_t child_ = -1;
    int input_ = -1;
    std::FILE* output_ = nullptr;
    std::uint16_t port_ = 0;
};

/// A new key and a certificate for 127.0.0.1 that signs itself, as PEM files that go with the
/// object.
class SelfSignedCertificate {
public:
    enum class Key { elliptic, rsa };

    explicit SelfSignedCertificate(Key key = Key::elliptic);
    ~SelfSignedCertificate();
    SelfSignedCertificate(const SelfSignedCertificate&) = delete;
    SelfSignedCertificate& operator=(const SelfSignedCertificate&) = delete;

    const std::string& certificate_file() const { return certificate_file_; }
    const std::string& key_file() const { return key_file_; }

private:
    std::string folder_;
    std::string certificate_file_;
    std::string key_file_;
};

}  // namespace usher::test
