#include "server/mail/address_code_words.hpp"

namespace usher::mail {

const AddressCodeWords address_code_german{
    .language = "de",
    .right_to_left = false,
    .subject = "Ihr Code zur Bestätigung Ihrer E-Mail-Adresse",
    .heading = "Bestätigen Sie Ihre E-Mail-Adresse",
    .lead =
        "Geben Sie diesen Code auf der Seite ein, die danach gefragt hat. Er gilt {minutes} "
        "Minuten, und nur in jenem Browser.",
    .code_label = "Code",
    .withheld = "(wird hier nicht gezeigt)",
    .lapses = "Gültig bis {time}.",
    .never_share =
        "Geben Sie ihn niemandem: Niemand, der mit uns arbeitet, wird Sie danach fragen.",
    .why = "Sie erhalten diese E-Mail, weil jemand {address} auf {page} eingegeben hat.",
    .ignore =
        "Das waren nicht Sie? Dann können Sie diese E-Mail ignorieren: Ohne den Code geschieht "
        "nichts.",
};

}  // namespace usher::mail
