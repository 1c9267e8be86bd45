#include "shared/wire/json_text.hpp"
#include "shared/wire/view.hpp"

namespace usher::wire {

std::string encode(const AwaitedView& view) {
    JsonText text;
    text.begin_object();
    text.flag("second_factor_awaited", true);
    text.text("csrf_token", view.csrf_token);
    text.instant("ends_at", view.ends_at);
    text.end_object();
    return std::move(text).take();
}

std::string encode(const SecondFactorView& view) {
    JsonText text;
    text.begin_object();
    text.flag("set", view.is_set);
    text.number("recovery_codes", view.recovery_codes);
    text.end_object();
    return std::move(text).take();
}

std::string encode(const EnrolmentView& view) {
    JsonText text;
    text.begin_object();
    text.text("key", view.key.reveal());
    text.text("uri", view.uri.reveal());
    text.text("enrolment", view.enrolment.reveal());
    text.instant("lapses_at", view.lapses_at);
    text.end_object();
    return std::move(text).take();
}

std::string encode(const RecoveryCodesView& view) {
    JsonText text;
    text.begin_object();
    text.begin_array("recovery_codes");
    for (const TypedCode& code : view.codes) text.text(code.text());
    text.end_array();
    if (view.session) {
        text.key("session");
        text.raw(encode(*view.session));
    }
    text.end_object();
    return std::move(text).take();
}

}  // namespace usher::wire
