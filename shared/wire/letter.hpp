#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/template_lint.hpp"
#include "shared/lifecycle/template_text.hpp"
#include "shared/values/result.hpp"

/// What is asked and answered about mails: their templates, and the relay that takes them.
namespace usher::wire {

/// `{kind, locale?, subject?, text?, person?, newcomer?, message?}`. Subject and text come
/// together: they are shown instead of the organization's kept words. A newcomer, `{name?, role?,
/// projects}`, is nobody's person yet.
struct PreviewRequest {
    struct Newcomer {
        Name name;
        std::optional<RoleId> role;
        std::vector<ProjectId> projects;
    };

    Template::Kind kind = Template::Kind::invitation;
    std::optional<Locale> locale;
    std::optional<Message> subject;
    std::optional<Message> text;
    std::optional<PersonId> person;
    std::optional<Newcomer> newcomer;
    Message message;
};
Result<PreviewRequest, Errors> decode_preview(std::string_view text);

struct PreviewView {
    /// "given", "kept" or "built_in".
    std::string_view source;
    std::string locale;
    std::string subject;
    std::string text;
    std::string html;
    std::vector<TemplateWarning> warnings;
};
std::string encode(const PreviewView& view);

/// What can be better in all that an organization has written.
struct LintView {
    struct Written {
        Template::Kind kind = Template::Kind::invitation;
        Locale locale;
        /// Of words that were kept before these rules were.
        Errors errors;
        std::vector<TemplateWarning> warnings;
    };
    std::vector<Written> templates;
};
std::string encode(const LintView& view);

/// `{to}`.
Result<EmailAddress, Errors> decode_mail_trial(std::string_view text);
struct MailTrialView {
    /// "accepted", "deferred" or "failed".
    std::string_view outcome;
    int code = 0;
    std::string reply;
};
std::string encode(const MailTrialView& view);

}  // namespace usher::wire
