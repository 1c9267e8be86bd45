#include "server/mail/invitation_mail.hpp"

#include <cassert>
#include <set>

#include "server/mail/calendar_words.hpp"
#include "server/mail/document.hpp"
#include "server/mail/inert_text.hpp"
#include "server/mail/invitation_words.hpp"
#include "server/mail/told.hpp"
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

std::string lapses(const InvitationMail& mail) {
    return minute_text(mail.lapses_at, mail.time_zone, mail.language);
}

TemplateValues values(const InvitationMail& mail, const InvitationWords& words) {
    return {.recipient = written_by(mail.recipient),
            .inviter = inviter(mail, words),
            .organization = written_by(mail.organization),
            .projects = told_projects(mail, words),
            .role = told_role(mail, words),
            .lapses = our_own(lapses(mail)),
            .has_message = !mail.message.empty(),
            .has_link = true,
            .has_code = mail.code.has_value()};
}

std::string our_subject(const InvitationMail& mail, const InvitationWords& words) {
    // 21 characters are the sentence's, two may be ellipses; 78 is the width that RFC 5322
    // section 2.1.1 wishes.
    const std::string who = inert_line(inviter(mail, words).text, 27);
    const std::string where = inert_line(mail.organization.text(), 28);
    return joined(fill(mail.is_reminder ? words.reminder : words.subject,
                       {{"inviter", our_own(who)}, {"organization", our_own(where)}}));
}

Subject subject(const InvitationMail& mail, const InvitationWords& words) {
    const auto subject =
        Subject::parse(mail.own_words ? fill_subject(*mail.own_words, values(mail, words))
                                      : our_subject(mail, words));
    assert(subject);
    return *subject;
}

Facts facts(const InvitationMail& mail, const InvitationWords& words) {
    Facts facts;
    // Our own first sentence says it already.
    if (mail.own_words) facts.rows.emplace_back(words.invited_by, inviter(mail, words));
    facts.rows.emplace_back(words.organization, written_by(mail.organization));
    if (!mail.projects.empty())
        facts.rows.emplace_back(mail.projects.size() == 1 ? words.project : words.projects,
                                told_projects(mail, words));
    if (!mail.role.empty()) facts.rows.emplace_back(words.role, told_role(mail, words));
    facts.rows.emplace_back(words.lapses, our_own(lapses(mail)));
    return facts;
}

/// The mail as it grows. Each part that has a place of its own is put once.
class Letter {
public:
    Letter(const InvitationMail& mail, const InvitationWords& words) : mail_{mail}, words_{words} {}

    void open() {
        put(Heading{fill(words_.heading, {{"organization", written_by(mail_.organization)}})});
        if (mail_.own_words) {
            open_in_own_words();
        } else {
            open_in_our_words();
        }
    }

    /// What has not been placed, in our order.
    void close() {
        place(TemplateVariable::message);
        put(facts(mail_, words_));
        place(TemplateVariable::link);
        place(TemplateVariable::code);
    }

    /// What an inbox shows beside the subject.
    std::string preview() const {
        for (const Block& block : blocks_)
            if (const auto* paragraph = std::get_if<Paragraph>(&block); paragraph && is_own_)
                return joined(paragraph->runs);
        return joined(lead());
    }

    std::vector<Block> take() && { return std::move(blocks_); }

private:
    template <class Part>
    void put(Part&& part) {
        blocks_.emplace_back(std::in_place_type<std::decay_t<Part>>, std::forward<Part>(part));
    }

    Runs lead() const {
        return fill(words_.lead, {{"inviter", inviter(mail_, words_)},
                                  {"organization", written_by(mail_.organization)}});
    }

    void open_in_our_words() {
        put(Paragraph{mail_.recipient.empty()
                          ? Runs{our_own(words_.greeting_unnamed)}
                          : fill(words_.greeting, {{"recipient", written_by(mail_.recipient)}})});
        put(Paragraph{lead()});
    }

    void open_in_own_words() {
        is_own_ = true;
        for (Placed& placed : fill_text(*mail_.own_words, values(mail_, words_))) {
            if (auto* paragraph = std::get_if<Paragraph>(&placed)) {
                put(std::move(*paragraph));
            } else {
                place(std::get<TemplateVariable>(placed));
            }
        }
    }

    void place(TemplateVariable part) {
        if (!placed_.insert(part).second) return;
        if (part == TemplateVariable::message && !mail_.message.empty()) {
            put(Quote{fill(words_.wrote, {{"inviter", inviter(mail_, words_)}}),
                      inert_lines(mail_.message.text(), limits::message)});
        } else if (part == TemplateVariable::link) {
            put(Button{std::string{words_.button}, mail_.link.reveal()});
        } else if (part == TemplateVariable::code && mail_.code) {
            put(Paragraph{fill(words_.code_hint, {{"page", our_own(mail_.code_page)}})});
            put(Symbols{std::string{words_.code_label}, mail_.code->reveal()});
        }
    }

    const InvitationMail& mail_;
    const InvitationWords& words_;
    std::vector<Block> blocks_;
    std::set<TemplateVariable> placed_;
    bool is_own_ = false;
};

}  // namespace

Content render(const InvitationMail& mail) {
    const InvitationWords& words = invitation_words(mail.language);
    const Subject line = subject(mail, words);
    Letter letter{mail, words};
    letter.open();
    letter.close();

    Document document;
    document.language = words.language;
    document.right_to_left = words.right_to_left;
    document.title = line.text();
    document.preview = letter.preview();
    document.blocks = std::move(letter).take();
    const Run address = our_own(inert_line(mail.to.text(), limits::address_bytes));
    document.footer.push_back(
        fill(words.why, {{"inviter", inviter(mail, words)}, {"address", address}}));
    document.footer.push_back(Runs{our_own(words.ignore)});
    return {line, render_text(document), render_html(document)};
}

}  // namespace usher::mail
