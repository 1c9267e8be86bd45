#pragma once

#include <string_view>

#include "server/mail/language.hpp"

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
};

extern const AddressCodeWords address_code_english;
extern const AddressCodeWords address_code_german;
extern const AddressCodeWords address_code_arabic;

const AddressCodeWords& address_code_words(Language language);

}  // namespace usher::mail
