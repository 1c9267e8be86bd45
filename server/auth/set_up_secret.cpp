#include "server/auth/set_up_secret.hpp"

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"

namespace usher::auth {

Secret derive_set_up_secret(const KeyRing& ring) {
    return Secret{encode_base64url(view_of(ring.mac(Purpose::set_up_link, {})))};
}

bool is_set_up_secret(const KeyRing& ring, std::string_view text) {
    Mac mac{};
    return decode_exactly(text, mac) && ring.any_confirms(Purpose::set_up_link, {}, view_of(mac));
}

}  // namespace usher::auth
