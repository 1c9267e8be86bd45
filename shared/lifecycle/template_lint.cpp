#include "shared/lifecycle/template_lint.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "shared/lifecycle/template_phrases.hpp"
#include "shared/lifecycle/template_text.hpp"
#include "shared/policy/limits.hpp"
#include "shared/values/broader_locales.hpp"
#include "shared/values/script_mix.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

using Warnings = std::vector<TemplateWarning>;

constexpr std::array names{
    "link_missing",      "words_missing", "may_be_empty",     "subject_long",    "capitals",
    "exclamation_marks", "foreign_host",  "unencrypted_link", "asks_for_secret", "alarming",
    "mixed_scripts",     "untranslated",  "never_mailed"};

constexpr bool is_capital(char32_t point) {
    return (point >= 'A' && point <= 'Z') || (point >= 0xc0 && point <= 0xde && point != 0xd7) ||
           (point >= 0x391 && point <= 0x3a9) || (point >= 0x410 && point <= 0x42f);
}

constexpr bool is_small(char32_t point) {
    return (point >= 'a' && point <= 'z') || (point >= 0xdf && point <= 0xff && point != 0xf7) ||
           (point >= 0x3b1 && point <= 0x3c9) || (point >= 0x430 && point <= 0x44f);
}

/// What a field says, without its tags.
struct Field {
    const char* name;
    std::string words;
    /// Code points, with so many for each variable as a usual name has.
    std::size_t length = 0;
    std::set<TemplateVariable> named;
    /// Those that stand outside of every section of their own.
    std::set<TemplateVariable> unguarded;
};

Field read(const char* name, std::string_view text) {
    using Kind = TemplatePiece::Kind;
    Field field{name, {}, 0, {}, {}};
    std::vector<TemplateVariable> sections;
    TemplateReader reader{text};
    while (const auto piece = reader.next()) {
        if (piece->kind == Kind::words) {
            field.words.append(piece->words);
            field.length += count_code_points(piece->words).value_or(0);
        } else if (piece->kind == Kind::variable) {
            field.words += ' ';
            field.length += limits::template_variable_usual;
            field.named.insert(piece->variable);
            if (std::find(sections.begin(), sections.end(), piece->variable) == sections.end())
                field.unguarded.insert(piece->variable);
        } else if (piece->kind == Kind::end) {
            sections.pop_back();
        } else {
            sections.push_back(piece->variable);
        }
    }
    return field;
}

/// Most of the letters of a line that is long enough to tell.
bool shouts(std::string_view line) {
    std::size_t capital = 0;
    std::size_t small = 0;
    std::size_t position = 0;
    while (const auto point = next_code_point(line, position)) {
        capital += is_capital(*point) ? 1 : 0;
        small += is_small(*point) ? 1 : 0;
    }
    return capital >= limits::template_capitals && capital > 2 * small;
}

// A host and a path are spelled as they are.
std::string without_links(const std::string& text) {
    std::string rest;
    std::size_t from = 0;
    while (const auto link = find_link(text, from)) {
        rest.append(text, from, link->begin - from);
        from = link->begin + link->size;
    }
    return rest.append(text, from);
}

bool any_line_shouts(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (shouts(text.substr(0, end))) return true;
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return false;
}

bool exclaims(std::string_view words) {
    const auto marks = static_cast<std::size_t>(std::count(words.begin(), words.end(), '!'));
    return marks > limits::template_exclamation_marks || words.find("!!") != std::string_view::npos;
}

void look_at_links(const Field& field, const LinkHosts& hosts, Warnings& warnings) {
    std::size_t from = 0;
    while (const auto link = find_link(field.words, from)) {
        from = link->begin + link->size;
        if (!hosts.has(*link)) {
            warnings.push_back({TemplateFlaw::foreign_host, field.name, link->host});
        } else if (!link->encrypted && link->host != hosts.own) {
            warnings.push_back({TemplateFlaw::unencrypted_link, field.name, link->host});
        }
    }
}

template <std::size_t count>
void look_for(const std::array<std::string_view, count>& phrases, TemplateFlaw flaw,
              const Field& field, Warnings& warnings) {
    const std::string words = ascii_lower(field.words);
    for (const std::string_view phrase : phrases) {
        if (words.find(phrase) != std::string::npos)
            warnings.push_back({flaw, field.name, std::string{phrase}});
    }
}

