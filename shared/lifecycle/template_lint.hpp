#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/organization.hpp"
#include "shared/lifecycle/template_links.hpp"

namespace usher {

/// What may be better in a template that can be sent as it is. The numbers are the wire's.
enum class TemplateFlaw : std::uint8_t {
    link_missing = 0,       ///< it does not place the link, which follows the text then
    words_missing = 1,      ///< nothing but tags: the mail would say nothing of its own
    may_be_empty = 2,       ///< a variable that some mails have none of, outside of a section of it
    subject_long = 3,       ///< longer than most readers show
    capitals = 4,           ///< shouts
    exclamation_marks = 5,  ///< shouts
    foreign_host = 6,       ///< a link to a host that is not the organization's: shown, not linked
    unencrypted_link = 7,   ///< http://
    asks_for_secret = 8,    ///< what phishing mails ask for
    alarming = 9,           ///< how spam and phishing mails talk
    mixed_scripts = 10,     ///< letters of two scripts, which may stand for others
    untranslated = 11,      ///< a language that the organization writes in has no text of this kind
    never_mailed = 12,      ///< this version mails nothing of this kind
};
std::string_view name(TemplateFlaw flaw);

struct TemplateWarning {
    TemplateFlaw flaw = TemplateFlaw::link_missing;
    /// "subject", "text", "locale" or "kind".
    std::string field;
    /// The variable, host, phrase or language that it is about; else empty.
    std::string what;

    friend bool operator==(const TemplateWarning&, const TemplateWarning&) = default;
};

/// Of a template without mistakes (judge_template), in the order of the flaws. It need not be among
/// the organization's own; if one of its kind and language is, it stands for that.
std::vector<TemplateWarning> lint(const Template& written, const Organization& organization,
                                  const LinkHosts& hosts);

/// Languages that the organization writes something in, or writes in unless told otherwise, but
/// nothing of this kind. A text in `de` serves `de-AT` too.
std::vector<Locale> untranslated(Template::Kind kind, const Organization& organization);

}  // namespace usher
