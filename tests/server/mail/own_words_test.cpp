#include "server/mail/own_words.hpp"

#include <gtest/gtest.h>

#include "server/mail/invitation_mail.hpp"
#include "server/mail/letter_parts.hpp"
#include "tests/server/mail/fixtures.hpp"

namespace usher::mail {
namespace {

using test::address;
using test::name;

Template written(const std::string& subject, const std::string& text, const char* locale = "en",
                 Template::Kind kind = Template::Kind::invitation) {
    return {kind, *Locale::parse(locale), *::usher::Message::parse(subject),
            *::usher::Message::parse(text)};
}

OwnWords words(const std::string& subject, const std::string& text, const char* locale = "en") {
    return {written(subject, text, locale), {"localhost:8080", {"northwind.example"}}};
}

InvitationMail mail_with(const std::string& subject, const std::string& text,
                         const char* locale = "en") {
    return {.to = address("jw@cowboy.example"),
            .recipient = name("John Wayne"),
            .inviter = name("Maya Šević"),
            .organization = name("Northwind"),
            .projects = {name("Harbour"), name("Site 4")},
            .role = name("Member"),
            .message = *::usher::Message::parse("See you on Monday."),
            .link = Secret{"http://localhost:8080/i#1.a.b"},
            .code = Secret{"ABCD-EFGH"},
            .code_page = "http://localhost:8080/code",
            .lapses_at = *Instant::parse("2026-11-27T14:05:59.999Z"),
            .language = spoken(*Locale::parse(locale), {}),
            .own_words = words(subject, text, locale)};
}

bool in_order(const std::string& text, std::initializer_list<const char*> wanted) {
    std::size_t at = 0;
    for (const char* each : wanted) {
        at = text.find(each, at);
        if (at == std::string::npos) return false;
    }
    return true;
}

TEST(OwnWords, StandInTheMailInsteadOfOurs) {
    const Content content = render(mail_with(
        "{{inviter}} wants you at {{organization}}",
        "Dear{{#recipient}} {{recipient}}{{/recipient}},\n\nwe build harbours. Join {{projects}} "
        "as {{role}} until {{lapses}}.\nMore on "
        "https://www.northwind.example/start.\n\n{{link}}\n\n"
        "See you soon!"));
    test::expect_golden("own_words.txt", content.subject.text() + "\n\n" + content.text);
    test::expect_golden("own_words.html", content.html);
}

TEST(OwnWords, ReadWellFromTheRight) {
    const Content content = render(mail_with(
        "دعوة إلى {{organization}}",
        "أهلًا{{#recipient}} {{recipient}}{{/recipient}}،\n\nنبني الموانئ في {{organization}}.\n\n"
        "{{link}}",
        "ar"));
    test::expect_golden("own_words_arabic.txt", content.subject.text() + "\n\n" + content.text);
    EXPECT_NE(content.html.find("<html lang=\"ar\" dir=\"rtl\">"), std::string::npos);
    EXPECT_NE(content.html.find("<p class=\"ink\" lang=\"ar\" dir=\"rtl\""), std::string::npos);
}

TEST(OwnWords, CannotTakeAwayWhatARecipientReliesOn) {
    for (const char* text : {"x", "{{^organization}}{{link}}{{code}}{{/organization}}",
                             "{{#recipient}}Hi.{{/recipient}}"}) {
        const Content content = render(mail_with("Hi", text));
        for (const std::string& part : {content.text, content.html}) {
            for (const char* relied_on :
                 {"Maya Šević", "Northwind", "Harbour, Site 4", "Member", "27 November 2026",
                  "http://localhost:8080/i#1.a.b", "ABCD-EFGH", "You got this mail because",
                  "cowboy.", "You can ignore this mail", "See you on Monday."})
                EXPECT_NE(part.find(relied_on), std::string::npos) << text << ": " << relied_on;
        }
    }
}

TEST(OwnWords, PlaceEachPartOnce) {
    const std::string text =
        render(mail_with("Hi", "A{{code}}B{{link}}C{{link}}D{{message}}E")).text;
    EXPECT_TRUE(in_order(text, {"A\n", "ABCD-EFGH", "B\n", "/i#1.a.b", "C\n", "D\n",
                                "> See you on Monday.", "E\n", "Invited by"}));
    EXPECT_EQ(text.find("/i#1.a.b"), text.rfind("/i#1.a.b"));
    EXPECT_EQ(text.find("ABCD"), text.rfind("ABCD"));
}

TEST(OwnWords, SayNothingOfWhatIsNotThere) {
    InvitationMail mail = mail_with(
        "Hi{{#recipient}} {{recipient}}{{/recipient}}",
        "Hello{{#recipient}} {{recipient}}{{/recipient}}{{^role}}, no role yet{{/role}}."
        "{{#projects}}\nProjects: {{projects}}{{/projects}}{{#message}}\nMaya writes:{{/message}}");
    mail.recipient = mail.role = {};
    mail.projects = {};
    mail.message = {};
    const Content content = render(mail);
    EXPECT_EQ(content.subject.text(), "Hi");
    EXPECT_NE(content.text.find("Hello, no role yet.\n\nInvited by"), std::string::npos)
        << content.text;
}

TEST(OwnWords, LinkOnlyToTheOrganizationAndToThisServer) {
    const Content content = render(
        mail_with("Hi",
                  "https://northwind.example/a http://localhost:8080/people https://evil.example/b "
                  "www.evil.example evil@evil.example https://{{organization}}.evil.example"));
    EXPECT_NE(content.html.find("href=\"https://northwind.example/a\""), std::string::npos);
    EXPECT_NE(content.html.find("href=\"http://localhost:8080/people\""), std::string::npos);
    for (const std::string& part : {content.text, content.html}) {
        EXPECT_EQ(part.find("evil.example"), std::string::npos);
        EXPECT_EQ(part.find("https://e"), std::string::npos);
    }
}

TEST(OwnWords, MakeNoLinkOfWhatStandsSideBySide) {
    InvitationMail mail =
        mail_with("Hi", "https://northwind.example{{recipient}} www.{{recipient}} a@{{role}}");
    mail.recipient = name("evil");
    mail.role = name("evil");
    const std::string text = render(mail).text;
    for (const char* together : {"exampleevil", "www.evil", "a@evil"})
        EXPECT_EQ(text.find(together), std::string::npos) << together;
}

TEST(OwnWords, ShowNamesInertlyAndNeverFillThem) {
    InvitationMail mail = mail_with("{{recipient}}", "{{recipient}} <b>{{role}}</b>");
    mail.recipient = name("{{link}} {{code}}");
    mail.role = name("Member{{#x}}");
    const Content content = render(mail);
    EXPECT_EQ(content.subject.text(), "{{link}} {{code}}");
    EXPECT_NE(content.text.find("{{link}} {{code}} <b>Member{{#x}}</"), std::string::npos);
    EXPECT_EQ(content.html.find("<b>"), std::string::npos);
}

TEST(OwnWords, HaveASubjectThatIsALineWhateverTheNames) {
    std::string dots;
    for (int i = 0; i < 60; ++i) dots += "a:";
    InvitationMail mail = mail_with(std::string(190, '.') + "{{recipient}}", "x");
    mail.recipient = name(dots);
    EXPECT_LE(render(mail).subject.text().size(), 800U);
    mail.own_words = words("{{recipient}}", "x");
    mail.recipient = {};
    EXPECT_EQ(render(mail).subject.text(), "Northwind");
}

// A text that an earlier version let through is sent up to its mistake; the mail is whole.
TEST(OwnWords, EndAtAMistake) {
    const Content content = render(mail_with("Hi {{nobody}} there", "Before. {{nobody}} After."));
    EXPECT_EQ(content.subject.text(), "Hi");
    EXPECT_TRUE(in_order(content.text, {"Before.", "Invited by", "/i#1.a.b"}));
    EXPECT_EQ(content.text.find("After."), std::string::npos);
}

class ChooseTemplate : public testing::Test {
protected:
    const char* chosen(const char* locale, Template::Kind kind = Template::Kind::invitation) const {
        const Template* found = choose_template(organization_, kind, *Locale::parse(locale));
        return found == nullptr ? "none" : found->subject.text().c_str();
    }

