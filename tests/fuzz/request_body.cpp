#include "shared/wire/request.hpp"
#include "tests/fuzz/property.hpp"

namespace {

template <class Value>
void judge(usher::Result<Value, usher::Errors> (*decode)(std::string_view), std::string_view text) {
    const auto request = decode(text);
    usher::fuzz::holds(request || !request.error().empty());
}

}  // namespace

// Every reader of a request's body has a request or says what is wrong with it.
USHER_FUZZ(text) {
    judge(usher::wire::decode_token, text);
    judge(usher::wire::decode_presented, text);
    judge(usher::wire::decode_set_up, text);
    judge(usher::wire::decode_sign_in, text);
    judge(usher::wire::decode_sign_up, text);
    judge(usher::wire::decode_confirm, text);
    judge(usher::wire::decode_password, text);
    judge(usher::wire::decode_second_factor, text);
    judge(usher::wire::decode_enrolment, text);
    judge(usher::wire::decode_second_factor_removal, text);
    judge(usher::wire::decode_nothing, text);
}
