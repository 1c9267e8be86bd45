#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/app/secrets.hpp"
#include "server/auth/key_ring.hpp"

/// The key of an account's one-time passwords (RFC 6238: SHA-1, six digits, thirty seconds, as
/// every program of one-time passwords takes it), and the recovery codes beside it.
namespace usher::auth {

/// A new key, sealed: as an account keeps it.
Secret new_second_factor(const KeyRing& ring, app::Random& random);

/// The key for its owner's program, in base 32. No value: not sealed by this ring.
std::optional<Secret> second_factor_key(const KeyRing& ring, const Secret& sealed);

/// The step whose password the digits are: the present one or the one before, so that a clock that
/// is slow by half a minute does (NIST SP 800-63B-4 section 3.1.4). Takes as long whichever it is.
std::optional<std::int64_t> second_factor_step(const KeyRing& ring, const Secret& sealed,
                                               std::string_view digits, Instant now);

/// What stands between showing a key and its first password: the sealed key with whose it is to be
/// and since when, sealed once more, so that nothing of it is kept.
Secret seal_enrolment(const KeyRing& ring, const app::SecondFactorEnrolment& enrolment,
                      app::Random& random);
std::optional<app::SecondFactorEnrolment> open_enrolment(const KeyRing& ring, const Secret& sealed);

TypedCode new_recovery_code(app::Random& random);
/// By what a recovery code is known again: worthless without the ring.
Mac recovery_code_mark(const KeyRing& ring, AccountId account, const TypedCode& code);
/// Tries every key of the ring. Constant time.
bool is_recovery_code(const KeyRing& ring, AccountId account, const TypedCode& code,
                      const Mac& mark);

}  // namespace usher::auth
