#include "server/mail/document.hpp"

#include <gtest/gtest.h>

#include "tests/server/mail/fixtures.hpp"

namespace usher::mail {
namespace {

TEST(Fill, ReplacesPlaceholders) {
    const Runs runs =
        fill("{a} and {b}.", {{"a", written_by(test::name("Maya"))}, {"b", our_own("we")}});
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_EQ(runs[0].text, "Maya");
    EXPECT_TRUE(runs[0].strong);
    EXPECT_EQ(runs[1].text, " and ");
    EXPECT_EQ(runs[3].text, ".");
}

TEST(Fill, DoesNotFillWhatAValueSays) {
    const Runs runs = fill("{a}", {{"a", our_own("{b}")}, {"b", our_own("secret")}});
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs[0].text, "{b}");
}

TEST(RenderText, WrapsAtWordsAndNeverCutsAnAddress) {
    Document document;
    const std::string long_word = "https://usher.example/i#" + std::string(100, 'x');
    document.blocks.emplace_back(
        std::in_place_type<Paragraph>,
        Paragraph{{our_own(
            "one two three four five six seven eight nine ten eleven twelve thirteen and " +
            long_word + " end")}});
    const std::string text = render_text(document);
    EXPECT_EQ(text,
              "one two three four five six seven eight nine ten eleven twelve thirteen\nand\n" +
                  long_word + "\nend\n\n-- \n");
}

TEST(RenderText, MarksEveryLineOfAQuote) {
    Document document;
    document.blocks.emplace_back(
        std::in_place_type<Quote>,
        Quote{{our_own("Maya wrote:")},
              "first\n\n-- \n" + std::string(60, 'a') + " " + std::string(60, 'b')});
    EXPECT_EQ(render_text(document), "Maya wrote:\n> first\n> \n> --\n> " + std::string(60, 'a') +
                                         "\n> " + std::string(60, 'b') + "\n\n-- \n");
}

TEST(RenderHtml, EscapesEverythingThatVaries) {
    const std::string hostile = "<img src=x onerror=\"a\" title='b'>&amp;";
    Document document;
    document.title = document.preview = document.language = hostile;
    document.blocks = {Heading{{{hostile, true}}},
                       Paragraph{{our_own(hostile)}},
                       Button{hostile, "https://" + hostile},
                       Quote{{our_own(hostile)}, hostile},
                       Symbols{hostile, hostile},
                       Facts{{{hostile, our_own(hostile)}}}};
    document.footer = {{our_own(hostile)}};
    const std::string html = render_html(document);
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_EQ(html.find("onerror=\""), std::string::npos);
    EXPECT_EQ(html.find("title='"), std::string::npos);
    std::size_t times = 0;
    for (std::size_t at = 0;
         (at = html.find("&lt;img src=x onerror=&quot;a&quot; title=&#39;b&#39;&gt;&amp;amp;",
                         at)) != std::string::npos;
         ++at) {
        ++times;
    }
    EXPECT_EQ(times, 14U);
}

TEST(RenderHtml, LoadsNothingAndRunsNothing) {
    Document document;
    document.blocks.emplace_back(std::in_place_type<Button>,
                                 Button{"Go", "https://usher.example/i#secret"});
    const std::string html = render_html(document);
    for (const char* forbidden :
         {"<script", "<img", "<link", "src=", "url(", "@import", "<iframe", "<form"}) {
        EXPECT_EQ(html.find(forbidden), std::string::npos) << forbidden;
    }
}

}  // namespace
}  // namespace usher::mail
