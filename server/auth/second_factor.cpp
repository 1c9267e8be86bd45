#include "server/auth/second_factor.hpp"

#include <sodium.h>

#include <array>
#include <string>

#include "server/auth/base32.hpp"
#include "server/auth/bytes.hpp"
#include "server/auth/one_time_password.hpp"
#include "shared/policy/limits.hpp"

namespace usher::auth {
namespace {

// account . instant . sealed key: both have a length that never varies.
constexpr std::size_t account_size = 36;
constexpr std::size_t instant_size = 24;

}  // namespace

Secret new_second_factor(const KeyRing& ring, app::Random& random) {
    std::array<std::uint8_t, limits::second_factor_key_bytes> bytes{};
    random.fill(bytes.data(), bytes.size());
    const Secret key{std::string{view_of(bytes)}};
    sodium_memzero(bytes.data(), bytes.size());
    return ring.seal(Purpose::second_factor, key, random);
}

std::optional<Secret> second_factor_key(const KeyRing& ring, const Secret& sealed) {
    const auto key = ring.open(Purpose::second_factor, sealed);
    if (!key) return std::nullopt;
    return Secret{encode_base32(key->reveal())};
}

std::optional<std::int64_t> second_factor_step(const KeyRing& ring, const Secret& sealed,
                                               std::string_view digits, Instant now) {
    const auto key = ring.open(Purpose::second_factor, sealed);
    if (!key) return std::nullopt;
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {step_at(now) - 1, step_at(now)}) {
        const std::string right = one_time_password(HashAlgorithm::sha1, key->reveal(), step,
                                                    limits::second_factor_digits);
        if (equal_in_constant_time(right, digits)) found = step;
    }
    return found;
}

Secret seal_enrolment(const KeyRing& ring, const app::SecondFactorEnrolment& enrolment,
                      app::Random& random) {
    const Secret text{enrolment.account.text() + enrolment.at.text() +
                      enrolment.second_factor.reveal()};
    return ring.seal(Purpose::second_factor_enrolment, text, random);
}

std::optional<app::SecondFactorEnrolment> open_enrolment(const KeyRing& ring,
                                                         const Secret& sealed) {
    const auto text = ring.open(Purpose::second_factor_enrolment, sealed);
    if (!text || text->reveal().size() < account_size + instant_size) return std::nullopt;
    const std::string_view all = text->reveal();
    const auto account = AccountId::parse(all.substr(0, account_size));
    const auto at = Instant::parse(all.substr(account_size, instant_size));
    if (!account || !at) return std::nullopt;
    return app::SecondFactorEnrolment{*account, *at,
                                      Secret{std::string{all.substr(account_size + instant_size)}}};
}

TypedCode new_recovery_code(app::Random& random) {
    TypedCode::Bytes bytes{};
    random.fill(bytes.data(), bytes.size());
    return TypedCode::from_bytes(bytes);
}

Mac recovery_code_mark(const KeyRing& ring, AccountId account, const TypedCode& code) {
    return ring.mac(Purpose::recovery_code, {view_of(account.bits.bytes), view_of(code.bytes())});
}

bool is_recovery_code(const KeyRing& ring, AccountId account, const TypedCode& code,
                      const Mac& mark) {
    return ring.any_confirms(Purpose::recovery_code,
                             {view_of(account.bits.bytes), view_of(code.bytes())}, view_of(mark));
}

}  // namespace usher::auth
