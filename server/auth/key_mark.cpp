#include "server/auth/key_mark.hpp"

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"

namespace usher::auth {

std::string derive_key_mark(const KeyRing& ring) {
    return encode_base64url(view_of(ring.mac(Purpose::key_mark, {})));
}

bool is_key_mark(const KeyRing& ring, std::string_view text) {
    Mac mac{};
    return decode_exactly(text, mac) && ring.any_confirms(Purpose::key_mark, {}, view_of(mac));
}

}  // namespace usher::auth
