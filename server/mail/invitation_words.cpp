#include "server/mail/invitation_words.hpp"

namespace usher::mail {

const InvitationWords& invitation_words(Language language) {
    switch (language) {
        case Language::german:
            return invitation_german;
        case Language::arabic:
            return invitation_arabic;
        case Language::english:
            break;
    }
    return invitation_english;
}

}  // namespace usher::mail
