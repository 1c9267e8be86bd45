#include "shared/wire/answer.hpp"
#include "shared/wire/command_codec.hpp"

namespace usher::wire {
namespace {

Json value_of(const std::string& text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return text;
}

}  // namespace

// In a file of its own: browsers name no command by a path.
Result<Body, Errors> decode_command(std::string_view type, std::string_view text,
                                    const std::vector<NamedField>& named) {
    auto json = parse(text.empty() ? "{}" : text);
    if (!json) return Errors{json.error()};
    if (!json->is_object()) return Errors{{Code::wrong_type, {}}};
    Errors errors;
    if (json->contains("type")) errors.push_back({Code::unknown_field, "type"});
    for (const NamedField& field : named) {
        if (json->contains(field.key)) errors.push_back({Code::unknown_field, field.key});
        (*json)[field.key] = value_of(field.value);
    }
    (*json)["type"] = type;
    ObjectReader reader{*json, {}, errors};
    std::optional<Body> body = is_owner_type(type) ? read_owner_body(reader) : read_body(reader);
    reader.finish();
    if (!errors.empty()) return errors;
    return std::move(*body);
}

}  // namespace usher::wire
