#include "shared/wire/letter.hpp"

#include "shared/policy/limits.hpp"
#include "shared/wire/answer.hpp"
#include "shared/wire/json_text.hpp"
#include "shared/wire/names.hpp"
#include "shared/wire/object_reader.hpp"

namespace usher::wire {
namespace {

PreviewRequest::Newcomer read_newcomer(ObjectReader& reader) {
    PreviewRequest::Newcomer newcomer;
    newcomer.name = reader.value("name", Name::parse, false).value_or(Name{});
    newcomer.role = reader.optional_id<RoleId>("role");
    const auto written = reader.texts_at("projects", limits::memberships_a_command);
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == nullptr) continue;
        const auto id = ProjectId::parse(*written[i]);
        if (!id) reader.refuse(Code::id_malformed, "projects", i);
        newcomer.projects.push_back(id.value_or(ProjectId{}));
    }
    return newcomer;
}

std::optional<PreviewRequest> read_preview(ObjectReader& reader) {
    PreviewRequest request;
    request.kind = reader.choice("kind", names::template_kinds);
    request.locale = reader.value("locale", Locale::parse, false);
    request.person = reader.optional_id<PersonId>("person");
    reader.optional_object("newcomer",
                           [&](ObjectReader& inner) { request.newcomer = read_newcomer(inner); });
    request.message = reader.value("message", Message::parse, false).value_or(Message{});
    const bool has_words = reader.contains("subject") || reader.contains("text");
    request.subject = reader.value("subject", Message::parse, has_words);
    request.text = reader.value("text", Message::parse, has_words);
    return request;
}

std::optional<EmailAddress> read_mail_trial(ObjectReader& reader) {
    return reader.value("to", EmailAddress::parse, true);
}

void write_warnings(JsonText& text, const std::vector<TemplateWarning>& warnings) {
    text.begin_array("warnings");
    for (const TemplateWarning& warning : warnings) {
        text.begin_object();
        text.text("flaw", name(warning.flaw));
        text.text("field", warning.field);
        text.text("what", warning.what);
        text.end_object();
    }
    text.end_array();
}

}  // namespace

Result<PreviewRequest, Errors> decode_preview(std::string_view text) {
    return read_object<PreviewRequest>(text, read_preview);
}

std::string encode(const PreviewView& view) {
    JsonText text;
    text.begin_object();
    text.text("source", view.source);
    text.text("locale", view.locale);
    text.text("subject", view.subject);
    text.text("text", view.text);
    text.text("html", view.html);
    write_warnings(text, view.warnings);
    text.end_object();
    return std::move(text).take();
}

std::string encode(const LintView& view) {
    JsonText text;
    text.begin_object();
    text.begin_array("templates");
    for (const LintView::Written& each : view.templates) {
        text.begin_object();
        text.text("kind", names::of(names::template_kinds, each.kind));
        text.text("locale", each.locale.text());
        write_errors(text, "errors", each.errors);
        write_warnings(text, each.warnings);
        text.end_object();
    }
    text.end_array();
    text.end_object();
    return std::move(text).take();
}

Result<EmailAddress, Errors> decode_mail_trial(std::string_view text) {
    return read_object<EmailAddress>(text, read_mail_trial);
}

std::string encode(const MailTrialView& view) {
    JsonText text;
    text.begin_object();
    text.text("outcome", view.outcome);
    text.number("code", static_cast<std::uint64_t>(view.code));
    text.text("reply", view.reply);
    text.end_object();
    return std::move(text).take();
}

}  // namespace usher::wire
