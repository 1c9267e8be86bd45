#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/merged_edit.hpp"
#include "shared/lifecycle/organization_rules.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/values/domain_name.hpp"

namespace usher {
namespace {

bool is_between(Duration shortest, Duration value, Duration longest) {
    return !(value < shortest) && !(longest < value);
}

// An IANA name by its letters; whether it is one is for whoever shows a time.
bool is_time_zone(const std::string& text) {
    const auto is_legal = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '+' || c == '/' || c == '-';
    };
    return !text.empty() && text.size() <= limits::time_zone &&
           std::all_of(text.begin(), text.end(), is_legal);
}

Errors judge_ranges(const Policies& policies) {
    Errors errors;
    const auto check = [&](bool good, const char* field) {
        if (!good) errors.push_back({Code::out_of_range, std::string{"policies."} + field});
    };
    check(is_between(limits::invite_ttl_shortest, policies.invite_ttl, limits::invite_ttl_longest),
          "invite_ttl_ms");
    check(is_time_zone(policies.time_zone), "time_zone");
    check(!policies.reminder ||
              is_between(limits::reminder_shortest, *policies.reminder, policies.invite_ttl),
          "reminder_ms");
    check(policies.seats != 0U, "seats");
    check(policies.send_limit != 0U, "send_limit");
    check(policies.organization_send_limit != 0U, "organization_send_limit");
    check(is_between(limits::keep_shortest, policies.keep_unanswered, limits::keep_longest),
          "keep_unanswered_ms");
    check(is_between(limits::keep_shortest, policies.keep_import_files, limits::keep_longest),
          "keep_import_files_ms");
    return errors;
}

// Each domain in the form that addresses are compared by, once. Of those that are none the first
// is what is wrong.
std::optional<Code> normalize_domains(Policies& policies) {
    std::vector<std::string> domains;
    for (const std::string& text : policies.allowed_domains) {
        const auto domain = DomainName::parse(text);
        if (!domain) return domain.error();
        if (std::find(domains.begin(), domains.end(), domain->ascii()) == domains.end())
            domains.push_back(domain->ascii());
    }
    policies.allowed_domains = std::move(domains);
    return std::nullopt;
}

// What each alone may be, they may not be together.
Errors judge_merged(const Policies& policies) {
    Errors errors = judge_ranges(policies);
    if (policies.allowed_domains.size() > limits::allowed_domains)
        errors.push_back({Code::too_many, "policies.allowed_domains"});
    return errors;
}

Decision malformed(Errors errors) {
    Decision decision;
    decision.errors = std::move(errors);
    return decision;
}

// Whoever is invited later without a role gets it.
std::optional<Code> judge_default_role(const Directory& directory, const Actor& actor,
                                       const Policies& policies) {
    const Organization& organization = *directory.organization();
    if (!policies.default_role) return std::nullopt;
    if (organization.role(*policies.default_role) == nullptr) return Code::role_unknown;
    const bool stays = policies.default_role == organization.policies.default_role;
    if (!stays && !may_grant(directory, actor, {}, {policies.default_role, {}}))
        return Code::grant_above_ceiling;
    return std::nullopt;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const EditOrganization& body) {
    if (const auto code =
            judge_at_organization(directory, command.by.actor, {Permission::settings_manage}))
        return Decision::refuse(*code);
    const Organization& before = *directory.organization();
    const bool name_stays = body.was && body.was->name == body.name;
    const Name& name = name_stays ? before.name : body.name;
    const bool handle_stays = !body.handle || (body.was && body.was->handle == body.handle);
    const auto handle = handle_stays ? before.handle : body.handle;
    const Organization* holder =
        handle_stays ? nullptr : directory.organization_of_handle(*body.handle);
    if (holder != nullptr && holder->id != before.id)
        return Decision::refuse(Code::handle_taken, "handle");
    if (name == before.name && handle == before.handle)
        return Decision::note(Code::nothing_to_change);
    return happened(command, OrganizationEdited{name, handle, before.handle});
}

Decision decide(const Directory& directory, const Command& command, const SetPolicies& body) {
    Policies policies = body.policies;
    Errors errors = judge_ranges(policies);
    if (const auto code = normalize_domains(policies))
        errors.push_back({*code, "policies.allowed_domains"});
    if (!errors.empty()) return malformed(std::move(errors));

    const Actor& actor = command.by.actor;
    if (const auto code = judge_at_organization(directory, actor, {Permission::settings_manage}))
        return Decision::refuse(*code);
    const Policies& before = directory.organization()->policies;
    std::optional<Policies> was = body.was;
    if (was) normalize_domains(*was);
    policies = edit_of(was, policies, before);
    errors = judge_merged(policies);
    if (!errors.empty()) return malformed(std::move(errors));
    if (const auto code = judge_default_role(directory, actor, policies))
        return Decision::refuse(*code, "policies.default_role");
    if (policies == before) return Decision::note(Code::nothing_to_change);
    return happened(command, PoliciesSet{std::move(policies)});
}

}  // namespace usher
