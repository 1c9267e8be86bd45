#include "server/mail/letter_parts.hpp"

#include <algorithm>

namespace usher::mail {

std::vector<Name> project_names(const Organization& organization,
                                const std::vector<const Membership*>& memberships) {
    std::vector<Name> names;
    for (const Project& project : organization.projects) {
        const bool is_named = std::any_of(
            memberships.begin(), memberships.end(),
            [&](const Membership* membership) { return membership->scope.project == project.id; });
        if (is_named) names.push_back(project.name);
    }
    return names;
}

const Role* agreed_role(const Organization& organization,
                        const std::vector<const Membership*>& memberships) {
    const Role* agreed = nullptr;
    for (const Membership* membership : memberships) {
        const Role* role = membership->role ? organization.role(*membership->role) : nullptr;
        if (role == nullptr || (agreed != nullptr && agreed != role)) return nullptr;
        agreed = role;
    }
    return agreed;
}

void put_role(InvitationMail& mail, const Role* role) {
    if (role == nullptr) return;
    mail.role = role->name;
    mail.role_is_built_in = role->built_in;
}

void put_words(InvitationMail& mail, const Organization& organization, Template::Kind kind,
               const Locale& locale, const std::string& own_host) {
    mail.time_zone = organization.policies.time_zone;
    const Locale& usual = organization.policies.default_locale;
    const Template* written = choose_template(organization, kind, locale);
    mail.language =
        spoken(written == nullptr ? locale : written->locale, written == nullptr ? usual : locale);
    if (written != nullptr) mail.own_words = own_words(*written, organization, own_host);
}

}  // namespace usher::mail
