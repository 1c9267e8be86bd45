#include "shared/lifecycle/template_lint.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher {
namespace {

const LinkHosts hosts{"invite.example:8443", {"northwind.example"}};

Template written(const std::string& subject, const std::string& text, const char* locale = "en",
                 Template::Kind kind = Template::Kind::invitation) {
    return {kind, *Locale::parse(locale), *Message::parse(subject), *Message::parse(text)};
}

std::string flaws(const Template& text, const Organization& organization = {}) {
    std::string found;
    for (const TemplateWarning& warning : lint(text, organization, hosts)) {
        if (!found.empty()) found += ", ";
        found += std::string{name(warning.flaw)} + '@' + warning.field;
        if (!warning.what.empty()) found += '=' + warning.what;
    }
    return found;
}

std::string of_text(const std::string& text) { return flaws(written("Come", text + "\n{{link}}")); }

TEST(TemplateLint, FindsNothingInAGoodTemplate) {
    EXPECT_EQ(flaws(written("{{inviter}} invites you to {{organization}}",
                            "Hello{{#recipient}} {{recipient}}{{/recipient}},\n\nbe with us "
                            "until {{lapses}}! See https://www.northwind.example/harbour.\n\n"
                            "{{link}}\n\nNASA and UNESCO will be there.")),
              "");
}

TEST(TemplateLint, MissesTheLinkWhereOneIsNeeded) {
    EXPECT_EQ(flaws(written("Come", "Soon.")), "link_missing@text");
    EXPECT_EQ(flaws(written("Bye", "Soon.", "en", Template::Kind::archived)), "never_mailed@kind");
}

TEST(TemplateLint, MissesWords) {
    EXPECT_EQ(flaws(written("{{organization}}", "{{link}}")), "words_missing@text");
}

TEST(TemplateLint, SeesWhatSomeMailsHaveNoneOf) {
    EXPECT_EQ(of_text("Hello {{recipient}}, as {{role}} in {{projects}}"),
              "may_be_empty@text=recipient, may_be_empty@text=projects, may_be_empty@text=role");
    EXPECT_EQ(of_text("Hello{{#recipient}} {{recipient}}{{/recipient}}"), "");
}

TEST(TemplateLint, SeesALongSubject) {
    EXPECT_EQ(flaws(written(std::string(78, 's'), "Soon: {{link}}")), "");
    EXPECT_EQ(flaws(written(std::string(79, 's'), "Soon: {{link}}")), "subject_long@subject");
    EXPECT_EQ(flaws(written(std::string(64, 's') + "{{inviter}}", "Soon: {{link}}")),
              "subject_long@subject");
}

TEST(TemplateLint, SeesShouting) {
    EXPECT_EQ(of_text("COME TO OUR HARBOUR NOW"), "capitals@text");
    EXPECT_EQ(of_text("All is well.\nПРИХОДИТЕ СКОРЕЕ"), "capitals@text");
    EXPECT_EQ(of_text("COME SOON https://www.northwind.example/a/quiet/path"), "capitals@text");
    EXPECT_EQ(of_text("Come!!"), "exclamation_marks@text");
    EXPECT_EQ(of_text("Come! And come! And come!"), "exclamation_marks@text");
}

TEST(TemplateLint, SeesLinksToOtherHosts) {
    EXPECT_EQ(of_text("See https://evil.example/northwind.example"),
              "foreign_host@text=evil.example");
    EXPECT_EQ(of_text("See https://northwind.example@evil.example/"),
              "foreign_host@text=northwind.example@evil.example");
    EXPECT_EQ(of_text("See HTTPS://notnorthwind.example"),
              "foreign_host@text=notnorthwind.example");
    EXPECT_EQ(of_text("See http://northwind.example"), "unencrypted_link@text=northwind.example");
    EXPECT_EQ(of_text("See https://invite.example:8443/sign-in"), "");
}

TEST(TemplateLint, SeesWhatPhishingMailsSay) {
    EXPECT_EQ(of_text("Enter your Password"), "asks_for_secret@text=password");
    EXPECT_EQ(of_text("Geben Sie Ihr Passwort ein, dringend"),
              "asks_for_secret@text=passwort, alarming@text=dringend");
    EXPECT_EQ(of_text("أدخل كلمة المرور"), "asks_for_secret@text=كلمة المرور");
    EXPECT_EQ(of_text("Log in to раypal"), "mixed_scripts@text=раypal");
}

TEST(TemplateLint, SeesWhatIsNotTranslated) {
    Organization organization;
    organization.policies.default_locale = *Locale::parse("de-AT");
    organization.templates = {written("Come", "x", "ar", Template::Kind::reminder)};
    EXPECT_EQ(flaws(written("Come", "Soon: {{link}}", "fr"), organization),
              "untranslated@locale=de-AT, untranslated@locale=ar");
    organization.templates.push_back(written("Komm", "x", "de"));
    EXPECT_EQ(flaws(written("Come", "Soon: {{link}}", "ar"), organization), "");
    EXPECT_EQ(untranslated(Template::Kind::offer, organization).size(), 3U);
}

TEST(TemplateFlaw, HasANameEach) {
    for (int number = 0; number <= static_cast<int>(TemplateFlaw::never_mailed); ++number)
        EXPECT_FALSE(name(static_cast<TemplateFlaw>(number)).empty());
}

TEST(FindLink, EndsWhereTheSentenceGoesOn) {
    const std::string text = "(see https://a.example/b?c=d#e), and https://f.example.";
    const auto first = find_link(text, 0);
    ASSERT_TRUE(first);
    EXPECT_EQ(text.substr(first->begin, first->size), "https://a.example/b?c=d#e");
    EXPECT_EQ(first->host, "a.example");
    const auto second = find_link(text, first->begin + first->size);
    ASSERT_TRUE(second);
    EXPECT_EQ(text.substr(second->begin, second->size), "https://f.example");
    EXPECT_FALSE(find_link(text, second->begin + second->size));
}

TEST(FindLink, TakesAnEmptyHostForNobodys) {
    const auto link = find_link("https://", 0);
    ASSERT_TRUE(link);
    EXPECT_FALSE((LinkHosts{"", {}}.has(*link)));
}

}  // namespace
}  // namespace usher
