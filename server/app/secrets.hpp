#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "server/app/ports.hpp"
#include "shared/lifecycle/command.hpp"
#include "shared/values/address_code.hpp"
#include "shared/values/secret.hpp"
#include "shared/values/typed_code.hpp"

namespace usher::app {

/// An invitation as it was sent once: what its link and its code are bound to.
struct SentInvitation {
    OrganizationId organization;
    InvitationId invitation;
    std::uint32_t generation = 0;
    std::string address_key;
};

/// What a mailed address code is bound to. One that is asked for again has another `sent_at`.
struct AddressProof {
    Bits128 sign_up;
    Instant sent_at;
    std::string address_key;
};

/// What a program's token says.
struct IntegrationPass {
    OrganizationId organization;
    IntegrationId integration;
    std::uint32_t generation = 0;
};

/// A second factor that somebody is about to have.
struct SecondFactorEnrolment {
    AccountId account;
    /// When it was begun.
    Instant at;
    /// The key, sealed as the account will keep it.
    Secret second_factor;
};

/// What only this server can make and recognize. Nothing of it is stored; everything is compared in
/// constant time. Any thread.
class Secrets {
public:
    /// What a link says about itself, before anything of it is believed.
    struct ReadLink {
        OrganizationId organization;
        InvitationId invitation;
    };

    virtual ~Secrets() = default;

    virtual Secret link(const SentInvitation& sent, const Channel& channel) const = 0;
    virtual std::optional<ReadLink> read_link(std::string_view token) const = 0;
    /// The link as a proof, if this server made it for this address.
    virtual std::optional<PresentedLink> check_link(std::string_view token,
                                                    std::string_view address_key) const = 0;

    virtual TypedCode code(const SentInvitation& sent) const = 0;
    virtual std::optional<PresentedLink> check_code(const SentInvitation& sent,
                                                    const TypedCode& code) const = 0;

    virtual AddressCode address_code(const AddressProof& proof) const = 0;
    virtual bool check_address_code(const AddressProof& proof, const AddressCode& code) const = 0;

    virtual Secret integration_token(const IntegrationPass& pass) const = 0;
    /// If this server made it; whether it is still good stands in the integration.
    virtual std::optional<IntegrationPass> check_integration_token(std::string_view text) const = 0;

    /// A new key of one-time passwords, sealed.
    virtual Secret new_second_factor() = 0;
    /// The key as its owner's program takes it in.
    virtual std::optional<Secret> second_factor_key(const Secret& sealed) const = 0;
    /// The step of time whose one-time password the digits are, when they are good now.
    virtual std::optional<std::int64_t> second_factor_step(const Secret& sealed,
                                                           std::string_view digits,
                                                           Instant now) const = 0;
    virtual Secret enrolment(const SecondFactorEnrolment& enrolment) = 0;
    virtual std::optional<SecondFactorEnrolment> read_enrolment(const Secret& text) const = 0;
    virtual TypedCode new_recovery_code() = 0;
    /// By what a recovery code is known again: all that is kept of it.
    virtual Digest::Bytes recovery_code_mark(AccountId account, const TypedCode& code) const = 0;
    virtual bool is_recovery_code(AccountId account, const TypedCode& code,
                                  const Digest::Bytes& mark) const = 0;

    virtual Secret set_up_secret() const = 0;
    virtual bool is_set_up_secret(std::string_view text) const = 0;

    /// A new cookie's secret; it is kept only as its id.
    virtual Secret new_cookie_secret() = 0;
    virtual std::optional<Digest::Bytes> cookie_id(std::string_view secret) const = 0;
    /// What a page must say beside a cookie to change anything.
    virtual std::string csrf_token(const Digest::Bytes& cookie_id) const = 0;
    virtual bool is_csrf_token(const Digest::Bytes& cookie_id, std::string_view token) const = 0;
};

/// Slow work with passwords, on threads of its own. The callback comes from there. False: too much
/// waits already, try later.
class Passwords {
public:
    virtual ~Passwords() = default;
    virtual bool hash(Secret password, std::function<void(Secret)> done) = 0;
    /// Without a credential it takes as long and is false.
    virtual bool verify(Secret password, std::optional<Secret> credential,
                        std::function<void(bool)> done) = 0;
};

/// Wrong guesses, counted against the thing guessed at and the place that guesses. Any thread.
class Guesses {
public:
    virtual ~Guesses() = default;
    /// A guess that may be judged has a ticket; else the wait until the next.
    virtual Result<std::uint64_t, Duration> begin(std::string_view subject,
                                                  std::string_view remote_address, Instant now) = 0;
    virtual void right(std::uint64_t ticket) = 0;
    /// Nobody has looked at the guess, for want of room: it is taken back, and no earlier one is.
    virtual void not_judged(std::uint64_t ticket) = 0;
    virtual void wrong(std::uint64_t ticket) = 0;
};

}  // namespace usher::app
