#include "server/mail/letter_preview.hpp"

#include "server/mail/invitation_words.hpp"
#include "server/mail/letter_parts.hpp"
#include "server/mail/told.hpp"
#include "shared/policy/limits.hpp"

namespace usher::mail {
namespace {

constexpr std::string_view sample_code = "XXXX-XXXX-XXXX-XXXX-XX";
constexpr std::size_t sample_projects = 2;

struct Sample {
    std::string_view name;
    std::string_view address;
};

constexpr Sample sample_of(Language language) {
    switch (language) {
        case Language::german:
            return {"Maja Lindner", "maja@firma.example"};
        case Language::arabic:
            return {"مها حداد", "maha@company.example"};
        case Language::english:
            break;
    }
    return {"Maya Stone", "maya@company.example"};
}

// Whoever is not told yet is shown what they would be told.
std::vector<const Membership*> asked_into(const Record& record) {
    std::vector<const Membership*> asked;
    for (const Membership& membership : record.memberships) {
        if (is_open(membership.phase) || membership.phase == Phase::uninvited)
            asked.push_back(&membership);
    }
    return asked;
}

void put_recipient(InvitationMail& mail, const app::LetterWish& wish) {
    const Organization& organization = wish.organization;
    if (wish.person) {
        const auto asked = asked_into(*wish.person);
        mail.recipient = wish.person->person.name;
        if (wish.person->person.address) mail.to = *wish.person->person.address;
        mail.projects = project_names(organization, asked);
        put_role(mail, agreed_role(organization, asked));
        return;
    }
    if (wish.newcomer) {
        mail.recipient = wish.newcomer->name;
        for (const ProjectId id : wish.newcomer->projects) {
            const Project* project = organization.project(id);
            if (project != nullptr) mail.projects.push_back(project->name);
        }
        const auto& given = wish.newcomer->role;
        put_role(mail, given ? organization.role(*given) : nullptr);
        return;
    }
    mail.recipient = *Name::parse(sample_of(mail.language).name);
    for (const Project& project : organization.projects) {
        if (mail.projects.size() == sample_projects) break;
        mail.projects.push_back(project.name);
    }
    const auto& usual = organization.policies.default_role;
    put_role(mail, usual ? organization.role(*usual) : nullptr);
}

Content paragraphs_alone(const InvitationMail& mail) {
    const OwnWords& words = *mail.own_words;
    const InvitationWords& ours = invitation_words(mail.language);
    const TemplateValues values{.recipient = written_by(mail.recipient),
                                .inviter = written_by(mail.inviter),
                                .organization = written_by(mail.organization),
                                .projects = told_projects(mail, ours),
                                .role = told_role(mail, ours)};
    Document document;
    document.language = words.written.locale.text();
    document.right_to_left = is_right_to_left(words.written.locale);
    document.title = fill_subject(words, values);
    for (Placed& placed : fill_text(words, values)) {
        if (auto* paragraph = std::get_if<Paragraph>(&placed))
            document.blocks.push_back(std::move(*paragraph));
    }
    return {*Subject::parse(document.title), render_text(document), render_html(document)};
}

}  // namespace

app::Letter preview_letter(const app::LetterWish& wish, const std::string& origin) {
    using Source = app::Letter::Source;
    const std::string host = origin.substr(origin.find("://") + 3);
    InvitationMail mail{.to = *EmailAddress::parse(sample_of(Language::english).address),
                        .recipient = {},
                        .inviter = wish.inviter,
                        .organization = wish.organization.name,
                        .projects = {},
                        .role = {},
                        .message = wish.message,
                        .link = Secret{origin + "/i#preview"},
                        .code = Secret{std::string{sample_code}},
                        .code_page = origin + "/code",
                        .lapses_at = wish.now + wish.organization.policies.invite_ttl,
                        .is_reminder = wish.kind == Template::Kind::reminder};
    put_words(mail, wish.organization, wish.kind, wish.locale, host);
    app::Letter letter;
    if (wish.words) {
        letter.source = Source::given;
        mail.own_words = own_words(*wish.words, wish.organization, host);
        mail.language = spoken(wish.words->locale, wish.organization.policies.default_locale);
    } else if (mail.own_words) {
        letter.source = Source::kept;
    }
    if (mail.own_words) letter.words = mail.own_words->written;
    put_recipient(mail, wish);
    const bool is_mailed = is_allowed(TemplateVariable::link, wish.kind, TemplateField::text);
    const Content content = is_mailed || !mail.own_words ? render(mail) : paragraphs_alone(mail);
    letter.subject = content.subject.text();
    letter.text = content.text;
    letter.html = content.html;
    return letter;
}

}  // namespace usher::mail
