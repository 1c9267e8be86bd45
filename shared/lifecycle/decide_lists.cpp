#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/merged_edit.hpp"
#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/organization_rules.hpp"
#include "shared/lifecycle/template_text.hpp"

namespace usher {
namespace {

template <class Item>
Decision create(const Directory& directory, const Command& command, const Item& item,
                Permission needed) {
    if (const auto code = judge_at_organization(directory, command.by.actor, {needed}))
        return Decision::refuse(*code);
    if (const auto error = judge_new(*directory.organization(), item))
        return Decision::refuse(*error);
    return happened(command, Set<Item>{item});
}

template <class Item>
Decision edit(const Directory& directory, const Command& command, const Edit<Item>& body,
              Permission needed) {
    if (const auto code = judge_at_organization(directory, command.by.actor, {needed}))
        return Decision::refuse(*code);
    const Item* before = find_item<Item>(*directory.organization(), body.item.id);
    if (before == nullptr) return Decision::refuse(List<Item>::unknown, "id");
    const Item item = edit_of(body.was, body.item, *before);
    if (const auto error = judge_name(*directory.organization(), item))
        return Decision::refuse(*error);
    return edited(command, *before, item);
}

const Template* find(const Organization& organization, Template::Kind kind, const Locale& locale) {
    const auto& templates = organization.templates;
    const auto found = std::find_if(templates.begin(), templates.end(), [&](const Template& held) {
        return held.kind == kind && held.locale == locale;
    });
    return found == templates.end() ? nullptr : &*found;
}

std::optional<Code> judge_key(const std::string& key) {
    if (key.empty()) return Code::required;
    if (key.size() > limits::identity_field_key) return Code::too_long;
    const bool legal = std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    return legal ? std::nullopt : std::optional{Code::handle_character};
}

std::string key_field(std::size_t index) { return "fields[" + std::to_string(index) + "].key"; }

Errors judge_form(const std::vector<IdentityField>& fields) {
    Errors errors;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (const auto code = judge_key(fields[i].key)) errors.push_back({*code, key_field(i)});
    }
    return errors;
}

// The first key that stands twice.
std::optional<Error> judge_unique(const std::vector<IdentityField>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (fields[i].key == fields[j].key) return Error{Code::name_taken, key_field(i)};
        }
    }
    return std::nullopt;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const CreateProject& body) {
    return create(directory, command, body.item, Permission::projects_manage);
}

Decision decide(const Directory& directory, const Command& command, const EditProject& body) {
    return edit(directory, command, body, Permission::projects_manage);
}

Decision decide(const Directory& directory, const Command& command, const CreateApplication& body) {
    return create(directory, command, body.item, Permission::settings_manage);
}

Decision decide(const Directory& directory, const Command& command, const EditApplication& body) {
    return edit(directory, command, body, Permission::settings_manage);
}

Decision decide(const Directory& directory, const Command& command, const RemoveApplication& body) {
    if (const auto code =
            judge_at_organization(directory, command.by.actor, {Permission::settings_manage}))
        return Decision::refuse(*code);
    if (directory.organization()->application(body.application) == nullptr)
        return Decision::refuse(Code::application_unknown, "application");
    return happened(command, ApplicationRemoved{body.application});
}

Decision decide(const Directory& directory, const Command& command, const SetTemplate& body) {
    Decision malformed;
    malformed.errors = judge_template(body.text);
    if (malformed.refused()) return malformed;
    if (const auto code =
            judge_at_organization(directory, command.by.actor, {Permission::templates_manage}))
        return Decision::refuse(*code);
    const Organization& organization = *directory.organization();
    const Template* before = find(organization, body.text.kind, body.text.locale);
    if (before != nullptr) return edited(command, *before, edit_of(body.was, body.text, *before));
    if (organization.templates.size() >= limits::templates) return Decision::refuse(Code::too_many);
    return happened(command, TemplateSet{body.text});
}

Decision decide(const Directory& directory, const Command& command, const RemoveTemplate& body) {
    if (const auto code =
            judge_at_organization(directory, command.by.actor, {Permission::templates_manage}))
        return Decision::refuse(*code);
    if (find(*directory.organization(), body.kind, body.locale) == nullptr)
        return Decision::refuse(Code::template_unknown, "kind");
    return happened(command, TemplateRemoved{body.kind, body.locale});
}

Decision decide(const Directory& directory, const Command& command, const SetIdentityFields& body) {
    Decision malformed;
    malformed.errors = judge_form(body.fields);
    if (malformed.refused()) return malformed;
    if (const auto error = judge_unique(body.fields)) return Decision::refuse(*error);
    if (const auto code =
            judge_at_organization(directory, command.by.actor, {Permission::settings_manage}))
        return Decision::refuse(*code);
    const auto& before = directory.organization()->identity_fields;
    auto fields = edit_of(body.was, body.fields, before);
    if (fields.size() > limits::identity_fields) return Decision::refuse(Code::too_many, "fields");
    if (fields == before) return Decision::note(Code::nothing_to_change);
    return happened(command, IdentityFieldsSet{std::move(fields)});
}

}  // namespace usher
