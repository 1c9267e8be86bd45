#include "server/mail/own_words.hpp"

#include "server/mail/inert_text.hpp"
#include "server/mail/message.hpp"
#include "shared/policy/limits.hpp"
#include "shared/values/broader_locales.hpp"

namespace usher::mail {
namespace {

constexpr std::string_view zero_width_space = "\xE2\x80\x8B";

const Run* run_of(TemplateVariable variable, const TemplateValues& values) {
    switch (variable) {
        case TemplateVariable::recipient:
            return &values.recipient;
        case TemplateVariable::inviter:
            return &values.inviter;
        case TemplateVariable::organization:
            return &values.organization;
        case TemplateVariable::projects:
            return &values.projects;
        case TemplateVariable::role:
            return &values.role;
        case TemplateVariable::lapses:
            return &values.lapses;
        default:
            return nullptr;
    }
}

bool says_something(TemplateVariable variable, const TemplateValues& values) {
    if (const Run* run = run_of(variable, values)) return !run->text.empty();
    if (variable == TemplateVariable::message) return values.has_message;
    return variable == TemplateVariable::link ? values.has_link : values.has_code;
}

/// The pieces that the sections let through: words and variables alone.
template <class Take>
void each_piece(std::string_view text, const TemplateValues& values, Take take) {
    using Kind = TemplatePiece::Kind;
    TemplateReader reader{text};
    std::size_t depth = 0;
    std::size_t hidden_from = 0;
    while (const auto piece = reader.next()) {
        if (piece->kind == Kind::end) {
            if (hidden_from == depth) hidden_from = 0;
            --depth;
        } else if (piece->kind == Kind::if_some || piece->kind == Kind::if_none) {
            ++depth;
            const bool shows =
                says_something(piece->variable, values) == (piece->kind == Kind::if_some);
            if (hidden_from == 0 && !shows) hidden_from = depth;
        } else if (hidden_from == 0) {
            take(*piece);
        }
    }
}

/// Cuts a text into paragraphs as its pieces come.
class Paragraphs {
public:
    explicit Paragraphs(const OwnWords& words) : words_{words} {}

    void take(std::string_view text) {
        while (true) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            take_line(text.substr(0, end));
            if (end == text.size()) return;
            end_line();
            text.remove_prefix(end + 1);
        }
    }
    void take(const Run& run) {
        if (run.text.empty()) return;
        append(run);
    }
    void place(TemplateVariable part) {
        end_paragraph();
        placed_.emplace_back(part);
    }
    std::vector<Placed> finish() && {
        end_paragraph();
        return std::move(placed_);
    }

private:
    void append(Run run) {
        if (line_break_ && !runs_.empty()) runs_.push_back(our_own("\n"));
        // What stands side by side must not become a link together, or another link.
        if (!line_break_ && !runs_.empty() && run.text.front() != ' ' && may_go_on(runs_.back()))
            runs_.push_back(our_own(zero_width_space));
        line_break_ = false;
        line_is_blank_ = false;
        runs_.push_back(std::move(run));
    }
    static bool may_go_on(const Run& run) {
        return !run.address.empty() ||
               std::string_view{".@:/"}.find(run.text.back()) != std::string_view::npos;
    }
    void end_line() {
        if (line_is_blank_) end_paragraph();
        line_is_blank_ = true;
        line_break_ = true;
    }
    void end_paragraph() {
        if (!runs_.empty())
            placed_.emplace_back(Paragraph{std::move(runs_), words_.written.locale});
        runs_.clear();
        line_break_ = false;
        line_is_blank_ = true;
    }

    void take_line(std::string_view line) {
        std::size_t at = 0;
        while (const auto link = find_link(line, at)) {
            take_inert(line.substr(at, link->begin - at));
            const std::string_view text = line.substr(link->begin, link->size);
            if (words_.hosts.has(*link)) {
                append(Run{std::string{text}, false, std::string{text}});
            } else {
                take_inert(text);
            }
            at = link->begin + link->size;
        }
        take_inert(line.substr(at));
    }
    // Spaces at the ends of a stretch are between words of a sentence.
    void take_inert(std::string_view words) {
        if (words.empty()) return;
        std::string text = inert_line(words, limits::message);
        if (words.front() == ' ' && !line_is_blank_) text.insert(0, 1, ' ');
        if (words.back() == ' ' && words.size() > 1 && !text.empty() && text != " ") text += ' ';
        if (!text.empty()) append(our_own(text));
    }

    const OwnWords& words_;
    std::vector<Placed> placed_;
    Runs runs_;
    bool line_break_ = false;
    bool line_is_blank_ = true;
};

const Template* find(const Organization& organization, Template::Kind kind, const Locale& locale) {
    for (const Locale& broader : broader_locales(locale)) {
        for (const Template& each : organization.templates)
            if (each.kind == kind && each.locale == broader) return &each;
    }
    return nullptr;
}

}  // namespace

const Template* choose_template(const Organization& organization, Template::Kind kind,
                                const Locale& locale) {
    const Template* chosen = find(organization, kind, locale);
    return chosen != nullptr ? chosen
                             : find(organization, kind, organization.policies.default_locale);
}

OwnWords own_words(const Template& written, const Organization& organization,
                   std::string own_host) {
    return {written, {std::move(own_host), organization.policies.allowed_domains}};
}

std::vector<Placed> fill_text(const OwnWords& words, const TemplateValues& values) {
    Paragraphs paragraphs{words};
    each_piece(words.written.text.text(), values, [&](const TemplatePiece& piece) {
        if (piece.kind == TemplatePiece::Kind::words) {
            paragraphs.take(piece.words);
        } else if (const Run* run = run_of(piece.variable, values)) {
            paragraphs.take(*run);
        } else if (says_something(piece.variable, values)) {
            paragraphs.place(piece.variable);
        }
    });
    return std::move(paragraphs).finish();
}

std::string fill_subject(const OwnWords& words, const TemplateValues& values) {
    std::string line;
    each_piece(words.written.subject.text(), values, [&](const TemplatePiece& piece) {
        if (piece.kind == TemplatePiece::Kind::words) {
            line.append(piece.words);
        } else if (const Run* run = run_of(piece.variable, values)) {
            line.append(inert_line(run->text, limits::template_subject_value));
        }
    });
    // A subject is no place to link from, whatever stands in it. What is inert may have twice as
    // many code points.
    static_assert(2 * limits::template_subject_sent + 1 <= Subject::longest);
    line = inert_line(line, limits::template_subject_sent);
    return line.empty() ? values.organization.text : line;
}

}  // namespace usher::mail
