#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "server/http/resources/second_factor_use.hpp"
#include "server/http/resources/session_answer.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {
namespace {

// Every byte but those that stand for themselves (RFC 3986 section 2.3).
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view others = "-._~";
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char byte : text) {
        const bool stands = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                            (byte >= 'a' && byte <= 'z') ||
                            others.find(byte) != std::string_view::npos;
        const auto number = static_cast<unsigned char>(byte);
        if (stands) {
            encoded += byte;
        } else {
            encoded.append(1, '%').append(1, digits[number >> 4U]).append(1, digits[number & 15U]);
        }
    }
    return encoded;
}

// What a program of one-time passwords files the key under: whose server, whose account. All else
// is what such programs assume.
Secret key_uri(const Site& site, const Account& account, const Secret& key) {
    const std::string issuer = percent_encoded(
        site.host.front() == '[' ? site.host : site.host.substr(0, site.host.find(':')));
    const std::string holder =
        account.addresses.empty() ? account.name.text() : account.addresses.front().address.text();
    return Secret{"otpauth://totp/" + issuer + ':' + percent_encoded(holder) +
                  "?secret=" + key.reveal() + "&issuer=" + issuer};
}

Body reset_of(AccountId account) { return ResetSecondFactor{account}; }

void end_sessions(app::Turn& turn, const std::vector<app::Session>& sessions) {
    for (const app::Session& session : sessions) turn.transaction().remove_session(session.id);
}

}  // namespace

boost::asio::awaitable<Response> show_second_factor(const Request& request) {
    Resources& resources = *request.resources;
    const auto account = resources.reader.account(*account_of(request));
    if (!account) co_return refuse(Code::not_signed_in);
    const auto use = resources.reader.second_factor_use(account->id);
    co_return json(
        wire::encode(wire::SecondFactorView{!account->second_factor.empty(), use.recovery.size()}));
}

// Nothing is kept until the first code shows that the key has arrived.
boost::asio::awaitable<Response> start_second_factor(const Request& request) {
    Resources& resources = *request.resources;
    const auto password = wire::decode_password(request.body);
    if (!password) co_return refuse(password.error());
    const auto account = resources.reader.account(*account_of(request));
    if (!account) co_return refuse(Code::not_signed_in);
    auto refusal = co_await refuse_other_password(request, *account, *password);
    if (refusal) co_return *std::move(refusal);
    const Instant now = resources.clock.now();
    const Secret sealed = resources.secrets.new_second_factor();
    const Secret key = *resources.secrets.second_factor_key(sealed);
    const wire::EnrolmentView view{key, key_uri(resources.site, *account, key),
                                   resources.secrets.enrolment({account->id, now, sealed}),
                                   now + limits::second_factor_enrolment};
    co_return json(wire::encode(view));
}

// From now on a password alone opens nothing, so whatever one has opened before ends; this session
// rises.
boost::asio::awaitable<Response> confirm_second_factor(const Request& request) {
    Resources& resources = *request.resources;
    const auto form = wire::decode_enrolment(request.body);
    if (!form) co_return refuse(form.error());
    const Instant now = resources.clock.now();
    const auto enrolment = resources.secrets.read_enrolment(form->enrolment);
    if (!enrolment || enrolment->account != *account_of(request))
        co_return refuse(Code::code_wrong, "enrolment");
    if (enrolment->at + limits::second_factor_enrolment <= now)
        co_return refuse(Code::code_lapsed, "enrolment");
    const auto step = resources.secrets.second_factor_step(enrolment->second_factor,
                                                           form->code.digits.reveal(), now);
    if (!step) co_return refuse(Code::code_wrong, "code");

    const AccountId id = enrolment->account;
    const auto earlier = resources.reader.sessions_of(id);
    const RecoveryCodes recovery = new_recovery_codes(resources, id);
    const Command command = command_of(resources, {}, caller_of(resources, request),
                                       SetSecondFactor{enrolment->second_factor});
    Errors errors;
    NewSession session;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
        if (!errors.empty()) return;
        turn.transaction().save_second_factor_use(id, {*step, recovery.marks});
        end_sessions(turn, earlier);
        session =
            new_session(request, *turn.account(id), app::Session::State::full_with_second_factor);
        turn.transaction().save_session(session.row);
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    tell_streams(resources, id);
    const wire::RecoveryCodesView view{recovery.codes, session_view(resources, id, session.row.id)};
    co_return hand_over(session, 200, wire::encode(view));
}

