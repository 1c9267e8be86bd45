#pragma once

#include "server/app/secrets.hpp"
#include "server/auth/key_ring.hpp"

namespace usher::auth {

/// What the other rooms may ask of the keys: app::Secrets over one ring. Any thread.
class Vault final : public app::Secrets {
public:
    /// All are borrowed.
    Vault(const KeyRing& ring, app::Random& random, const app::Digest& digest)
        : ring_{ring}, random_{random}, digest_{digest} {}

    Secret link(const app::SentInvitation& sent, const Channel& channel) const override;
    std::optional<ReadLink> read_link(std::string_view token) const override;
    std::optional<PresentedLink> check_link(std::string_view token,
                                            std::string_view address_key) const override;
    TypedCode code(const app::SentInvitation& sent) const override;
    std::optional<PresentedLink> check_code(const app::SentInvitation& sent,
                                            const TypedCode& code) const override;
    AddressCode address_code(const app::AddressProof& proof) const override;
    bool check_address_code(const app::AddressProof& proof, const AddressCode& code) const override;
    Secret integration_token(const app::IntegrationPass& pass) const override;
    std::optional<app::IntegrationPass> check_integration_token(
        std::string_view text) const override;

    Secret new_second_factor() override;
    std::optional<Secret> second_factor_key(const Secret& sealed) const override;
    std::optional<std::int64_t> second_factor_step(const Secret& sealed, std::string_view digits,
                                                   Instant now) const override;
    Secret enrolment(const app::SecondFactorEnrolment& enrolment) override;
    std::optional<app::SecondFactorEnrolment> read_enrolment(const Secret& text) const override;
    TypedCode new_recovery_code() override;
    app::Digest::Bytes recovery_code_mark(AccountId account, const TypedCode& code) const override;
    bool is_recovery_code(AccountId account, const TypedCode& code,
                          const app::Digest::Bytes& mark) const override;

    Secret set_up_secret() const override;
    bool is_set_up_secret(std::string_view text) const override;
    Secret new_cookie_secret() override;
    std::optional<app::Digest::Bytes> cookie_id(std::string_view secret) const override;
    std::string csrf_token(const app::Digest::Bytes& cookie_id) const override;
    bool is_csrf_token(const app::Digest::Bytes& cookie_id, std::string_view token) const override;

private:
    const KeyRing& ring_;
    app::Random& random_;
    const app::Digest& digest_;
};

}  // namespace usher::auth
