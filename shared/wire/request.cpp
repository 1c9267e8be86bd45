#include "shared/wire/request.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"
#include "shared/policy/password.hpp"
#include "shared/values/text.hpp"
#include "shared/wire/object_reader.hpp"

namespace usher::wire {
namespace {

Result<TypedCode, Code> parse_code(std::string_view text) {
    const auto parsed = TypedCode::parse(text);
    if (!parsed) return parsed.error().code;
    return *parsed;
}

PresentedText read_presented_fields(ObjectReader& reader) {
    PresentedText presented;
    if (reader.raw("address") != nullptr) {
        presented.address = reader.value("address", EmailAddress::parse, true);
        presented.code = reader.value("code", parse_code, true);
    } else {
        presented.token = Secret{reader.text("token")};
    }
    return presented;
}

std::optional<Secret> read_token(ObjectReader& reader) { return Secret{reader.text("token")}; }
std::optional<PresentedText> read_presented(ObjectReader& reader) {
    return read_presented_fields(reader);
}

// `personal` are the words of the same form that make a password guessable.
Secret read_new_password(ObjectReader& reader, std::initializer_list<std::string_view> personal) {
    std::string password = reader.text("password");
    if (const auto code = judge_password(password, false, personal))
        reader.refuse(*code, "password");
    return Secret{std::move(password)};
}

std::optional<SetUpRequest> read_set_up(ObjectReader& reader) {
    Secret token{reader.text("token")};
    const auto name = reader.value("name", Name::parse_required, true);
    const auto address = reader.value("address", EmailAddress::parse, true);
    const auto organization = reader.value("organization_name", Name::parse_required, true);
    const std::string_view local_part = address ? address->local_part() : std::string_view{};
    Secret password =
        read_new_password(reader, {name ? std::string_view{name->text()} : "", local_part,
                                   organization ? std::string_view{organization->text()} : ""});
    const bool proves = reader.boolean("copied_link_proves_mailbox", false);
    if (!name || !address || !organization) return std::nullopt;
    return SetUpRequest{std::move(token),    *name,         *address,
                        std::move(password), *organization, proves};
}

std::optional<SignInRequest> read_sign_in(ObjectReader& reader) {
    const auto address = reader.value("address", EmailAddress::parse, true);
    Secret password{reader.text("password")};
    if (!address) return std::nullopt;
    return SignInRequest{*address, std::move(password)};
}

std::optional<SignUpRequest> read_sign_up(ObjectReader& reader) {
    auto presented = read_presented_fields(reader);
    const auto name = reader.value("name", Name::parse_required, true);
    const std::string_view local_part =
        presented.address ? presented.address->local_part() : std::string_view{};
    Secret password =
        read_new_password(reader, {name ? std::string_view{name->text()} : "", local_part});
    if (!name) return std::nullopt;
    return SignUpRequest{std::move(presented), *name, std::move(password)};
}

std::optional<ConfirmRequest> read_confirm(ObjectReader& reader) {
    return ConfirmRequest{reader.text("code")};
}
std::optional<Secret> read_password(ObjectReader& reader) {
    return Secret{reader.text("password")};
}
std::optional<PasswordChange> read_password_change(ObjectReader& reader) {
    Secret present{reader.text("password")};
    return PasswordChange{std::move(present), Secret{reader.text("new_password")}};
}
std::optional<SecondFactorCode> read_second_factor(ObjectReader& reader) {
    return reader.value("code", SecondFactorCode::parse, true);
}
std::optional<EnrolmentRequest> read_enrolment(ObjectReader& reader) {
    Secret enrolment{reader.text("enrolment")};
    auto code = reader.value("code", SecondFactorCode::parse, true);
    if (!code) return std::nullopt;
    if (code->recovery) reader.refuse(Code::code_length, "code");
    return EnrolmentRequest{std::move(enrolment), std::move(*code)};
}
std::optional<SecondFactorRemoval> read_removal(ObjectReader& reader) {
    SecondFactorRemoval removal;
    if (reader.raw("password") != nullptr) {
        removal.password = Secret{reader.text("password")};
    } else {
        removal.code = reader.value("code", SecondFactorCode::parse, true);
    }
    return removal;
}
std::optional<std::monostate> read_nothing(ObjectReader&) { return std::monostate{}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Result<SecondFactorCode, Code> SecondFactorCode::parse(std::string_view text) {
    std::string digits;
    for (const char c : ascii_digits(text))
        if (c != ' ') digits += c;
    if (digits.size() == limits::second_factor_digits &&
        std::all_of(digits.begin(), digits.end(), is_digit))
        return SecondFactorCode{Secret{std::move(digits)}, std::nullopt};
    const auto recovery = parse_code(text);
    if (!recovery) return recovery.error();
    return SecondFactorCode{{}, *recovery};
}

Result<Secret, Errors> decode_token(std::string_view text) {
    return read_object<Secret>(text, read_token);
}
Result<PresentedText, Errors> decode_presented(std::string_view text) {
    return read_object<PresentedText>(text, read_presented);
}
Result<SetUpRequest, Errors> decode_set_up(std::string_view text) {
    return read_object<SetUpRequest>(text, read_set_up);
}
Result<SignInRequest, Errors> decode_sign_in(std::string_view text) {
    return read_object<SignInRequest>(text, read_sign_in);
}
Result<SignUpRequest, Errors> decode_sign_up(std::string_view text) {
    return read_object<SignUpRequest>(text, read_sign_up);
}
Result<ConfirmRequest, Errors> decode_confirm(std::string_view text) {
    return read_object<ConfirmRequest>(text, read_confirm);
}
Result<Secret, Errors> decode_password(std::string_view text) {
    return read_object<Secret>(text, read_password);
}
Result<PasswordChange, Errors> decode_password_change(std::string_view text) {
    return read_object<PasswordChange>(text, read_password_change);
}
Result<SecondFactorCode, Errors> decode_second_factor(std::string_view text) {
    return read_object<SecondFactorCode>(text, read_second_factor);
}
Result<EnrolmentRequest, Errors> decode_enrolment(std::string_view text) {
    return read_object<EnrolmentRequest>(text, read_enrolment);
}
Result<SecondFactorRemoval, Errors> decode_second_factor_removal(std::string_view text) {
    return read_object<SecondFactorRemoval>(text, read_removal);
}
Result<std::monostate, Errors> decode_nothing(std::string_view text) {
    return read_object<std::monostate>(text, read_nothing);
}

}  // namespace usher::wire
