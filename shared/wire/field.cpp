#include "shared/wire/field.hpp"

#include <array>

#include "shared/policy/password.hpp"
#include "shared/values/address_code.hpp"
#include "shared/values/domain_name.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/external_id.hpp"
#include "shared/values/handle.hpp"
#include "shared/values/metadata.hpp"
#include "shared/values/typed_code.hpp"
#include "shared/values/username.hpp"
#include "shared/wire/json.hpp"

namespace usher::wire {
namespace {

Json code_or_null(const std::optional<Code>& code) {
    return code ? Json(name(*code)) : Json(nullptr);
}

Json fine(const std::string& value) { return {{"code", nullptr}, {"value", value}}; }
Json wrong(Code code) { return {{"code", name(code)}}; }

template <class Value>
Json judge(const Result<Value, Code>& parsed) {
    return parsed ? fine(parsed->text()) : wrong(parsed.error());
}

// Of a value that its own type judges.
template <class Value>
Json judge_as(const std::string& text, std::string_view) {
    return judge(Value::parse(text));
}

Json judge_required_name(const std::string& text, std::string_view) {
    return judge(Name::parse_required(text));
}

Json judge_domain(const std::string& text, std::string_view) {
    const auto domain = DomainName::parse(text);
    return domain ? fine(domain->ascii()) : wrong(domain.error());
}

Json judge_metadata(const std::string& text, std::string_view) {
    const auto metadata = Metadata::parse(text);
    if (metadata) return fine(metadata->reveal());
    Json json = wrong(metadata.error().code);
    json["line"] = metadata.error().line;
    json["column"] = metadata.error().column;
    return json;
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
    if (code) return fine(code->text());
    Json json = wrong(code.error().code);
    if (code.error().symbol) json["symbol"] = *code.error().symbol;
    return json;
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

constexpr std::array<Field, 14> fields{{{"name", judge_as<Name>},
                                        {"name_required", judge_required_name},
                                        {"organization_name", judge_required_name},
                                        {"address", judge_address},
                                        {"password", judge_new_password},
                                        {"code", judge_typed_code},
                                        {"address_code", judge_as<AddressCode>},
                                        {"message", judge_as<Message>},
                                        {"username", judge_as<Username>},
                                        {"handle", judge_as<Handle>},
                                        {"organization_handle", judge_as<OrganizationHandle>},
                                        {"external_id", judge_as<ExternalId>},
                                        {"domain", judge_domain},
                                        {"metadata", judge_metadata}}};

}  // namespace

std::string judge_field(std::string_view field, const std::string& text, std::string_view context) {
    for (const Field& known : fields) {
        if (known.name == field) return write(known.judge(text, context));
    }
    return write({{"code", name(Code::unknown_field)}});
}

}  // namespace usher::wire
