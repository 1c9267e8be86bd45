#include "server/mail/address_code_words.hpp"

namespace usher::mail {

const AddressCodeWords& address_code_words(Language language) {
    switch (language) {
        case Language::german:
            return address_code_german;
        case Language::arabic:
            return address_code_arabic;
        case Language::english:
            break;
    }
    return address_code_english;
}

}  // namespace usher::mail
