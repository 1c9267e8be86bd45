#include "shared/wire/command_codec.hpp"

#include <algorithm>
#include <array>

#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

// In the order of Body: first those at home in an organization.
constexpr std::array<std::string_view, std::variant_size_v<Body>> types{
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
};

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
    const auto begin = types.begin() + first;
    const auto found = std::find(begin, begin + size, *type);
    if (found == begin + size) {
        reader.refuse(Code::unknown_command, "type");
        reader.leave();
        return std::nullopt;
    }
    std::optional<Body> body{std::in_place};
    Fields fields{reader};
    describes[static_cast<std::size_t>(found - begin)](fields, *body);
    return body;
}

}  // namespace

std::optional<Body> read_body(ObjectReader& reader) {
    return read_one_of(organization_describes, 0, reader);
}

std::optional<Body> read_owner_body(ObjectReader& reader) {
    return read_one_of(owner_describes, first_of_owners, reader);
}

bool is_owner_type(std::string_view type) {
    return std::find(types.begin() + first_of_owners, types.end(), type) != types.end();
}

void outline(std::string_view type, Outline& outline) {
    const auto found = std::find(types.begin(), types.begin() + first_of_owners, type);
    if (found == types.begin() + first_of_owners) return;
    Body body;
    Fields fields{outline};
    organization_describes[static_cast<std::size_t>(found - types.begin())](fields, body);
}

Json to_json(const Body& body) {
    const std::size_t i = body.index();
    const Describe describe_body =
        i < first_of_owners ? organization_describes[i] : owner_describes[i - first_of_owners];
    Json json = Json::object();
    Fields fields{json, Fields::Purpose::exchange};
    // Describing does not change what is written.
    describe_body(fields, const_cast<Body&>(body));
    json["type"] = type_of(body);
    return json;
}

std::string_view type_of(const Body& body) { return types[body.index()]; }

}  // namespace usher::wire
