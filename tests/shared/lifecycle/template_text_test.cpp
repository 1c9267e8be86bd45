#include "shared/lifecycle/template_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher {
namespace {

using Kind = TemplatePiece::Kind;

std::string pieces(const std::string& text) {
    std::string read;
    TemplateReader reader{text};
    while (const auto piece = reader.next()) {
        switch (piece->kind) {
            case Kind::words:
                read += '"' + std::string{piece->words} + '"';
                continue;
            case Kind::variable:
                break;
            case Kind::if_some:
                read += '#';
                break;
            case Kind::if_none:
                read += '^';
                break;
            case Kind::end:
                read += '/';
                break;
        }
        read += std::string{name(piece->variable)} + ' ';
    }
    if (const auto mistake = reader.mistake()) read += '!' + std::string{name(*mistake)};
    return read;
}

Template written(Template::Kind kind, const char* subject, const char* text) {
    return {kind, Locale{}, *Message::parse(subject), *Message::parse(text)};
}

TEST(TemplateReader, ReadsWordsVariablesAndSections) {
    EXPECT_EQ(pieces(""), "");
    EXPECT_EQ(pieces("Come {soon}"), "\"Come {soon}\"");
    EXPECT_EQ(pieces("Hi {{recipient}}!"), "\"Hi \"recipient \"!\"");
    EXPECT_EQ(pieces("{{ link }}"), "link ");
    EXPECT_EQ(pieces("{{# role }}as {{role}}{{^projects}}.{{/projects}}{{/role}}"),
              "#role \"as \"role ^projects \".\"/projects /role ");
}

TEST(TemplateReader, StopsAtTheFirstMistake) {
    for (const char* unclosed :
         {"{{", "{{recipient", "{{recipient}", "a {{recipient, {{link}}", "{{recipient\n}}",
          "{{#role}}", "{{/role}}", "{{#role}}{{/link}}", "{{#role}}{{#link}}{{/role}}{{/link}}"})
        EXPECT_NE(pieces(unclosed).find("!template_tag_unclosed"), std::string::npos) << unclosed;
    for (const char* unknown :
         {"{{}}", "{{ }}", "{{#}}", "{{Recipient}}", "{{{link}}}", "{{&link}}", "{{>partial}}",
          "{{=<% %>=}}", "{{!comment}}", "{{link.text}}"})
        EXPECT_NE(pieces(unknown).find("!template_variable_unknown"), std::string::npos) << unknown;
    TemplateReader reader{"{{link"};
    EXPECT_FALSE(reader.next());
    EXPECT_FALSE(reader.next());
}

TEST(JudgeTemplate, KnowsWhereAVariableSaysSomething) {
    using TemplateKind = Template::Kind;
    const Errors in_subject{{Code::template_variable_unknown, "subject"}};
    for (const char* part : {"{{link}}", "{{code}}", "{{message}}", "{{#link}}x{{/link}}"})
        EXPECT_EQ(judge_template(written(TemplateKind::invitation, part, "Soon.")), in_subject)
            << part;
    const Errors in_text{{Code::template_variable_unknown, "text"}};
    for (const TemplateKind kind : {TemplateKind::request_received, TemplateKind::request_denied,
                                    TemplateKind::role_changed, TemplateKind::archived}) {
        EXPECT_EQ(judge_template(written(kind, "Come", "{{lapses}}")), in_text);
        EXPECT_TRUE(judge_template(written(kind, "Come", "{{role}} {{organization}}")).empty());
    }
    for (const TemplateKind kind :
         {TemplateKind::invitation, TemplateKind::offer, TemplateKind::reminder})
        EXPECT_TRUE(
            judge_template(written(kind, "{{lapses}}", "{{link}}{{code}}{{message}}")).empty());
}

}  // namespace
}  // namespace usher
