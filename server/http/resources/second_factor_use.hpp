#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/http/request.hpp"
#include "server/http/resources/resources.hpp"
#include "server/http/response.hpp"
#include "shared/wire/request.hpp"

namespace usher::http {

/// Uses the code of the account's second factor up, or says why it is none: code_wrong (also a
/// recovery code that was used), code_spent (of a step whose code was taken before). On the
/// writer's thread, so that no code is used twice.
std::optional<Code> use_code(Resources& resources, app::Turn& turn, const Account& account,
                             const wire::SecondFactorCode& code);

/// A guess at the account's second factor, counted wherever it is made; the wait until the next.
Result<std::uint64_t, Duration> begin_guess(const Request& request, AccountId account);
/// `wrong` is what `use_code` said; not kept: nobody has looked at the code.
void end_guess(Resources& resources, std::uint64_t guess, bool kept,
               const std::optional<Code>& wrong);

/// Whether whoever asks knows the account's password. Nothing: they do. Else the answer: 422
/// wrong_credentials (password), too_many_attempts, unavailable.
boost::asio::awaitable<std::optional<Response>> refuse_other_password(const Request& request,
                                                                      const Account& account,
                                                                      const Secret& password);

/// New recovery codes, each with its mark.
struct RecoveryCodes {
    std::vector<TypedCode> codes;
    std::vector<app::Digest::Bytes> marks;
};
RecoveryCodes new_recovery_codes(Resources& resources, AccountId account);

}  // namespace usher::http
