#pragma once

#include <string_view>

#include "server/mail/calendar_words.hpp"
#include "shared/values/locale.hpp"

namespace usher::mail {

/// The words of the mail that carries an address code, in one language.
struct AddressCodeWords {
    std::string_view language;
    bool right_to_left;
    std::string_view subject;
    std::string_view heading;
    std::string_view lead;  // minutes
    std::string_view code_label;
    std::string_view withheld;  // stands for the code on the Outbox page
    std::string_view lapses;    // time
    std::string_view never_share;
    std::string_view why;  // address, page
    std::string_view ignore;
    CalendarWords calendar;
};

/// The words for a language, or English.
const AddressCodeWords& address_code_words(const Locale& locale);

}  // namespace usher::mail
