#include "server/auth/sha256.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace usher::auth {
namespace {

struct Free {
    void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Looked up once: OpenSSL would do it for every digest anew.
const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, Free> found{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    return found.get();
}

EVP_MD_CTX* context() {
    thread_local const std::unique_ptr<EVP_MD_CTX, Free> made{EVP_MD_CTX_new()};
    return made.get();
}

}  // namespace

app::Digest::Bytes Sha256::of(std::string_view bytes) const {
    Bytes digest{};
    if (EVP_DigestInit_ex2(context(), algorithm(), nullptr) != 1 ||
        EVP_DigestUpdate(context(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context(), digest.data(), nullptr) != 1)
        throw std::runtime_error{"OpenSSL computes no SHA-256"};
    return digest;
}

}  // namespace usher::auth
