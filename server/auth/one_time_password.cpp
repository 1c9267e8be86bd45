#include "server/auth/one_time_password.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "server/auth/bytes.hpp"
#include "shared/policy/limits.hpp"

namespace usher::auth {
namespace {

const EVP_MD* function_of(HashAlgorithm algorithm) {
    switch (algorithm) {
        case HashAlgorithm::sha256:
            return EVP_sha256();
        case HashAlgorithm::sha512:
            return EVP_sha512();
        case HashAlgorithm::sha1:
            break;
    }
    return EVP_sha1();
}

}  // namespace

std::int64_t step_at(Instant instant) { return instant.ms / limits::second_factor_step.ms; }

std::string one_time_password(HashAlgorithm algorithm, std::string_view key, std::int64_t step,
                              int digits) {
    const auto counter = big_endian(static_cast<std::uint64_t>(step));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    if (HMAC(function_of(algorithm), key.data(), static_cast<int>(key.size()), counter.data(),
             counter.size(), mac.data(), &size) == nullptr)
        throw std::runtime_error{"OpenSSL computes no HMAC"};
    const std::size_t offset = mac[size - 1] & 15U;
    std::uint32_t number = mac[offset] & 127U;
    for (std::size_t i = 1; i < 4; ++i) number = number << 8U | mac[offset + i];
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
    return text;
}

}  // namespace usher::auth
