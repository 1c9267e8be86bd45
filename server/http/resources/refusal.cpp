#include "server/http/resources/refusal.hpp"

#include "server/http/problem.hpp"

namespace usher::http {
namespace {

int status_of_form(Code code) {
    switch (code) {
        case Code::malformed_json:
        case Code::too_deep:
        case Code::duplicate_key:
        case Code::cursor_malformed:
        case Code::malformed_request:
            return 400;
        case Code::body_too_large:
            return 413;
        case Code::content_type_unsupported:
            return 415;
        case Code::precondition_unsupported:
            return 412;
        case Code::method_not_allowed:
            return 405;
        case Code::header_too_large:
            return 431;
        default:
            return 422;
    }
}

int status_of_caller(Code code) {
    switch (code) {
        case Code::not_signed_in:
        case Code::session_expired:
        case Code::wrong_credentials:
            return 401;
        case Code::too_many_attempts:
            return 429;
        case Code::set_up_link_invalid:
            return 404;
        case Code::already_set_up:
            return 410;
        case Code::not_set_up:
            return 409;
        default:
            return 403;
    }
}

int status_of_state(Code code) {
    switch (code) {
        case Code::link_invalid:
            return 404;
        case Code::invitation_superseded:
        case Code::invitation_lapsed:
        case Code::invitation_revoked:
        case Code::invitation_answered:
            return 410;
        case Code::renewed_recently:
            return 429;
        case Code::wrong_account:
        case Code::address_not_proved:
        case Code::copied_link_cannot:
        case Code::sign_up_not_invited:
        case Code::account_suspended:
        case Code::organization_suspended:
            return 403;
        case Code::code_wrong:
        case Code::code_lapsed:
        case Code::code_spent:
            return 422;
        default:
            return 409;
    }
}

// Something that is named and is not here.
bool is_absence(Code code) {
    constexpr std::string_view unknown = "_unknown";
    const std::string_view spelled = name(code);
    return spelled.size() > unknown.size() &&
           spelled.substr(spelled.size() - unknown.size()) == unknown;
}

}  // namespace

int status_of(Code code) {
    if (code == Code::idempotency_key_reused) return 422;
    const int number = static_cast<int>(code);
    if (number >= 700) return code == Code::unavailable ? 503 : 500;
    if (number >= 600) return code == Code::cursor_malformed ? 400 : 409;
    if (number >= 500) return status_of_state(code);
    if (number >= 400) return is_absence(code) ? 404 : 409;
    if (number >= 300) return status_of_caller(code);
    return status_of_form(code);
}

Response refuse(const Errors& errors) {
    std::vector<ProblemError> problems;
    for (const Error& error : errors)
        problems.push_back({std::string{name(error.code)}, error.field, std::nullopt});
    return problem(status_of(errors.front().code), problems);
}

Response refuse(Code code, std::string field) { return refuse(Errors{{code, std::move(field)}}); }

Response refuse_for(Code code, Duration wait) {
    Response response = refuse(code);
    response.headers.push_back({"Retry-After", std::to_string((wait.ms + 999) / 1000)});
    return response;
}

}  // namespace usher::http
