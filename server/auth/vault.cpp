#include "server/auth/vault.hpp"

#include "server/auth/address_code.hpp"
#include "server/auth/integration_token.hpp"
#include "server/auth/invitation_code.hpp"
#include "server/auth/invitation_token.hpp"
#include "server/auth/second_factor.hpp"
#include "server/auth/session_secret.hpp"
#include "server/auth/set_up_secret.hpp"

namespace usher::auth {

Secret Vault::link(const app::SentInvitation& sent, const Channel& channel) const {
    return derive_token(ring_, sent, channel);
}

std::optional<app::Secrets::ReadLink> Vault::read_link(std::string_view token) const {
    const auto read = read_token(token);
    if (!read) return std::nullopt;
    return ReadLink{read->organization, read->invitation};
}

std::optional<PresentedLink> Vault::check_link(std::string_view token,
                                               std::string_view address_key) const {
    const auto read = read_token(token);
    return read ? verify(ring_, *read, address_key) : std::nullopt;
}

TypedCode Vault::code(const app::SentInvitation& sent) const { return derive_code(ring_, sent); }

std::optional<PresentedLink> Vault::check_code(const app::SentInvitation& sent,
                                               const TypedCode& code) const {
    return verify(ring_, sent, code);
}

AddressCode Vault::address_code(const app::AddressProof& proof) const {
    return derive_address_code(ring_, proof);
}

bool Vault::check_address_code(const app::AddressProof& proof, const AddressCode& code) const {
    return verify(ring_, proof, code);
}

Secret Vault::integration_token(const app::IntegrationPass& pass) const {
    return derive_integration_token(ring_, pass);
}

std::optional<app::IntegrationPass> Vault::check_integration_token(std::string_view text) const {
    return auth::check_integration_token(ring_, text);
}

Secret Vault::new_second_factor() { return auth::new_second_factor(ring_, random_); }

std::optional<Secret> Vault::second_factor_key(const Secret& sealed) const {
    return auth::second_factor_key(ring_, sealed);
}

std::optional<std::int64_t> Vault::second_factor_step(const Secret& sealed, std::string_view digits,
                                                      Instant now) const {
    return auth::second_factor_step(ring_, sealed, digits, now);
}

Secret Vault::enrolment(const app::SecondFactorEnrolment& enrolment) {
    return seal_enrolment(ring_, enrolment, random_);
}

std::optional<app::SecondFactorEnrolment> Vault::read_enrolment(const Secret& text) const {
    return open_enrolment(ring_, text);
}

TypedCode Vault::new_recovery_code() { return auth::new_recovery_code(random_); }

app::Digest::Bytes Vault::recovery_code_mark(AccountId account, const TypedCode& code) const {
    return auth::recovery_code_mark(ring_, account, code);
}

bool Vault::is_recovery_code(AccountId account, const TypedCode& code,
                             const app::Digest::Bytes& mark) const {
    return auth::is_recovery_code(ring_, account, code, mark);
}

Secret Vault::set_up_secret() const { return derive_set_up_secret(ring_); }

bool Vault::is_set_up_secret(std::string_view text) const {
    return auth::is_set_up_secret(ring_, text);
}

Secret Vault::new_cookie_secret() { return make_cookie_secret(random_, digest_).text; }

std::optional<app::Digest::Bytes> Vault::cookie_id(std::string_view secret) const {
    return id_of_cookie(secret, digest_);
}

std::string Vault::csrf_token(const app::Digest::Bytes& cookie_id) const {
    return auth::csrf_token(ring_, cookie_id).reveal();
}

bool Vault::is_csrf_token(const app::Digest::Bytes& cookie_id, std::string_view token) const {
    return auth::is_csrf_token(ring_, cookie_id, token);
}

}  // namespace usher::auth
