#include "server/mail/relay_trial_words.hpp"

namespace usher::mail {
namespace {

constexpr RelayTrialWords english{
    .language = "en",
    .right_to_left = false,
    .subject = "A test mail from Usher",
    .heading = "Mail from this server arrives",
    .lead =
        "This mail was sent from {page} on {time} to see whether mail arrives. There is nothing to "
        "do.",
    .why = "You got this mail because an administrator of {page} entered {address}.",
};

constexpr RelayTrialWords german{
    .language = "de",
    .right_to_left = false,
    .subject = "Eine Testmail von Usher",
    .heading = "E-Mails dieses Servers kommen an",
    .lead =
        "Diese E-Mail wurde von {page} am {time} verschickt, um zu prüfen, ob E-Mails ankommen. Es "
        "gibt nichts zu tun.",
    .why =
        "Sie erhalten diese E-Mail, weil die Verwaltung von {page} die Adresse {address} "
        "eingegeben hat.",
};

constexpr RelayTrialWords arabic{
    .language = "ar",
    .right_to_left = true,
    .subject = "رسالة تجريبية من Usher",
    .heading = "رسائل هذا الخادم تصل",
    .lead = "أُرسلت هذه الرسالة من {page} في {time} للتحقق من وصول البريد. ليس عليك فعل شيء.",
    .why = "وصلتك هذه الرسالة لأن أحد مسؤولي {page} أدخل العنوان {address}.",
};

}  // namespace

const RelayTrialWords& relay_trial_words(Language language) {
    switch (language) {
        case Language::german:
            return german;
        case Language::arabic:
            return arabic;
        case Language::english:
            break;
    }
    return english;
}

}  // namespace usher::mail
