#include "shared/values/username.hpp"

#include "shared/policy/limits.hpp"
#include "shared/values/handle_text.hpp"
#include "shared/values/text.hpp"

namespace usher {

Result<Username, Code> Username::parse(std::string_view text) {
    std::string lower = ascii_lower(trim(text));
    if (const auto code = handle_text::judge(lower, handle_text::of_people, 1, limits::username))
        return *code;
    return Username{std::move(lower)};
}

Username Username::derive(const EmailAddress& address) {
    const std::string_view local = address.local_part();
    for (const std::string_view part : {local.substr(0, local.find('+')), local}) {
        std::string text = handle_text::nearest(part, handle_text::of_people, limits::username);
        if (!text.empty()) return Username{std::move(text)};
    }
    return Username{"person"};
}

Username unique(const Username& username, const std::function<bool(const Username&)>& is_taken) {
    return Username{handle_text::unique(
        username.text(), limits::username,
        [&](std::string_view text) { return is_taken(Username{std::string{text}}); })};
}

}  // namespace usher
