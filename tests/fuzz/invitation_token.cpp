#include "server/auth/invitation_token.hpp"

#include <array>

#include "server/auth/base64url.hpp"
#include "tests/fuzz/property.hpp"

using namespace usher;

// A token has one spelling, and only the ring that made it for an address says that it did. The
// ring's key is all zeros, and one token of the corpus was made with it.
USHER_FUZZ(text) {
    std::array<std::uint8_t, 128> bytes{};
    const auto token = auth::read_token(text);
    if (!token) return;
    const auto size = auth::decode_base64url(text, bytes);
    fuzz::holds(size.has_value());
    const std::string_view read{reinterpret_cast<const char*>(bytes.data()), *size};
    fuzz::holds(auth::encode_base64url(read) == text);

    static const auth::KeyRing ring{std::vector<auth::KeyRing::Master>(1)};
    const std::string address = "jw@cowboy.com";
    const auto link = auth::verify(ring, *token, address);
    const Secret ours = auth::derive_token(
        ring, {token->organization, token->invitation, token->generation, address}, token->channel);
    fuzz::holds(link.has_value() == (ours.reveal() == text));
}
