#include "server/mail/address_code_mail.hpp"

#include <cassert>

#include "server/mail/address_code_words.hpp"
#include "server/mail/calendar_words.hpp"
#include "server/mail/document.hpp"
#include "server/mail/inert_text.hpp"
#include "shared/policy/limits.hpp"

namespace usher::mail {

Content render(const AddressCodeMail& mail) {
    const AddressCodeWords& words = address_code_words(mail.language);
    const auto subject = Subject::parse(words.subject);
    assert(subject);

    Document document;
    document.language = words.language;
    document.right_to_left = words.right_to_left;
    document.title = words.subject;
    document.preview = words.heading;
    document.blocks.push_back(Heading{{our_own(words.heading)}});
    const std::string minutes = std::to_string(limits::address_code.ms / 60'000);
    document.blocks.push_back(Paragraph{fill(words.lead, {{"minutes", our_own(minutes)}})});
    document.blocks.push_back(
        Symbols{std::string{words.code_label},
                mail.code ? mail.code->reveal() : std::string{words.withheld}});
    const Run until = our_own(minute_text(mail.lapses_at, mail.time_zone, mail.language));
    document.blocks.push_back(Paragraph{fill(words.lapses, {{"time", until}})});
    document.blocks.push_back(Paragraph{{our_own(words.never_share)}});
    const Run address = our_own(inert_line(mail.to.text(), limits::address_bytes));
    document.footer.push_back(
        fill(words.why, {{"address", address}, {"page", our_own(mail.page)}}));
    document.footer.push_back(Runs{our_own(words.ignore)});
    return {*subject, render_text(document), render_html(document)};
}

}  // namespace usher::mail
