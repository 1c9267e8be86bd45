#pragma once

#include "server/auth/key_ring.hpp"
#include "server/auth/sent_invitation.hpp"
#include "shared/values/address_code.hpp"

namespace usher::auth {

/// The code that is mailed to an address to prove it: the first 40 bits of a MAC over what it is
/// bound to. It is only worth something in the browser session that asked for it, for
/// limits::address_code and limits::address_code_tries; the sign-up counts these, not this. Derived
/// when the mail is composed and again when the code is entered; never stored.
AddressCode derive_address_code(const KeyRing& ring, const AddressProof& proof);

/// Tries every key of the ring. Constant time.
bool verify(const KeyRing& ring, const AddressProof& proof, const AddressCode& code);

}  // namespace usher::auth
