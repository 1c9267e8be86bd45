#include "shared/wire/event_codec.hpp"

#include <algorithm>
#include <array>

#include "shared/wire/describe.hpp"

namespace usher::wire {
namespace {

// In the order of EventBody.
constexpr std::array<std::string_view, std::variant_size_v<AnyEventBody>> types{
    "organization_created",
    "instance_set_up",
    "account_created",
    "account_taken_over",
    "person_added",
    "membership_added",
    "invited",
    "invitation_renewed",
    "link_copied",
    "invitation_revoked",
    "invitation_accepted",
    "invitation_declined",
    "invitation_opened",
    "invitation_reconsidered",
    "access_requested",
    "request_withdrawn",
    "request_denied",
    "membership_left",
    "membership_archived",
    "membership_restored",
    "membership_removed",
    "grant_changed",
    "sign_in_changed",
    "person_edited",
    "metadata_set",
    "person_linked",
    "person_unlinked",
    "code_issued",
    "code_deactivated",
    "code_used",
    "identity_recorded",
    "identity_decided",
    "people_merged",
    "person_erased",
    "change_undone",
    "organization_edited",
    "policies_set",
    "project_set",
    "project_removed",
    "role_set",
    "role_removed",
    "group_set",
    "group_removed",
    "application_set",
    "application_removed",
    "integration_set",
    "integration_removed",
    "template_set",
    "template_removed",
    "identity_fields_set",
    "access_request_set",
    "access_request_removed",
    "job_set",
    "account_changed",
    "account_erased",
    "instance_policies_set",
    "invitation_reminded",
    "organization_suspended",
    "organization_reinstated",
    "administrator_added",
    "administrator_removed",
};

using Describe = void (*)(Fields& fields, EventBody& body);

template <class Body>
void describe_as(Fields& fields, EventBody& body) {
    if (fields.is_reading()) body.emplace<Body>(blank<Body>());
    if (auto* event = std::get_if<Body>(&body)) describe(fields, *event);
}

template <class... Bodies>
constexpr std::array<Describe, sizeof...(Bodies)> describes_of(std::variant<Bodies...>*) {
    return {&describe_as<Bodies>...};
}

constexpr auto describes = describes_of(static_cast<EventBody*>(nullptr));

std::string written(const Event& event, Fields::Purpose purpose) {
    JsonText text;
    text.begin_object();
    text.text("type", type_of(event));
    event.home.is_nil() ? text.null("home") : text.id("home", event.home);
    Fields fields{text, purpose};
    // Describing does not change what is written.
    describes[event.body.index()](fields, const_cast<EventBody&>(event.body));
    text.end_object();
    return std::move(text).take();
}

}  // namespace

std::string_view type_of(const Event& event) { return types[event.body.index()]; }

std::string encode_event(const Event& event) { return written(event, Fields::Purpose::exchange); }

std::string encode_for_log(const Event& event) { return written(event, Fields::Purpose::log); }

std::optional<Event> read_event(ObjectReader& reader) {
    const auto home = reader.optional_id<OrganizationId>("home").value_or(OrganizationId{});
    const std::string* type = reader.text_at("type");
    if (type == nullptr) return std::nullopt;
    const auto found = std::find(types.begin(), types.end(), *type);
    if (found == types.end()) {
        reader.refuse(Code::unknown_value, "type");
        reader.leave();
        return std::nullopt;
    }
    std::optional<Event> event{std::in_place};
    event->home = home;
    Fields fields{reader};
    describes[static_cast<std::size_t>(found - types.begin())](fields, event->body);
    return event;
}

}  // namespace usher::wire
