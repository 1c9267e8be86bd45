#include "server/http/resources/second_factor_use.hpp"

#include <algorithm>

#include "server/http/problem.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {
namespace {

std::optional<Code> use_recovery_code(Resources& resources, AccountId account,
                                      const TypedCode& code, app::SecondFactorUse& use) {
    const auto found =
        std::find_if(use.recovery.begin(), use.recovery.end(), [&](const app::Digest::Bytes& mark) {
            return resources.secrets.is_recovery_code(account, code, mark);
        });
    if (found == use.recovery.end()) return Code::code_wrong;
    use.recovery.erase(found);
    return std::nullopt;
}

std::optional<Code> use_digits(Resources& resources, const Account& account, const Secret& digits,
                               app::SecondFactorUse& use) {
    const auto step = resources.secrets.second_factor_step(account.second_factor, digits.reveal(),
                                                           resources.clock.now());
    if (!step) return Code::code_wrong;
    if (*step <= use.last_step) return Code::code_spent;
    use.last_step = *step;
    return std::nullopt;
}

// The same as at sign-in, so that a session is no second place to guess at a password.
std::string subject_of(const Account& account) {
    return "password:" + (account.addresses.empty() ? account.id.text()
                                                    : account.addresses.front().address.key());
}

}  // namespace

std::optional<Code> use_code(Resources& resources, app::Turn& turn, const Account& account,
                             const wire::SecondFactorCode& code) {
    auto use = turn.transaction().second_factor_use(account.id);
    const auto wrong = code.recovery ? use_recovery_code(resources, account.id, *code.recovery, use)
                                     : use_digits(resources, account, code.digits, use);
    if (!wrong) turn.transaction().save_second_factor_use(account.id, use);
    return wrong;
}

Result<std::uint64_t, Duration> begin_guess(const Request& request, AccountId account) {
    Resources& resources = *request.resources;
    return resources.guesses.begin("second-factor:" + account.text(), request.remote_address,
                                   resources.clock.now());
}

void end_guess(Resources& resources, std::uint64_t guess, bool kept,
               const std::optional<Code>& wrong) {
    if (!kept) return resources.guesses.not_judged(guess);
    if (wrong) return resources.guesses.wrong(guess);
    resources.guesses.right(guess);
}

boost::asio::awaitable<std::optional<Response>> refuse_other_password(const Request& request,
                                                                      const Account& account,
                                                                      const Secret& password) {
    Resources& resources = *request.resources;
    const auto guess =
        resources.guesses.begin(subject_of(account), request.remote_address, resources.clock.now());
    if (!guess) co_return refuse_for(Code::too_many_attempts, guess.error());
    std::optional<Secret> credential;
    if (!account.credential.empty()) credential = account.credential;
    const auto right = co_await verify_password(resources, password, credential);
    if (!right) {
        resources.guesses.not_judged(*guess);
        co_return refuse_for(Code::unavailable, seconds(5));
    }
    if (!*right) {
        resources.guesses.wrong(*guess);
        // Whoever asks is signed in and stays so: no 401.
        const std::vector<ProblemError> errors{
            {std::string{name(Code::wrong_credentials)}, "password", std::nullopt}};
        co_return problem(422, errors);
    }
    resources.guesses.right(*guess);
    co_return std::nullopt;
}

RecoveryCodes new_recovery_codes(Resources& resources, AccountId account) {
    RecoveryCodes made;
    for (std::size_t i = 0; i < limits::recovery_codes; ++i) {
        made.codes.push_back(resources.secrets.new_recovery_code());
        made.marks.push_back(resources.secrets.recovery_code_mark(account, made.codes.back()));
    }
    return made;
}

}  // namespace usher::http
