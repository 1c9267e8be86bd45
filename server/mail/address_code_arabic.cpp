#include "server/mail/address_code_words.hpp"

namespace usher::mail {

const AddressCodeWords address_code_arabic{
    .language = "ar",
    .right_to_left = true,
    .subject = "رمز تأكيد عنوان بريدك الإلكتروني",
    .heading = "أكّد عنوان بريدك الإلكتروني",
    .lead =
        "أدخل هذا الرمز في الصفحة التي طلبته. يصلح الرمز لمدة {minutes} دقائق، وفي ذلك المتصفح "
        "وحده.",
    .code_label = "الرمز",
    .withheld = "(لا يُعرض هنا)",
    .lapses = "صالح حتى {time}.",
    .never_share = "لا تعطه لأحد: لن يطلبه منك أي شخص يعمل معنا.",
    .why = "وصلتك هذه الرسالة لأن أحدهم أدخل {address} في {page}.",
    .ignore = "لم تكن أنت؟ يمكنك تجاهل هذه الرسالة: لا يحدث شيء دون الرمز.",
};

}  // namespace usher::mail
