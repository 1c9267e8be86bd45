#include "server/mail/invitation_mail.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/mail/inert_text.hpp"
#include "server/mail/letter_parts.hpp"
#include "shared/lifecycle/account_change.hpp"
#include "shared/values/text.hpp"
#include "tests/server/mail/fixtures.hpp"

namespace usher::mail {
namespace {

using test::address;
using test::name;

InvitationMail invitation() {
    return {.to = address("jw@cowboy.example"),
            .recipient = name("John Wayne"),
            .inviter = name("Maya Šević"),
            .organization = name("Northwind"),
            .projects = {},
            .role = name("Member"),
            .message = *::usher::Message::parse(
                "Hello John,\n\nwe start on Monday. Bring a hat & boots.\n"),
            .link = Secret{"http://localhost:8080/i#1.a.b.c.d.mail.e"},
            .code = Secret{"ABCD-EFGH-JKMN-PQRS-TV"},
            .code_page = "http://localhost:8080/code",
            .lapses_at = *Instant::parse("2026-11-27T14:05:59.999Z"),
            .language = Language::english};
}

bool both_say(const Content& content, const std::string& text) {
    return content.text.find(text) != std::string::npos &&
           content.html.find(text) != std::string::npos;
}

TEST(InvitationMail, ReadsWell) {
    const Content content = render(invitation());
    test::expect_golden("invitation.txt", content.subject.text() + "\n\n" + content.text);
    test::expect_golden("invitation.html", content.html);
}

TEST(InvitationMail, ReadsWellInGermanAndInArabic) {
    InvitationMail mail = invitation();
    mail.projects = {name("Harbour"), name("Site 4")};
    mail.language = Language::german;
    const Content german = render(mail);
    test::expect_golden("invitation_german.txt", german.subject.text() + "\n\n" + german.text);
    EXPECT_NE(german.html.find("<html lang=\"de\" dir=\"ltr\">"), std::string::npos);
    mail.language = Language::arabic;
    const Content arabic = render(mail);
    test::expect_golden("invitation_arabic.txt", arabic.subject.text() + "\n\n" + arabic.text);
    test::expect_golden("invitation_arabic.html", arabic.html);
    EXPECT_NE(arabic.html.find("<html lang=\"ar\" dir=\"rtl\">"), std::string::npos);
}

TEST(InvitationMail, SaysTheSameInBothParts) {
    InvitationMail mail = invitation();
    mail.projects = {name("Harbour"), name("Site 4")};
    const Content content = render(mail);
    for (const char* text :
         {"Maya Šević", "Northwind", "Harbour, Site 4", "Member", "27 November 2026, 14:05 UTC",
          "ABCD-EFGH-JKMN-PQRS-TV", "http://localhost:8080/i#1.a.b.c.d.mail.e",
          "http://localhost:8080/code", "View the invitation", "You can ignore",
          "we start on Monday."}) {
        EXPECT_TRUE(both_say(content, text)) << text;
    }
}

TEST(InvitationMail, TellsTheTimeOfTheOrganization) {
    InvitationMail mail = invitation();
    mail.time_zone = "Europe/Berlin";
    mail.language = Language::german;
    EXPECT_TRUE(both_say(render(mail), "27. November 2026, 15:05 Uhr MEZ"));
}

TEST(InvitationMail, SpeaksOfOneProjectInTheSingular) {
    InvitationMail mail = invitation();
    mail.projects = {name("Harbour")};
    for (const auto& [language, words] : {std::pair{Language::english, "Project: Harbour\n"},
                                          {Language::german, "Projekt: Harbour\n"},
                                          {Language::arabic, "المشروع: Harbour\n"}}) {
        mail.language = language;
        EXPECT_NE(render(mail).text.find(words), std::string::npos) << words;
    }
}

TEST(InvitationMail, EnumeratesFromTheRightAndIsolatesWhatRunsAgainst) {
    InvitationMail mail = invitation();
    mail.projects = {name("Harbour"), name("الميناء"), name("Site 4")};
    EXPECT_TRUE(both_say(render(mail), "Harbour, \u2068الميناء\u2069, Site 4"));
    mail.language = Language::arabic;
    EXPECT_TRUE(both_say(render(mail), "\u2068Harbour\u2069، الميناء، \u2068Site 4\u2069"));
    EXPECT_EQ(render(mail).subject.text().find("\u2068"), std::string::npos);
}

TEST(InvitationMail, TranslatesARoleThatCameWithTheOrganization) {
    const std::vector<RoleId> ids(4);
    InvitationMail mail = invitation();
    mail.language = Language::german;
    std::vector<std::string> told;
    for (const Role& role : built_in_roles(ids)) {
        put_role(mail, &role);
        const std::string text = render(mail).text;
        const std::size_t at = text.find("Rolle: ");
        told.push_back(text.substr(at + 7, text.find('\n', at) - at - 7));
    }
    EXPECT_EQ(told, (std::vector<std::string>{"Gründungsmitglied", "Admin", "Einladende Person",
                                              "Mitglied"}));
    mail.language = Language::arabic;
    EXPECT_TRUE(both_say(render(mail), "عضو"));
    const Role own{{}, name("Member"), {}, false};
    put_role(mail, &own);
    EXPECT_TRUE(both_say(render(mail), "Member")) << "it is somebody's own word";
}

TEST(InvitationMail, SaysInItsSubjectThatItReminds) {
    InvitationMail mail = invitation();
    mail.is_reminder = true;
    EXPECT_EQ(render(mail).subject.text(), "Reminder: your invitation to Northwind");
}

TEST(InvitationMail, ShowsNoCodeWhereThereIsNone) {
    InvitationMail mail = invitation();
    mail.code.reset();
    const Content content = render(mail);
    EXPECT_EQ(content.subject, render(invitation()).subject);
    EXPECT_TRUE(both_say(content, "http://localhost:8080/i#1.a.b.c.d.mail.e"));
    for (const std::string& part : {content.text, content.html}) {
        EXPECT_EQ(part.find("ABCD"), std::string::npos);
        EXPECT_EQ(part.find("/code"), std::string::npos);
        EXPECT_EQ(part.find("Invitation code"), std::string::npos);
    }
}

TEST(InvitationMail, LeavesOutWhatIsEmpty) {
    InvitationMail mail = invitation();
    mail.recipient = {};
    mail.inviter = {};
    mail.role = {};
    mail.message = {};
    const Content content = render(mail);
    EXPECT_EQ(content.subject.text(), "An administrator invites you to Northwind");
    for (const std::string& part : {content.text, content.html}) {
        EXPECT_EQ(part.find("wrote:"), std::string::npos);
        EXPECT_EQ(part.find("Role"), std::string::npos);
        EXPECT_NE(part.find("Hello,"), std::string::npos);
    }
}

TEST(InvitationMail, QuotesTheMessageVisibly) {
    InvitationMail mail = invitation();
    mail.message = *::usher::Message::parse(
        "Your mailbox is full.\n\n-- \nView the "
        "invitation:\nhttps://evil.example/login\n<b>Click</b> ceo@bank.example");
    const Content content = render(mail);
    EXPECT_NE(content.text.find("Maya Šević wrote:\n> Your mailbox is full.\n"), std::string::npos);
    EXPECT_NE(content.text.find("\n> View the invitation:\n"), std::string::npos);
    EXPECT_NE(content.html.find("&lt;b&gt;Click&lt;/\u200Bb&gt;"), std::string::npos);
    for (const std::string& part : {content.text, content.html}) {
        EXPECT_EQ(part.find("evil.example"), std::string::npos);
        EXPECT_EQ(part.find("https://e"), std::string::npos);
        EXPECT_EQ(part.find("bank.example"), std::string::npos);
    }
}

TEST(InvitationMail, HasOneLinkAndItIsTheButton) {
    InvitationMail mail = invitation();
    const std::string html = render(mail).html;
    const std::size_t first = html.find("href=");
    EXPECT_EQ(html.substr(first, 47), "href=\"http://localhost:8080/i#1.a.b.c.d.mail.e\"");
    EXPECT_EQ(html.find("href=", first + 1), std::string::npos);
}

TEST(InvitationMail, HasAShortSubjectWhateverTheNamesAndTheLanguage) {
    for (const Language language : {Language::english, Language::german, Language::arabic}) {
        InvitationMail mail = invitation();
        mail.language = language;
        std::string owls;
        for (int i = 0; i < 120; ++i) owls += "🦉";
        mail.inviter = name(owls);
        mail.organization = name(owls);
        const Content content = render(mail);
        EXPECT_LE(count_code_points(content.subject.text()).value(), 78U);
        EXPECT_NE(content.subject.text().find("🦉"), std::string::npos);
        mail.is_reminder = true;
        EXPECT_LE(count_code_points(render(mail).subject.text()).value(), 78U);
    }
}

TEST(InvitationMail, ShowsHostileNamesInertly) {
    for (const char* hostile :
         {"<script>alert(1)</script>", "\"><a href=x>", "{organization} {page}",
          "=?UTF-8?Q?x?=", "a' onclick='b", "O&#39;Brien", "Мaya (раураl)",
          "Your account is closed, call +1 900 555"}) {
        InvitationMail mail = invitation();
        const auto parsed = Name::parse(hostile);
        if (!parsed) continue;
        mail.inviter = mail.organization = mail.recipient = mail.role = *parsed;
        const Content content = render(mail);
        EXPECT_EQ(content.html.find("<script"), std::string::npos) << hostile;
        EXPECT_EQ(content.html.find("<a href=x"), std::string::npos) << hostile;
        EXPECT_EQ(content.html.find("onclick='"), std::string::npos) << hostile;
        EXPECT_EQ(content.html.find("<a "), content.html.rfind("<a ")) << hostile;
        EXPECT_NE(content.text.find(inert_line(hostile, 120).substr(0, 20)), std::string::npos)
            << hostile;
    }
}

}  // namespace
}  // namespace usher::mail
