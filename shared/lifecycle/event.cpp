#include "shared/lifecycle/event.hpp"

#include "shared/lifecycle/evolve.hpp"

namespace usher {
namespace {

template <class Body>
constexpr bool is_of_several =
    std::is_same_v<Body, PeopleMerged> || std::is_same_v<Body, ChangeUndone>;

}  // namespace

EventBody::EventBody() = default;
EventBody::EventBody(const EventBody&) = default;
EventBody::EventBody(EventBody&&) noexcept = default;
EventBody& EventBody::operator=(const EventBody&) = default;
EventBody& EventBody::operator=(EventBody&&) noexcept = default;
EventBody::~EventBody() = default;

const PersonId* person_of(const Event& event) {
    return std::visit(
        [](const auto& body) -> const PersonId* {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (is_of_several<Body>) {
                return nullptr;
            } else if constexpr (std::is_same_v<Body, PersonAdded>) {
                return &body.person.id;
            } else if constexpr (requires { body.person; }) {
                return &body.person;
            } else {
                return nullptr;
            }
        },
        event.body);
}

std::vector<PersonId> people_of(const Event& event) {
    if (const PersonId* person = person_of(event)) return {*person};
    if (const auto* merged = std::get_if<PeopleMerged>(&event.body))
        return {merged->person, merged->absorbed};
    std::vector<PersonId> people;
    if (const auto* undone = std::get_if<ChangeUndone>(&event.body)) {
        people = undone->gone;
        for (const Record& record : undone->people) people.push_back(record.person.id);
    }
    return people;
}

bool is_of_organization_itself(const Event& event) {
    return std::visit(
        [](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, ChangeUndone>) {
                return body.organization.has_value();
            } else {
                return std::is_same_v<Body, OrganizationCreated> ||
                       requires(Organization & organization) {
                    evolve(organization, body);
                };
            }
        },
        event.body);
}

}  // namespace usher
