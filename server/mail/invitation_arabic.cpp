#include "server/mail/invitation_words.hpp"

namespace usher::mail {

const InvitationWords invitation_arabic{
    .language = "ar",
    .right_to_left = true,
    .subject = "دعوة من {inviter} إلى {organization}",
    .reminder = "تذكير: دعوتك إلى {organization}",
    .unknown_inviter = "أحد المسؤولين",
    .heading = "أنت مدعوّ إلى {organization}",
    .greeting = "مرحبًا {recipient}،",
    .greeting_unnamed = "مرحبًا،",
    .lead =
        "وجّه إليك {inviter} دعوة للانضمام إلى {organization}. القرار لك: لن يحدث شيء قبل أن تفتح "
        "الدعوة وتقبلها.",
    .wrote = "رسالة من {inviter}:",
    .invited_by = "صاحب الدعوة",
    .organization = "المؤسسة",
    .project = "المشروع",
    .projects = "المشاريع",
    .separator = "، ",
    .role = "الدور",
    .built_in_roles = {"مؤسس", "مدير", "مسؤول الدعوات", "عضو"},
    .lapses = "الرابط صالح حتى",
    .button = "عرض الدعوة",
    .code_hint = "إذا لم يعمل الرابط، فافتح {page} وأدخل عنوان بريدك الإلكتروني ورمز الدعوة هذا.",
    .code_label = "رمز الدعوة",
    .why = "وصلتك هذه الرسالة لأن {inviter} أدخل العنوان {address} لدعوتك.",
    .ignore = "لم تكن تتوقعها؟ يمكنك تجاهل هذه الرسالة، ولن تصبح عضوًا في أي شيء.",
};

}  // namespace usher::mail
