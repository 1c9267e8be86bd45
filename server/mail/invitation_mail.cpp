#include "server/mail/invitation_mail.hpp"

#include <cassert>

#include "server/mail/document.hpp"
#include "server/mail/inert_text.hpp"
#include "server/mail/invitation_words.hpp"
#include "shared/policy/limits.hpp"

namespace usher::mail {
namespace {

std::string joined(const Runs& runs) {
    std::string text;
    for (const Run& run : runs) text.append(run.text);
    return text;
}

Run inviter(const InvitationMail& mail, const InvitationWords& words) {
    return mail.inviter.empty() ? our_own(words.unknown_inviter) : written_by(mail.inviter);
}

Subject subject(const InvitationMail& mail, const InvitationWords& words) {
    // 21 characters are the sentence's, two may be ellipses; 78 is the width that RFC 5322
    // section 2.1.1 wishes.
    const std::string who = inert_line(inviter(mail, words).text, 27);
    const std::string where = inert_line(mail.organization.text(), 28);
    const auto subject =
        Subject::parse(joined(fill(mail.is_reminder ? words.reminder : words.subject,
                                   {{"inviter", our_own(who)}, {"organization", our_own(where)}})));
    assert(subject);
    return *subject;
}

Facts facts(const InvitationMail& mail, const InvitationWords& words) {
    Facts facts;
    facts.rows.emplace_back(words.organization, written_by(mail.organization));
    if (!mail.projects.empty()) {
        Run projects;
        for (const Name& project : mail.projects) {
            if (!projects.text.empty()) projects.text.append(", ");
            projects.text.append(written_by(project).text);
        }
        facts.rows.emplace_back(words.projects, projects);
    }
    if (!mail.role.empty()) facts.rows.emplace_back(words.role, written_by(mail.role));
    facts.rows.emplace_back(words.lapses, our_own(minute_text(mail.lapses_at, words.calendar)));
    return facts;
}

}  // namespace

Content render(const InvitationMail& mail) {
    const InvitationWords& words = invitation_words(mail.locale);
    const Run who = inviter(mail, words);
    const Run where = written_by(mail.organization);
    const Subject line = subject(mail, words);

    Document document;
    document.language = words.language;
    document.right_to_left = words.right_to_left;
    document.title = line.text();
    document.preview = joined(fill(words.lead, {{"inviter", who}, {"organization", where}}));
    document.blocks.push_back(Heading{fill(words.heading, {{"organization", where}})});
    document.blocks.push_back(
        Paragraph{mail.recipient.empty()
                      ? Runs{our_own(words.greeting_unnamed)}
                      : fill(words.greeting, {{"recipient", written_by(mail.recipient)}})});
    document.blocks.push_back(
        Paragraph{fill(words.lead, {{"inviter", who}, {"organization", where}})});
    if (!mail.message.empty()) {
        document.blocks.push_back(Quote{fill(words.wrote, {{"inviter", who}}),
                                        inert_lines(mail.message.text(), limits::message)});
    }
    document.blocks.push_back(facts(mail, words));
    document.blocks.push_back(Button{std::string{words.button}, mail.link.reveal()});
    if (mail.code) {
        document.blocks.push_back(
            Paragraph{fill(words.code_hint, {{"page", our_own(mail.code_page)}})});
        document.blocks.push_back(Symbols{std::string{words.code_label}, mail.code->reveal()});
    }
    const Run address = our_own(inert_line(mail.to.text(), limits::address_bytes));
    document.footer.push_back(fill(words.why, {{"inviter", who}, {"address", address}}));
    document.footer.push_back(Runs{our_own(words.ignore)});
    return {line, render_text(document), render_html(document)};
}

}  // namespace usher::mail
