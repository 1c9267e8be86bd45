#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "shared/lifecycle/error.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/name.hpp"
#include "shared/values/result.hpp"
#include "shared/values/secret.hpp"
#include "shared/values/typed_code.hpp"

/// The bodies of requests that are no commands of an organization. Errors of every reader: those of
/// the JSON, missing_field, unknown_field, wrong_type and the codes of the values.
namespace usher::wire {

/// A link's secret, or the typed code of a mail with the address that it was sent to.
struct PresentedText {
    std::optional<Secret> token;
    std::optional<EmailAddress> address;
    std::optional<TypedCode> code;
};

struct SetUpRequest {
    Secret token;
    Name name;
    EmailAddress address;
    Secret password;
    Name organization_name;
    bool copied_link_proves_mailbox = false;
};

struct SignInRequest {
    EmailAddress address;
    Secret password;
};

struct SignUpRequest {
    PresentedText presented;
    Name name;
    Secret password;
};

struct ConfirmRequest {
    std::string code;
};

/// What somebody types as their second factor: the digits of the moment, or one of the recovery
/// codes.
struct SecondFactorCode {
    /// limits::second_factor_digits of them; empty: it is a recovery code.
    Secret digits;
    std::optional<TypedCode> recovery;

    /// White space is ignored. Errors: those of TypedCode::parse.
    static Result<SecondFactorCode, Code> parse(std::string_view text);
};

/// Who wants to be rid of the second factor shows that they know the password, or have the factor.
struct SecondFactorRemoval {
    std::optional<Secret> password;
    std::optional<SecondFactorCode> code;
};

struct EnrolmentRequest {
    Secret enrolment;
    SecondFactorCode code;
};

/// Whoever changes the password shows that they know the present one.
struct PasswordChange {
    Secret password;
    Secret new_password;
};

/// `{token}`.
Result<Secret, Errors> decode_token(std::string_view text);
/// `{token}` or `{address, code}`. Errors: missing_field (token) when neither is there, code_*.
Result<PresentedText, Errors> decode_presented(std::string_view text);
Result<SetUpRequest, Errors> decode_set_up(std::string_view text);
Result<SignInRequest, Errors> decode_sign_in(std::string_view text);
Result<SignUpRequest, Errors> decode_sign_up(std::string_view text);
Result<ConfirmRequest, Errors> decode_confirm(std::string_view text);
/// `{password}`.
Result<Secret, Errors> decode_password(std::string_view text);
/// `{password, new_password}`. The new one is judged with the person's own words, by
/// `judge_password`.
Result<PasswordChange, Errors> decode_password_change(std::string_view text);
/// `{code}`.
Result<SecondFactorCode, Errors> decode_second_factor(std::string_view text);
/// `{enrolment, code}`. Errors: code_length too for a recovery code: there is none yet.
Result<EnrolmentRequest, Errors> decode_enrolment(std::string_view text);
/// `{password}` or `{code}`. Errors: missing_field (code) when neither is there.
Result<SecondFactorRemoval, Errors> decode_second_factor_removal(std::string_view text);
/// `{}`: a request that says nothing but that it is made.
Result<std::monostate, Errors> decode_nothing(std::string_view text);

}  // namespace usher::wire
