#include "server/mail/told.hpp"

#include <algorithm>

#include "shared/values/text.hpp"

namespace usher::mail {
namespace {

constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";
constexpr std::string_view pop_isolate = "\xE2\x81\xA9";

bool in(char32_t point, char32_t first, char32_t last) { return first <= point && point <= last; }

// The blocks of scripts that are written from the right.
bool is_from_the_right(char32_t point) {
    return in(point, 0x590, 0x8ff) || in(point, 0xfb1d, 0xfdff) || in(point, 0xfe70, 0xfefe) ||
           in(point, 0x10800, 0x10fff) || in(point, 0x1e800, 0x1efff);
}

bool runs_against(std::string_view text, bool right_to_left) {
    std::size_t position = 0;
    while (const auto point = next_code_point(text, position)) {
        const bool is_letter =
            *point >= 0x80 || in(*point, 'A', 'Z') || in(*point, 'a', 'z') || in(*point, '0', '9');
        if (is_letter && is_from_the_right(*point) != right_to_left) return true;
    }
    return false;
}

}  // namespace

Run told_projects(const InvitationMail& mail, const InvitationWords& words) {
    Run projects{{}, true};
    for (const Name& project : mail.projects) {
        const std::string name = written_by(project).text;
        const bool is_isolated =
            mail.projects.size() > 1 && runs_against(name, words.right_to_left);
        if (!projects.text.empty()) projects.text.append(words.separator);
        if (is_isolated) projects.text.append(first_strong_isolate);
        projects.text.append(name);
        if (is_isolated) projects.text.append(pop_isolate);
    }
    return projects;
}

Run told_role(const InvitationMail& mail, const InvitationWords& words) {
    const auto& originals = invitation_english.built_in_roles;
    const auto* const found = std::find(originals.begin(), originals.end(), mail.role.text());
    if (!mail.role_is_built_in || found == originals.end()) return written_by(mail.role);
    return {std::string{words.built_in_roles[static_cast<std::size_t>(found - originals.begin())]},
            true};
}

}  // namespace usher::mail
