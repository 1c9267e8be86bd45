#include "shared/lifecycle/template_text.hpp"

#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

constexpr std::string_view names[template_variable_count] = {"recipient", "inviter", "organization",
                                                             "projects",  "role",    "lapses",
                                                             "message",   "link",    "code"};

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

void judge_tags(std::string_view text, Template::Kind kind, TemplateField field, Errors& errors) {
    TemplateReader reader{text};
    auto mistake = std::optional<Code>{};
    while (const auto piece = reader.next()) {
        if (piece->kind != TemplatePiece::Kind::words && !is_allowed(piece->variable, kind, field))
            mistake = Code::template_variable_unknown;
    }
    if (reader.mistake()) mistake = reader.mistake();
    if (mistake) errors.push_back({*mistake, field == TemplateField::subject ? "subject" : "text"});
}

}  // namespace

std::string_view name(TemplateVariable variable) {
    return names[static_cast<std::size_t>(variable)];
}

bool is_allowed(TemplateVariable variable, Template::Kind kind, TemplateField field) {
    if (field == TemplateField::subject && variable >= TemplateVariable::message) return false;
    const bool invites = kind == Template::Kind::invitation || kind == Template::Kind::offer ||
                         kind == Template::Kind::reminder;
    return invites || variable < TemplateVariable::lapses;
}

std::optional<TemplatePiece> TemplateReader::fail(Code code) {
    mistake_ = code;
    rest_ = {};
    open_.clear();
    return std::nullopt;
}

std::optional<TemplatePiece> TemplateReader::next() {
    using Kind = TemplatePiece::Kind;
    if (rest_.empty()) return open_.empty() ? std::nullopt : fail(Code::template_tag_unclosed);
    TemplatePiece piece;
    const std::size_t begin = rest_.find(opening);
    if (begin != 0) {
        piece.words = rest_.substr(0, begin);
        rest_.remove_prefix(piece.words.size());
        return piece;
    }
    rest_.remove_prefix(opening.size());
    const std::size_t end = rest_.find(closing);
    std::string_view tag = rest_.substr(0, end);
    // A tag that goes on into the next one, or into the next line, is one that nobody closed.
    if (end == std::string_view::npos || tag.find(opening) != std::string_view::npos ||
        tag.find('\n') != std::string_view::npos)
        return fail(Code::template_tag_unclosed);
    rest_.remove_prefix(end + closing.size());
    tag = trim(tag);
    piece.kind = Kind::variable;
    if (!tag.empty()) {
        if (tag.front() == '#') piece.kind = Kind::if_some;
        if (tag.front() == '^') piece.kind = Kind::if_none;
        if (tag.front() == '/') piece.kind = Kind::end;
        if (piece.kind != Kind::variable) tag = trim(tag.substr(1));
    }
    std::uint8_t number = 0;
    while (number < template_variable_count && names[number] != tag) ++number;
    if (number == template_variable_count) return fail(Code::template_variable_unknown);
    piece.variable = static_cast<TemplateVariable>(number);
    if (piece.kind == Kind::end) {
        if (open_.empty() || open_.back() != piece.variable)
            return fail(Code::template_tag_unclosed);
        open_.pop_back();
    } else if (piece.kind != Kind::variable) {
        open_.push_back(piece.variable);
    }
    return piece;
}

Errors judge_template(const Template& written) {
    Errors errors;
    if (written.subject.empty()) {
        errors.push_back({Code::required, "subject"});
    } else if (const auto code = judge_line(written.subject.text(), limits::template_subject)) {
        errors.push_back({*code, "subject"});
    }
    if (written.text.empty()) errors.push_back({Code::required, "text"});
    if (!errors.empty()) return errors;
    judge_tags(written.subject.text(), written.kind, TemplateField::subject, errors);
    judge_tags(written.text.text(), written.kind, TemplateField::text, errors);
    return errors;
}

}  // namespace usher
