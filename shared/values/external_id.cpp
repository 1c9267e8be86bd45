#include "shared/values/external_id.hpp"

#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"

namespace usher {

Result<ExternalId, Code> ExternalId::parse(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) {
        const auto point = next_code_point(text, position);
        if (!point || is_control(*point)) return Code::control_character;
    }
    if (trim(text).empty()) return Code::required;
    if (count > limits::external_id) return Code::too_long;
    return ExternalId{std::string{text}};
}

}  // namespace usher
