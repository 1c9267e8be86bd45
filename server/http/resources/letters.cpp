#include <algorithm>

#include "server/http/async.hpp"
#include "server/http/resources/asking.hpp"
#include "server/http/resources/endpoints.hpp"
#include "server/http/resources/refusal.hpp"
#include "shared/policy/limits.hpp"
#include "shared/wire/letter.hpp"

namespace usher::http {
namespace {

LinkHosts hosts_of(const Resources& resources, const Organization& organization) {
    return {resources.site.host, organization.policies.allowed_domains};
}

/// The organization, for whoever may change its templates.
Result<Organization, Code> edited_by(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home)) return Code::organization_unknown;
    if (!rights_here(resources, request, *home).has(Permission::templates_manage))
        return Code::not_permitted;
    const auto organization = resources.reader.organization(*home);
    if (!organization) return Code::organization_unknown;
    return *organization;
}

/// Who writes the texts sees any of them with words of their own; who sends invitations, the mail
/// that leads to where they send them: what a newcomer is invited to, where the person is.
bool may_preview(const Request& request, OrganizationId home, const wire::PreviewRequest& asked,
                 const std::optional<Record>& person) {
    Resources& resources = *request.resources;
    if (rights_here(resources, request, home).has(Permission::templates_manage)) return true;
    const auto viewer = viewer_of(resources, request, home);
    if (!viewer || asked.subject || asked.text) return false;
    const auto sends = [&](const Scope& scope) {
        return viewer->sight.in(scope).has(Permission::invitations_send);
    };
    if (person) {
        const auto& memberships = person->memberships;
        return std::any_of(memberships.begin(), memberships.end(),
                           [&](const Membership& membership) { return sends(membership.scope); });
    }
    if (!asked.newcomer || asked.newcomer->projects.empty()) return sends({});
    const auto& projects = asked.newcomer->projects;
    return std::all_of(projects.begin(), projects.end(),
                       [&](ProjectId project) { return sends({project}); });
}

/// As much of the person as the caller may see.
std::optional<Record> seen(const Request& request, OrganizationId home, PersonId id) {
    Resources& resources = *request.resources;
    const auto viewer = viewer_of(resources, request, home);
    auto record = viewer ? resources.reader.person(home, id) : std::nullopt;
    if (!record || !redact(*record, viewer->sight)) return std::nullopt;
    return record;
}

Name name_here(const Request& request, OrganizationId home) {
    const auto account = account_of(request);
    const auto record =
        account ? request.resources->reader.person_of_account(home, *account) : std::nullopt;
    return record ? record->person.name : Name{};
}

std::string_view name_of(app::Letter::Source source) {
    switch (source) {
        case app::Letter::Source::given:
            return "given";
        case app::Letter::Source::kept:
            return "kept";
        case app::Letter::Source::built_in:
            break;
    }
    return "built_in";
}

std::string_view name_of(app::RelayAnswer::Outcome outcome) {
    switch (outcome) {
        case app::RelayAnswer::Outcome::accepted:
            return "accepted";
        case app::RelayAnswer::Outcome::deferred:
            return "deferred";
        case app::RelayAnswer::Outcome::failed:
            break;
    }
    return "failed";
}

}  // namespace

boost::asio::awaitable<Response> preview_template(const Request& request) {
    Resources& resources = *request.resources;
    const auto home = captured<OrganizationId>(request, "organization");
    if (!home || !belongs_to(resources, request, *home))
        co_return refuse(Code::organization_unknown);
    const auto asked = wire::decode_preview(request.body);
    if (!asked) co_return refuse(asked.error());
    app::LetterWish wish;
    if (asked->person) wish.person = seen(request, *home, *asked->person);
    if (!may_preview(request, *home, *asked, wish.person)) co_return refuse(Code::not_permitted);
    if (asked->person && !wish.person) co_return refuse(Code::person_unknown, "person");
    const auto organization = resources.reader.organization(*home);
    if (!organization) co_return refuse(Code::organization_unknown);
    wish.kind = asked->kind;
    wish.message = asked->message;
    wish.inviter = name_here(request, organization->id);
    wish.now = resources.clock.now();
    wish.locale = organization->policies.default_locale;
    if (wish.person) wish.locale = wish.person->person.locale;
    if (asked->locale) wish.locale = *asked->locale;
    wish.newcomer = asked->newcomer;
    if (asked->subject && asked->text) {
        wish.words = Template{asked->kind, wish.locale, *asked->subject, *asked->text};
        if (const Errors errors = judge_template(*wish.words); !errors.empty())
            co_return refuse(errors);
    }
    wish.organization = *organization;
    const app::Letter letter = resources.preview_letter(wish);
    wire::PreviewView view{
        name_of(letter.source), wish.locale.text(), letter.subject, letter.text, letter.html, {}};
    if (letter.words) {
        view.locale = letter.words->locale.text();
        view.warnings = lint(*letter.words, *organization, hosts_of(resources, *organization));
    }
    co_return json(wire::encode(view));
}

boost::asio::awaitable<Response> lint_templates(const Request& request) {
    const auto organization = edited_by(request);
    if (!organization) co_return refuse(organization.error());
    const LinkHosts hosts = hosts_of(*request.resources, *organization);
    wire::LintView view;
    for (const Template& written : organization->templates) {
        Errors errors = judge_template(written);
        auto warnings =
            errors.empty() ? lint(written, *organization, hosts) : std::vector<TemplateWarning>{};
        view.templates.push_back(
            {written.kind, written.locale, std::move(errors), std::move(warnings)});
    }
    co_return json(wire::encode(view));
}

boost::asio::awaitable<Response> try_mail(const Request& request) {
    Resources& resources = *request.resources;
    const auto to = wire::decode_mail_trial(request.body);
    if (!to) co_return refuse(to.error());
    if (!resources.mail_configured) co_return refuse(Code::mail_unavailable);
    const auto id = account_of(request);
    const auto account = id ? resources.reader.account(*id) : std::nullopt;
    const Locale locale = account ? account->locale : Locale{};
    using Answer = std::optional<app::RelayAnswer>;
    const auto start = [&](const Callback<Answer>& done) {
        const bool started =
            resources.try_relay(*to, locale, resources.clock.now(),
                                [done](app::RelayAnswer answer) { done(std::move(answer)); });
        if (!started) done(std::nullopt);
    };
    const Answer answer = co_await from_callback<Answer>(start);
    if (!answer) co_return refuse_for(Code::unavailable, seconds(5));
    co_return json(
        wire::encode(wire::MailTrialView{name_of(answer->outcome), answer->code, answer->reply}));
}

}  // namespace usher::http
