#include "shared/table/paste.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> cut(std::string_view text) { return cut_paste(text).entries; }

TEST(CutPaste, CutsAtBreaksCommasAndSemicolons) {
    EXPECT_THAT(cut("a@b.cd, c@d.ef;g@h.ij\nk@l.mn\r\no@p.qr\ts@t.uv"),
                ElementsAre("a@b.cd", "c@d.ef", "g@h.ij", "k@l.mn", "o@p.qr", "s@t.uv"));
    EXPECT_THAT(cut(" ,; \n a@b.cd ,, "), ElementsAre("a@b.cd"));
    EXPECT_THAT(cut(""), IsEmpty());
    EXPECT_THAT(cut(" \r\n,"), IsEmpty());
}

TEST(CutPaste, KeepsANameWithItsAddress) {
    EXPECT_THAT(cut("John Wayne <jw@cowboy.com>, maya@corp.example"),
                ElementsAre("John Wayne <jw@cowboy.com>", "maya@corp.example"));
    EXPECT_THAT(cut("\"Wayne, John\" <jw@cowboy.com>; \"a;b\" <a@b.cd>"),
                ElementsAre("\"Wayne, John\" <jw@cowboy.com>", "\"a;b\" <a@b.cd>"));
    EXPECT_THAT(cut("not an address"), ElementsAre("not an address"));
}

TEST(CutPaste, JoinsTheCellsOfASheetsRow) {
    EXPECT_THAT(cut("Ada Lindqvist\ta@b.cd\r\nc@d.ef\tJohn Wayne\nMaya\tStone\tg@h.ij"),
                ElementsAre("\"Ada Lindqvist\" <a@b.cd>", "\"John Wayne\" <c@d.ef>",
                            "\"Maya Stone\" <g@h.ij>"));
    EXPECT_THAT(cut("Wayne, John\ta@b.cd"), ElementsAre("\"John Wayne\" <a@b.cd>"));
    EXPECT_THAT(cut("\ta@b.cd\t"), ElementsAre("a@b.cd"));
    EXPECT_THAT(cut("a; b\tc@d.ef"), ElementsAre("a", "b", "c@d.ef"));
    EXPECT_THAT(cut("a@b.cd\tc@d.ef"), ElementsAre("a@b.cd", "c@d.ef"));
    EXPECT_THAT(cut("x\ty"), ElementsAre("x", "y"));
    EXPECT_THAT(cut("x\ty\tz\ta@b.cd"), ElementsAre("x", "y", "z", "a@b.cd"));
}

TEST(CutPaste, TurnsANameThatIsWrittenWithItsLastPartFirst) {
    EXPECT_THAT(cut("Wayne, John <jw@cowboy.com>; Turing, Alan <a@b.cd>"),
                ElementsAre("John Wayne <jw@cowboy.com>", "Alan Turing <a@b.cd>"));
    EXPECT_THAT(cut("c@d.ef, John <jw@cowboy.com>"), ElementsAre("c@d.ef", "John <jw@cowboy.com>"));
    EXPECT_THAT(cut("Wayne; John <jw@cowboy.com>"), ElementsAre("Wayne", "John <jw@cowboy.com>"));
    EXPECT_THAT(cut("Wayne, <jw@cowboy.com>"), ElementsAre("Wayne", "<jw@cowboy.com>"));
}

TEST(CutPaste, CutsBareAddressesAtWhiteSpace) {
    EXPECT_THAT(cut("a@b.cd  c@d.ef g@h.ij"), ElementsAre("a@b.cd", "c@d.ef", "g@h.ij"));
}

TEST(CutPaste, LetsNoStrayMarkSwallowTheNextLine) {
    EXPECT_THAT(cut("\"John <jw@cowboy.com>, x\na@b.cd, c@d.ef"),
                ElementsAre("\"John <jw@cowboy.com>, x", "a@b.cd", "c@d.ef"));
    EXPECT_THAT(cut("John <jw@cowboy.com, x\r\na@b.cd"),
                ElementsAre("John <jw@cowboy.com, x", "a@b.cd"));
}

std::string many(std::size_t count, const char* separator) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "p" + std::to_string(i) + "@b.cd" + separator;
    return text;
}

TEST(CutPaste, LeavesWhatIsTooMuch) {
    for (const char* separator : {"\n", ",", " ", "\tName\n"}) {
        const Paste full = cut_paste(many(limits::addresses_a_paste, separator) + " \n");
        EXPECT_EQ(full.entries.size(), limits::addresses_a_paste);
        EXPECT_EQ(full.rest, "");
        const Paste over = cut_paste(many(limits::addresses_a_paste + 1, separator));
        EXPECT_EQ(over.entries.size(), limits::addresses_a_paste);
        EXPECT_THAT(over.rest, testing::StartsWith("p1000@b.cd"));
    }
}

}  // namespace
}  // namespace usher
