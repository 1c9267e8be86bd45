#include "shared/lifecycle/decide.hpp"
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
// is told.
void normalize_domains(Policies& policies, Errors& errors) {
    std::vector<std::string> domains;
    for (const std::string& text : policies.allowed_domains) {
        const auto domain = DomainName::parse(text);
        if (!domain) return errors.push_back({domain.error(), "policies.allowed_domains"});
        if (std::find(domains.begin(), domains.end(), domain->ascii()) == domains.end())
            domains.push_back(domain->ascii());
    }
    policies.allowed_domains = std::move(domains);
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
    const auto handle = body.handle ? body.handle : before.handle;
    const Organization* holder =
        body.handle ? directory.organization_of_handle(*body.handle) : nullptr;
    if (holder != nullptr && holder->id != before.id)
        return Decision::refuse(Code::handle_taken, "handle");
    if (body.name == before.name && handle == before.handle)
        return Decision::note(Code::nothing_to_change);
    return happened(command, OrganizationEdited{body.name, handle, before.handle});
}

Decision decide(const Directory& directory, const Command& command, const SetPolicies& body) {
    Policies policies = body.policies;
    Decision malformed;
    malformed.errors = judge_ranges(policies);
    normalize_domains(policies, malformed.errors);
    if (malformed.refused()) return malformed;

    const Actor& actor = command.by.actor;
    if (const auto code = judge_at_organization(directory, actor, {Permission::settings_manage}))
        return Decision::refuse(*code);
    if (const auto code = judge_default_role(directory, actor, policies))
        return Decision::refuse(*code, "policies.default_role");
    if (policies == directory.organization()->policies)
        return Decision::note(Code::nothing_to_change);
    return happened(command, PoliciesSet{std::move(policies)});
}

}  // namespace usher