void look_at(const Field& field, const LinkHosts& hosts, Warnings& warnings) {
    for (const TemplateVariable variable : field.unguarded) {
        // Everything else is there in every mail.
        if (variable == TemplateVariable::recipient || variable == TemplateVariable::projects ||
            variable == TemplateVariable::role)
            warnings.push_back(
                {TemplateFlaw::may_be_empty, field.name, std::string{usher::name(variable)}});
    }
    if (any_line_shouts(without_links(field.words)))
        warnings.push_back({TemplateFlaw::capitals, field.name, {}});
    if (exclaims(field.words))
        warnings.push_back({TemplateFlaw::exclamation_marks, field.name, {}});
    look_at_links(field, hosts, warnings);
    look_for(template_phrases::secrets, TemplateFlaw::asks_for_secret, field, warnings);
    look_for(template_phrases::alarms, TemplateFlaw::alarming, field, warnings);
}

// A word of letters that look alike; a sentence may well name something in another script.
void look_at_scripts(const Field& field, Warnings& warnings) {
    std::string_view rest = field.words;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \n\t"), rest.size());
        const std::string_view word = rest.substr(0, end);
        if (has_mixed_scripts(word))
            warnings.push_back({TemplateFlaw::mixed_scripts, field.name, std::string{word}});
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
}

/// That there is a text of this kind in this language.
struct Mark {
    Template::Kind kind;
    Locale locale;
};

std::vector<Mark> marks_of(const Organization& organization) {
    std::vector<Mark> marks;
    for (const Template& each : organization.templates) marks.push_back({each.kind, each.locale});
    return marks;
}

bool is_served(const Locale& locale, Template::Kind kind, const std::vector<Mark>& marks) {
    const auto serving = broader_locales(locale);
    return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
        return mark.kind == kind &&
               std::find(serving.begin(), serving.end(), mark.locale) != serving.end();
    });
}

std::vector<Locale> missing(Template::Kind kind, const Locale& usual,
                            const std::vector<Mark>& marks) {
    std::vector<Locale> wanted{usual};
    for (const Mark& mark : marks) {
        if (std::find(wanted.begin(), wanted.end(), mark.locale) == wanted.end())
            wanted.push_back(mark.locale);
    }
    std::vector<Locale> missing;
    for (const Locale& locale : wanted) {
        if (!is_served(locale, kind, marks)) missing.push_back(locale);
    }
    return missing;
}

}  // namespace

std::string_view name(TemplateFlaw flaw) { return names[static_cast<std::size_t>(flaw)]; }

std::vector<TemplateWarning> lint(const Template& written, const Organization& organization,
                                  const LinkHosts& hosts) {
    Warnings warnings;
    const Field subject = read("subject", written.subject.text());
    const Field text = read("text", written.text.text());
    const bool invites = is_allowed(TemplateVariable::link, written.kind, TemplateField::text);
    if (invites && text.named.count(TemplateVariable::link) == 0)
        warnings.push_back({TemplateFlaw::link_missing, "text", {}});
    if (!invites) warnings.push_back({TemplateFlaw::never_mailed, "kind", {}});
    if (trim_blank(text.words).empty())
        warnings.push_back({TemplateFlaw::words_missing, "text", {}});
    if (subject.length > limits::template_subject_shown)
        warnings.push_back({TemplateFlaw::subject_long, "subject", {}});
    look_at(subject, hosts, warnings);
    look_at(text, hosts, warnings);
    look_at_scripts(subject, warnings);
    look_at_scripts(text, warnings);
    auto marks = marks_of(organization);
    marks.push_back({written.kind, written.locale});
    for (const Locale& locale : missing(written.kind, organization.policies.default_locale, marks))
        warnings.push_back({TemplateFlaw::untranslated, "locale", locale.text()});
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const TemplateWarning& one, const TemplateWarning& other) {
                         return one.flaw < other.flaw;
                     });
    return warnings;
}

std::vector<Locale> untranslated(Template::Kind kind, const Organization& organization) {
    return missing(kind, organization.policies.default_locale, marks_of(organization));
}

}  // namespace usher
