#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shared/values/locale.hpp"
#include "shared/values/name.hpp"

namespace usher::mail {

/// A stretch of text in one weight. What people wrote gets here through `written_by` alone, which
/// makes it inert.
struct Run {
    std::string text;
    bool strong = false;
    /// Where it leads: absolute, http:// or https://. Empty: nowhere. The text part shows the text
    /// alone, which is the address then.
    std::string address = {};
};
using Runs = std::vector<Run>;

/// Text of somebody else: inert and set off by weight.
Run written_by(const Name& name);
/// Our own text: an address of this server, a date.
Run our_own(std::string_view text);

/// A sentence with `{placeholders}`, as a translator writes it, filled. Each placeholder must be
/// among the values.
struct Value {
    std::string_view placeholder;
    Run run;
};
Runs fill(std::string_view sentence, std::initializer_list<Value> values);

struct Heading {
    Runs runs;
};
/// LF ends a line of it.
struct Paragraph {
    Runs runs;
    /// Of an author who writes in another language than the rest; none: the document's.
    std::optional<Locale> locale = {};
};
/// The one thing to do. The address is absolute and begins with http:// or https://.
struct Button {
    std::string label;
    std::string address;
};
/// Somebody else's words, visibly theirs: who, and inert lines.
struct Quote {
    Runs attribution;
    std::string lines;
};
/// Something to type, in type that is easy to copy by eye.
struct Symbols {
    std::string label;
    std::string symbols;
};
struct Facts {
    std::vector<std::pair<std::string, Run>> rows;
};
using Block = std::variant<Heading, Paragraph, Button, Quote, Symbols, Facts>;

/// What a template says, free of its form: both parts of the mail are rendered from it, so they
/// cannot disagree.
struct Document {
    /// A language tag, and whether it is written from the right.
    std::string language = "en";
    bool right_to_left = false;
    std::string title;
    /// What an inbox shows beside the subject.
    std::string preview;
    std::vector<Block> blocks;
    /// Small print: why this mail came, and that it may be ignored.
    std::vector<Runs> footer;
};

/// Lines of at most 72 columns where words allow, ended by LF.
std::string render_text(const Document& document);
/// A page of tables and inline styles, as mail readers need it, light and dark. No script, no
/// picture, no remote resource.
std::string render_html(const Document& document);

}  // namespace usher::mail
