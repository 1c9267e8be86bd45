#include "shared/wire/field.hpp"

#include <algorithm>
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

void fine(JsonText& json, std::string_view value) {
    json.null("code");
    json.text("value", value);
}

template <class Value>
void judge(JsonText& json, const Result<Value, Code>& parsed) {
    parsed ? fine(json, parsed->text()) : json.code("code", parsed.error());
}

// Of a value that its own type judges.
template <class Value>
void judge_as(JsonText& json, const std::string& text, std::string_view) {
    judge(json, Value::parse(text));
}

void judge_required_name(JsonText& json, const std::string& text, std::string_view) {
    judge(json, Name::parse_required(text));
}

void judge_domain(JsonText& json, const std::string& text, std::string_view) {
    const auto domain = DomainName::parse(text);
    domain ? fine(json, domain->ascii()) : json.code("code", domain.error());
}

void judge_metadata(JsonText& json, const std::string& text, std::string_view) {
    const auto metadata = Metadata::parse(text);
    if (metadata) return fine(json, metadata->reveal());
    json.code("code", metadata.error().code);
    json.number("line", metadata.error().line);
    json.number("column", metadata.error().column);
}

void judge_address(JsonText& json, const std::string& text, std::string_view) {
    const auto address = EmailAddress::parse(text);
    judge(json, address);
    if (!address) return;
    json.text("username", Username::derive(*address).text());
    if (const auto meant = did_you_mean(*address)) json.text("suggestion", meant->text());
}

void judge_typed_code(JsonText& json, const std::string& text, std::string_view) {
    const auto code = TypedCode::parse(text);
    if (code) return fine(json, code->text());
    json.code("code", code.error().code);
    if (code.error().symbol) json.number("symbol", *code.error().symbol);
}

void judge_new_password(JsonText& json, const std::string& text, std::string_view context) {
    std::vector<std::string> words;
    if (const auto given = parse(context); given && given->is_array()) {
        for (const Json& word : *given) {
            if (word.is_string()) words.push_back(word.get<std::string>());
        }
    }
    const std::vector<std::string_view> personal{words.begin(), words.end()};
    json.code("code", judge_password(text, false, personal));
}

struct Field {
    std::string_view name;
    void (*judge)(JsonText&, const std::string&, std::string_view);
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
    const auto known = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& each) { return each.name == field; });
    JsonText json;
    json.begin_object();
    if (known == fields.end()) {
        json.code("code", Code::unknown_field);
    } else {
        known->judge(json, text, context);
    }
    json.end_object();
    return std::move(json).take();
}

}  // namespace usher::wire
