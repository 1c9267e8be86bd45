#include <array>

#include "shared/wire/field.hpp"
#include "shared/wire/json.hpp"
#include "tests/fuzz/property.hpp"

// Whatever is typed into a form, the page gets JSON with a code in it. The first byte names the
// field.
USHER_FUZZ(text) {
    constexpr std::array fields{"name",
                                "name_required",
                                "organization_name",
                                "address",
                                "password",
                                "code",
                                "message",
                                "address_code",
                                "username",
                                "handle",
                                "organization_handle",
                                "external_id",
                                "domain",
                                "metadata"};
    if (text.empty()) return;
    const char* field = fields.at(static_cast<unsigned char>(text.front()) % fields.size());
    const std::string typed{text.substr(1)};
    const auto verdict = usher::wire::parse(usher::wire::judge_field(field, typed, typed));
    usher::fuzz::holds(verdict && verdict->contains("code"));
}
