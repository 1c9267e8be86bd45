#include "shared/wire/command_codec.hpp"

#include <array>

#include "shared/values/packed_names.hpp"
#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

// In the order of Body: first those at home in an organization.
constexpr std::array<std::string_view, std::variant_size_v<AnyBody>> names{
    "invite_person",
    "resend",
    "renew_link",
    "copy_link",
    "revoke",
    "accept",
    "decline",
    "invite",
    "open",
    "reconsider",
    "request_access",
    "withdraw_request",
    "offer",
    "deny_request",
    "leave",
    "archive",
    "restore",
    "change_role",
    "set_groups",
    "edit_person",
    "set_metadata",
    "issue_code",
    "deactivate_code",
    "register_identity",
    "submit_identity",
    "validate_identity",
    "send_back_identity",
    "merge_people",
    "erase_person",
    "undo",
    "edit_organization",
    "set_policies",
    "create_project",
    "edit_project",
    "remove_project",
    "create_role",
    "edit_role",
    "remove_role",
    "create_group",
    "edit_group",
    "remove_group",
    "create_application",
    "edit_application",
    "remove_application",
    "create_integration",
    "edit_integration",
    "remove_integration",
    "set_template",
    "remove_template",
    "set_identity_fields",
    "start_invite_all",
    "apply_plan",
    "advance_job",
    "pause_job",
    "resume_job",
    "stop_job",
    "undo_job",
    "remind",
    "set_up",
    "create_account",
    "create_organization",
    "claim_code",
    "recover_account",
    "edit_account",
    "change_password",
    "set_second_factor",
    "reset_second_factor",
    "add_address",
    "remove_address",
    "link_provider",
    "unlink_provider",
    "suspend_account",
    "reinstate_account",
    "erase_account",
    "set_instance_policies",
    "end_sessions",
    "suspend_organization",
    "reinstate_organization",
    "add_administrator",
    "remove_administrator",
};

constexpr const auto& types = packed_names<names>;

// Reads into, or writes, a body of its own type.
using Describe = void (*)(Fields& fields, Body& body);

template <class Command>
void describe_as(Fields& fields, Body& body) {
    if (fields.is_reading()) body.emplace<Command>(blank<Command>());
    if (auto* command = std::get_if<Command>(&body)) describe(fields, *command);
}

template <class... Commands>
constexpr std::array<Describe, sizeof...(Commands)> describes_of(std::variant<Commands...>*) {
    return {&describe_as<Commands>...};
}

constexpr auto organization_describes = describes_of(static_cast<OrganizationBody*>(nullptr));
constexpr auto owner_describes = describes_of(static_cast<OwnerBody*>(nullptr));
constexpr std::size_t first_of_owners = organization_describes.size();

// `describes` are those of the types from `first` on.
template <std::size_t size>
std::optional<Body> read_one_of(const std::array<Describe, size>& describes, std::size_t first,
                                ObjectReader& reader) {
    const std::string* type = reader.text_at("type");
    if (type == nullptr) return std::nullopt;
    const auto place = types.place_of(*type);
    if (!place || *place < first || *place >= first + size) {
        reader.refuse(Code::unknown_command, "type");
        reader.leave();
        return std::nullopt;
    }
    std::optional<Body> body{std::in_place};
    Fields fields{reader};
    describes[*place - first](fields, *body);
    return body;
}

void write_with(Describe describe_body, const Body& body, JsonText& text) {
    text.begin_object();
    text.text("type", type_of(body));
    Fields fields{text};
    // Describing does not change what is written.
    describe_body(fields, const_cast<Body&>(body));
    text.end_object();
}

}  // namespace

std::optional<Body> read_body(ObjectReader& reader) {
    return read_one_of(organization_describes, 0, reader);
}

std::optional<Body> read_owner_body(ObjectReader& reader) {
    return read_one_of(owner_describes, first_of_owners, reader);
}

bool is_owner_type(std::string_view type) {
    return types.place_of(type).value_or(0) >= first_of_owners;
}

void outline(std::string_view type, Outline& outline) {
    const auto place = types.place_of(type);
    if (!place) return;
    Body body;
    Fields fields{outline};
    const auto describe_body = *place < first_of_owners ? organization_describes[*place]
                                                        : owner_describes[*place - first_of_owners];
    describe_body(fields, body);
}

void write_body(JsonText& text, const Body& body) {
    const std::size_t i = body.index();
    i < first_of_owners ? write_organization_body(text, body)
                        : write_with(owner_describes[i - first_of_owners], body, text);
}

void write_organization_body(JsonText& text, const Body& body) {
    write_with(organization_describes.at(body.index()), body, text);
}

std::string_view type_of(const Body& body) { return types[body.index()]; }

}  // namespace usher::wire
