#include "server/mail/address_code_words.hpp"

namespace usher::mail {

const AddressCodeWords address_code_english{
    .language = "en",
    .right_to_left = false,
    .subject = "Your code to confirm your e-mail address",
    .heading = "Confirm your e-mail address",
    .lead =
        "Enter this code on the page that asked for it. It works for {minutes} minutes, in that "
        "browser alone.",
    .code_label = "Code",
    .withheld = "(not shown here)",
    .lapses = "Valid until {time}.",
    .never_share = "Give it to nobody: nobody who works with us will ask you for it.",
    .why = "You got this mail because somebody entered {address} on {page}.",
    .ignore = "Was it not you? You can ignore this mail: without the code nothing happens.",
};

}  // namespace usher::mail
