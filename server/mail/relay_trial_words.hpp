#pragma once

#include <string_view>

#include "server/mail/language.hpp"

namespace usher::mail {

/// The words of the mail that tries the relay, in one language.
struct RelayTrialWords {
    std::string_view language;
    bool right_to_left;
    std::string_view subject;
    std::string_view heading;
    std::string_view lead;  // page, time
    std::string_view why;   // address, page
};

const RelayTrialWords& relay_trial_words(Language language);

}  // namespace usher::mail
