#include <sodium.h>

#include <string>

#include "server/auth/base64url.hpp"
#include "server/auth/key_ring.hpp"

namespace usher::auth {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t header_bytes = 2;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t overhead = header_bytes + nonce_bytes + tag_bytes;
static_assert(SecretKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned char* writable(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* readable(const std::string& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::optional<std::string> envelope_of(const Secret& sealed) {
    std::string bytes(sealed.reveal().size(), '\0');
    const auto size = decode_base64url(sealed.reveal(), {writable(bytes), bytes.size()});
    if (!size || *size < overhead) return std::nullopt;
    bytes.resize(*size);
    if (readable(bytes)[0] != version) return std::nullopt;
    return bytes;
}

}  // namespace

Secret KeyRing::seal(Purpose purpose, const Secret& text, app::Random& random) const {
    const auto& plain = text.reveal();
    std::string envelope(overhead + plain.size(), '\0');
    auto* bytes = writable(envelope);
    bytes[0] = version;
    bytes[1] = current();
    random.fill(bytes + header_bytes, nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes + header_bytes + nonce_bytes, nullptr, readable(plain), plain.size(), bytes,
        header_bytes, nullptr, bytes + header_bytes, find(current(), purpose)->bytes().data());
    return Secret{encode_base64url(envelope)};
}

std::optional<Secret> KeyRing::open(Purpose purpose, const Secret& sealed) const {
    const auto envelope = envelope_of(sealed);
    if (!envelope) return std::nullopt;
    const auto* bytes = readable(*envelope);
    const auto* key = find(bytes[1], purpose);
    if (key == nullptr) return std::nullopt;
    std::string plain(envelope->size() - overhead, '\0');
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
        writable(plain), nullptr, nullptr, bytes + header_bytes + nonce_bytes,
        envelope->size() - header_bytes - nonce_bytes, bytes, header_bytes, bytes + header_bytes,
        key->bytes().data());
    if (refused != 0) return std::nullopt;
    return Secret{std::move(plain)};
}

bool KeyRing::is_current(const Secret& sealed) const {
    const auto envelope = envelope_of(sealed);
    return envelope && readable(*envelope)[1] == current();
}

}  // namespace usher::auth
