#include "shared/wire/field.hpp"

#include <array>

#include "shared/policy/password.hpp"
#include "shared/values/address_code.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/typed_code.hpp"
#include "shared/wire/json.hpp"

namespace usher::wire {
namespace {

Json code_or_null(const std::optional<Code>& code) {
    return code ? Json(name(*code)) : Json(nullptr);
}

template <class Value>
Json judge(const Result<Value, Code>& parsed) {
    if (!parsed) return {{"code", name(parsed.error())}};
    return {{"code", nullptr}, {"value", parsed->text()}};
}

Json judge_name(const std::string& text, std::string_view) { return judge(Name::parse(text)); }
Json judge_required_name(const std::string& text, std::string_view) {
    return judge(Name::parse_required(text));
}
Json judge_message(const std::string& text, std::string_view) {
    return judge(Message::parse(text));
}

Json judge_address(const std::string& text, std::string_view) {
    const auto address = EmailAddress::parse(text);
    Json json = judge(address);
    if (!address) return json;
    if (const auto meant = did_you_mean(*address)) json["suggestion"] = meant->text();
    return json;
}

Json judge_typed_code(const std::string& text, std::string_view) {
    const auto code = TypedCode::parse(text);
    if (code) return {{"code", nullptr}, {"value", code->text()}};
    Json json{{"code", name(code.error().code)}};
    if (code.error().symbol) json["symbol"] = *code.error().symbol;
    return json;
}

Json judge_address_code(const std::string& text, std::string_view) {
    return judge(AddressCode::parse(text));
}

Json judge_new_password(const std::string& text, std::string_view context) {
    std::vector<std::string> words;
    if (const auto json = parse(context); json && json->is_array()) {
        for (const Json& word : *json) {
            if (word.is_string()) words.push_back(word.get<std::string>());
        }
    }
    const std::vector<std::string_view> personal{words.begin(), words.end()};
    return {{"code", code_or_null(judge_password(text, false, personal))}};
}

struct Field {
    std::string_view name;
    Json (*judge)(const std::string&, std::string_view);
};

constexpr std::array<Field, 8> fields{{{"name", judge_name},
                                       {"name_required", judge_required_name},
                                       {"organization_name", judge_required_name},
                                       {"address", judge_address},
                                       {"password", judge_new_password},
                                       {"code", judge_typed_code},
                                       {"address_code", judge_address_code},
                                       {"message", judge_message}}};

}  // namespace

std::string judge_field(std::string_view field, const std::string& text, std::string_view context) {
    for (const Field& known : fields) {
        if (known.name == field) return write(known.judge(text, context));
    }
    return write({{"code", name(Code::unknown_field)}});
}

}  // namespace usher::wire