boost::asio::awaitable<Response> renew_recovery_codes(const Request& request) {
    Resources& resources = *request.resources;
    const auto code = wire::decode_second_factor(request.body);
    if (!code) co_return refuse(code.error());
    const AccountId id = *account_of(request);
    const auto guess = begin_guess(request, id);
    if (!guess) co_return refuse_for(Code::too_many_attempts, guess.error());
    const RecoveryCodes recovery = new_recovery_codes(resources, id);
    std::optional<Code> wrong;
    const app::Writer::Work work = [&](app::Turn& turn) {
        const Account* account = turn.account(id);
        const bool has_one = account != nullptr && !account->second_factor.empty();
        wrong = has_one ? use_code(resources, turn, *account, *code) : Code::code_wrong;
        if (wrong) return;
        auto use = turn.transaction().second_factor_use(id);
        use.recovery = recovery.marks;
        turn.transaction().save_second_factor_use(id, use);
    };
    const bool kept = co_await keep(resources, work);
    end_guess(resources, *guess, kept, wrong);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (wrong) co_return refuse(*wrong, "code");
    co_return json(wire::encode(wire::RecoveryCodesView{recovery.codes, std::nullopt}));
}

namespace {

boost::asio::awaitable<Response> remove_by_password(const Request& request, const Account& account,
                                                    const Secret& password) {
    Resources& resources = *request.resources;
    auto refusal = co_await refuse_other_password(request, account, password);
    if (refusal) co_return *std::move(refusal);
    const Command command =
        command_of(resources, {}, caller_of(resources, request), reset_of(account.id));
    Errors errors;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    co_return empty(204);
}

boost::asio::awaitable<Response> remove_by_code(const Request& request, AccountId id,
                                                const wire::SecondFactorCode& code) {
    Resources& resources = *request.resources;
    const auto guess = begin_guess(request, id);
    if (!guess) co_return refuse_for(Code::too_many_attempts, guess.error());
    const Command command = command_of(resources, {}, caller_of(resources, request), reset_of(id));
    std::optional<Code> wrong;
    Errors errors;
    const app::Writer::Work work = [&](app::Turn& turn) {
        const Account* account = turn.account(id);
        const bool has_one = account != nullptr && !account->second_factor.empty();
        wrong = has_one ? use_code(resources, turn, *account, code) : Code::code_wrong;
        if (!wrong) errors = turn.apply(command).decision.errors;
    };
    const bool kept = co_await keep(resources, work);
    end_guess(resources, *guess, kept, wrong);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (wrong) co_return refuse(*wrong, "code");
    if (!errors.empty()) co_return refuse(errors);
    co_return empty(204);
}

}  // namespace

boost::asio::awaitable<Response> remove_second_factor(const Request& request) {
    Resources& resources = *request.resources;
    const auto removal = wire::decode_second_factor_removal(request.body);
    if (!removal) co_return refuse(removal.error());
    const auto account = resources.reader.account(*account_of(request));
    if (!account) co_return refuse(Code::not_signed_in);
    if (removal->password)
        co_return co_await remove_by_password(request, *account, *removal->password);
    co_return co_await remove_by_code(request, account->id, *removal->code);
}

boost::asio::awaitable<Response> reset_second_factor(const Request& request) {
    Resources& resources = *request.resources;
    const auto account = captured<AccountId>(request, "account");
    if (!account) co_return refuse(Code::account_unknown, "account");
    const Command command =
        command_of(resources, {}, caller_of(resources, request), reset_of(*account));
    Errors errors;
    const app::Writer::Work work = [&](app::Turn& turn) {
        errors = turn.apply(command).decision.errors;
    };
    const bool kept = co_await keep(resources, work);
    if (!kept) co_return refuse_for(Code::unavailable, seconds(5));
    if (!errors.empty()) co_return refuse(errors);
    tell_streams(resources, *account);
    co_return empty(204);
}

}  // namespace usher::http
