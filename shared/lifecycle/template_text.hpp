#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/lifecycle/error.hpp"
#include "shared/lifecycle/organization.hpp"

namespace usher {

/// What a template may name. `message` (what the inviter wrote), `link` (the button) and `code`
/// stand for parts of the mail of their own; where a template does not place them, they follow it.
enum class TemplateVariable : std::uint8_t {
    recipient = 0,
    inviter = 1,
    organization = 2,
    projects = 3,
    role = 4,
    lapses = 5,
    message = 6,
    link = 7,
    code = 8,
};
inline constexpr std::uint8_t template_variable_count = 9;
/// As it stands between the braces.
std::string_view name(TemplateVariable variable);

enum class TemplateField : std::uint8_t { subject = 0, text = 1 };

/// Whether the variable says something there: of the parts of the mail none in a subject; those of
/// an invitation (message, link, code, lapses) in mails that invite alone.
bool is_allowed(TemplateVariable variable, Template::Kind kind, TemplateField field);

/// A stretch of a template.
struct TemplatePiece {
    enum class Kind : std::uint8_t {
        words,     ///< as they stand
        variable,  ///< `{{name}}`
        if_some,   ///< `{{#name}}`: up to its end only if the variable says something
        if_none,   ///< `{{^name}}`: up to its end only if it says nothing
        end,       ///< `{{/name}}`
    };

    Kind kind = Kind::words;
    /// Of `words`: a part of the template.
    std::string_view words;
    TemplateVariable variable = TemplateVariable::recipient;
};

/// Reads a template from its beginning to its end, for whoever judges it and for whoever fills it,
/// so that the two cannot disagree. The language is the part of Mustache (mustache(5)) that a mail
/// needs: variables and sections, in which spaces around a name do not matter. A single brace is a
/// word like any other; nothing is escaped here, because nothing here is HTML.
class TemplateReader {
public:
    /// The text is borrowed.
    explicit TemplateReader(std::string_view text) : rest_{text} {}

    /// None at the end and at the first mistake.
    std::optional<TemplatePiece> next();

    /// template_tag_unclosed (also of a section, or a section closed by another's end),
    /// template_variable_unknown; none: nothing was wrong so far.
    std::optional<Code> mistake() const { return mistake_; }

private:
    std::optional<TemplatePiece> fail(Code code);

    std::string_view rest_;
    std::vector<TemplateVariable> open_;
    std::optional<Code> mistake_;
};

/// All that is wrong with a template's own text, by field: required, what is wrong with the subject
/// as a line (text.hpp); of what is neither, the mistakes of TemplateReader, and
/// template_variable_unknown for a variable that says nothing there.
Errors judge_template(const Template& written);

}  // namespace usher
