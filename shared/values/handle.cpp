#include "shared/values/handle.hpp"

#include <algorithm>
#include <array>

#include "shared/policy/limits.hpp"
#include "shared/values/handle_text.hpp"
#include "shared/values/packed_names.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

// Without separators.
constexpr std::array<std::string_view, 46> reserved{
    "abuse",     "account",  "accounts",     "admin",        "administrator", "anonymous",
    "api",       "billing",  "contact",      "everybody",    "everyone",      "founder",
    "guest",     "help",     "hostmaster",   "info",         "invitation",    "invitations",
    "login",     "mail",     "mailerdaemon", "moderator",    "nobody",        "noreply",
    "null",      "official", "operator",     "organization", "owner",         "postmaster",
    "privacy",   "register", "root",         "security",     "server",        "signin",
    "signup",    "staff",    "support",      "sysadmin",     "system",        "team",
    "undefined", "usher",    "verify",       "webmaster"};

bool is_reserved(std::string_view text) {
    std::string letters{text};
    const auto is_separator = [](char c) {
        return handle_text::of_people.find(c) != std::string_view::npos;
    };
    letters.erase(std::remove_if(letters.begin(), letters.end(), is_separator), letters.end());
    return packed_names<reserved>.contains(letters);
}

}  // namespace

Result<Handle, Code> Handle::parse(std::string_view text) {
    std::string lower = ascii_lower(trim(text));
    if (const auto code = handle_text::judge(lower, handle_text::of_people, limits::handle_shortest,
                                             limits::handle_longest))
        return *code;
    if (is_reserved(lower)) return Code::handle_reserved;
    return Handle{std::move(lower)};
}

Result<OrganizationHandle, Code> OrganizationHandle::parse(std::string_view text) {
    std::string lower = ascii_lower(trim(text));
    if (const auto code = handle_text::judge(lower, handle_text::of_organizations,
                                             limits::organization_handle_shortest,
                                             limits::organization_handle_longest))
        return *code;
    return OrganizationHandle{std::move(lower)};
}

OrganizationHandle OrganizationHandle::derive(const Name& name) {
    std::string text = handle_text::nearest(name.text(), handle_text::of_organizations,
                                            limits::organization_handle_longest);
    if (text.size() < limits::organization_handle_shortest) text = "organization";
    return OrganizationHandle{std::move(text)};
}

OrganizationHandle unique(const OrganizationHandle& handle,
                          const std::function<bool(const OrganizationHandle&)>& is_taken) {
    return OrganizationHandle{handle_text::unique(
        handle.text(), limits::organization_handle_longest,
        [&](std::string_view text) { return is_taken(OrganizationHandle{std::string{text}}); })};
}

}  // namespace usher
