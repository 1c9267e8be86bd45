#pragma once

#include <string>
#include <variant>
#include <vector>

#include "server/mail/document.hpp"
#include "shared/lifecycle/template_links.hpp"
#include "shared/lifecycle/template_text.hpp"

namespace usher::mail {

/// An organization's own words for a mail.
///
/// They say what Usher's greeting and first sentence would say, and they choose the subject. What a
/// recipient must be able to rely on is none of their business and stands in every mail: the
/// heading with the organization, who invites and into what, until when, the button with the link,
/// the code, why this mail came and that it may be ignored. Words may place the button, the
/// inviter's message and the code; what they do not place follows them.
///
/// The text is plain: paragraphs end at blank lines, a link is what begins with http:// or https://
/// and leads to a host of the organization or of this server; any other is shown and does not lead
/// anywhere. Names that are filled in are inert (inert_text.hpp) and never read as a template.
struct OwnWords {
    Template written;
    LinkHosts hosts;
};

/// The organization's text for the kind in a language: in exactly this locale, then without region
/// and script, then the same for the organization's default. Null: it has none of them.
const Template* choose_template(const Organization& organization, Template::Kind kind,
                                const Locale& locale);
/// With whom it may link to. `own_host` is this server's.
OwnWords own_words(const Template& written, const Organization& organization, std::string own_host);

/// What each variable says; a part of the mail (message, link, code) says something when the mail
/// has it.
struct TemplateValues {
    Run recipient;
    Run inviter;
    Run organization;
    Run projects;
    Run role;
    Run lapses;
    bool has_message = false;
    bool has_link = false;
    bool has_code = false;
};

/// A paragraph, or the place of a part of the mail.
using Placed = std::variant<Paragraph, TemplateVariable>;
/// The text, filled. Total: of a template with mistakes, what stands before the first.
std::vector<Placed> fill_text(const OwnWords& words, const TemplateValues& values);
/// One line, at most `limits::template_subject_sent` code points and an ellipsis beside what makes
/// them inert; never empty.
std::string fill_subject(const OwnWords& words, const TemplateValues& values);

}  // namespace usher::mail
