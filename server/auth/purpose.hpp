#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace usher::auth {

/// What a key is used for. Each purpose has a key of its own, derived from the ring's, and says its
/// name inside every MAC: what is good for one is worthless for another. The numbers are part of
/// the derivation and are only ever appended.
enum class Purpose : std::uint8_t {
    invitation_link = 1,
    invitation_code = 2,
    address_code = 3,
    set_up_link = 4,
    password = 5,
    csrf_token = 6,
    integration_token = 7,
    second_factor = 8,
    second_factor_enrolment = 9,
    recovery_code = 10,
    key_mark = 11,
};

constexpr std::array every_purpose{
    Purpose::invitation_link,   Purpose::invitation_code, Purpose::address_code,
    Purpose::set_up_link,       Purpose::password,        Purpose::csrf_token,
    Purpose::integration_token, Purpose::second_factor,   Purpose::second_factor_enrolment,
    Purpose::recovery_code,     Purpose::key_mark};

constexpr std::string_view name(Purpose purpose) {
    switch (purpose) {
        case Purpose::invitation_link:
            return "invitation-link";
        case Purpose::invitation_code:
            return "invitation-code";
        case Purpose::address_code:
            return "address-code";
        case Purpose::set_up_link:
            return "set-up-link";
        case Purpose::password:
            return "password";
        case Purpose::csrf_token:
            return "csrf-token";
        case Purpose::integration_token:
            return "integration-token";
        case Purpose::second_factor:
            return "second-factor";
        case Purpose::second_factor_enrolment:
            return "second-factor-enrolment";
        case Purpose::recovery_code:
            return "recovery-code";
        case Purpose::key_mark:
            return "key-mark";
    }
    return {};
}

}  // namespace usher::auth
