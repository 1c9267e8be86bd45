#include "server/auth/session_secret.hpp"

#include <sodium.h>

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"

namespace usher::auth {
namespace {

using SecretBytes = std::array<std::uint8_t, 32>;

}  // namespace

CookieSecret make_cookie_secret(app::Random& random, const app::Digest& digest) {
    SecretBytes bytes{};
    random.fill(bytes.data(), bytes.size());
    CookieSecret cookie{Secret{encode_base64url(view_of(bytes))}, digest.of(view_of(bytes))};
    sodium_memzero(bytes.data(), bytes.size());
    return cookie;
}

std::optional<app::Digest::Bytes> id_of_cookie(std::string_view text, const app::Digest& digest) {
    SecretBytes bytes{};
    std::optional<app::Digest::Bytes> id;
    if (decode_exactly(text, bytes)) id = digest.of(view_of(bytes));
    sodium_memzero(bytes.data(), bytes.size());
    return id;
}

Secret csrf_token(const KeyRing& ring, const app::Digest::Bytes& session) {
    return Secret{encode_base64url(view_of(ring.mac(Purpose::csrf_token, {view_of(session)})))};
}

bool is_csrf_token(const KeyRing& ring, const app::Digest::Bytes& session, std::string_view text) {
    Mac mac{};
    return decode_exactly(text, mac) &&
           ring.any_confirms(Purpose::csrf_token, {view_of(session)}, view_of(mac));
}

}  // namespace usher::auth