    Organization organization_;
};

TEST_F(ChooseTemplate, TakesTheNearestLanguageThenTheUsualOne) {
    organization_.policies.default_locale = *Locale::parse("fr-CH");
    EXPECT_STREQ(chosen("de"), "none");
    organization_.templates = {written("german", "x", "de"), written("austrian", "x", "de-AT"),
                               written("again", "x", "it", Template::Kind::reminder)};
    EXPECT_STREQ(chosen("de-AT"), "austrian");
    EXPECT_STREQ(chosen("de-CH"), "german");
    EXPECT_STREQ(chosen("it"), "none");
    EXPECT_STREQ(chosen("it", Template::Kind::reminder), "again");
    organization_.templates.push_back(written("french", "x", "fr"));
    EXPECT_STREQ(chosen("it"), "french");
    EXPECT_STREQ(chosen("de"), "german");
}

TEST(PutWords, SpeaksTheLanguageOfTheTemplateAroundIt) {
    Organization organization;
    organization.name = name("Northwind");
    organization.policies.default_locale = *Locale::parse("ar");
    organization.policies.time_zone = "Asia/Tokyo";
    InvitationMail mail = mail_with("x", "x");
    const auto language_for = [&](const char* locale) {
        mail.own_words.reset();
        put_words(mail, organization, Template::Kind::invitation, *Locale::parse(locale), "h");
        return mail.language;
    };
    EXPECT_EQ(language_for("de-AT"), Language::german);
    EXPECT_EQ(mail.time_zone, "Asia/Tokyo");
    EXPECT_EQ(language_for("fr"), Language::arabic);
    organization.templates = {written("english", "x", "en"), written("french", "x", "fr")};
    EXPECT_EQ(language_for("en-GB"), Language::english);
    EXPECT_EQ(language_for("de"), Language::german) << "the organization has nothing for it";
    EXPECT_FALSE(mail.own_words);
    EXPECT_EQ(language_for("fr"), Language::english) << "no words of ours are French";
    EXPECT_EQ(mail.own_words->written.subject.text(), "french");
}

TEST(RightToLeft, IsAMatterOfTheScript) {
    for (const char* tag : {"ar", "ar-EG", "he", "fa", "ur-PK", "az-Arab"})
        EXPECT_TRUE(is_right_to_left(*Locale::parse(tag))) << tag;
    for (const char* tag : {"en", "de-AT", "ur-Latn", "az", "zh-Hant-TW"})
        EXPECT_FALSE(is_right_to_left(*Locale::parse(tag))) << tag;
}

}  // namespace
}  // namespace usher::mail
