#include "server/auth/address_code.hpp"

#include <array>

#include "server/auth/bytes.hpp"

namespace usher::auth {
namespace {

constexpr std::size_t code_bytes = 5;

std::array<std::uint8_t, code_bytes> bytes_of(const AddressCode& code) {
    std::array<std::uint8_t, code_bytes> bytes{};
    for (std::size_t i = 0; i < code_bytes; ++i)
        bytes[i] = static_cast<std::uint8_t>(code.bits() >> (8 * (code_bytes - 1 - i)));
    return bytes;
}

}  // namespace

AddressCode derive_address_code(const KeyRing& ring, const AddressProof& proof) {
    const auto sent_at = big_endian(static_cast<std::uint64_t>(proof.sent_at.ms));
    const auto mac = ring.mac(Purpose::address_code,
                              {view_of(proof.sign_up.bytes), view_of(sent_at), proof.address_key});
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < code_bytes; ++i) bits = bits << 8U | mac[i];
    return AddressCode::from_bits(bits);
}

bool verify(const KeyRing& ring, const AddressProof& proof, const AddressCode& code) {
    const auto sent_at = big_endian(static_cast<std::uint64_t>(proof.sent_at.ms));
    return ring.any_confirms(Purpose::address_code,
                             {view_of(proof.sign_up.bytes), view_of(sent_at), proof.address_key},
                             view_of(bytes_of(code)));
}

}  // namespace usher::auth
