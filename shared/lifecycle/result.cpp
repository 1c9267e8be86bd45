#include "shared/lifecycle/result.hpp"

#include <map>

#include "shared/lifecycle/evolve.hpp"
#include "shared/lifecycle/rights.hpp"

namespace usher {
namespace {

/// The organization as the events leave it, as far as managers are concerned.
class Outcome {
public:
    explicit Outcome(const Directory& directory)
        : directory_{directory},
          organization_{*directory.organization()},
          tally_{*directory.tally()} {}

    template <class Body>
    void operator()(const Body& body) {
        if constexpr (requires(Organization & organization) {
                          usher::evolve(organization, body);
                      }) {
            usher::evolve(organization_, body);
        } else if constexpr (requires(Record & record) { usher::evolve(record, body); }) {
            if constexpr (std::is_same_v<Body, PersonAdded>) {
                replace(body.person.id, Record{body.person, {}, {}, 0});
            } else {
                change(body.person, body);
            }
        }
    }
    void operator()(const PeopleMerged& body) {
        replace(body.absorbed, std::nullopt);
        replace(body.person, body.merged);
    }
    void operator()(const PersonErased& body) { replace(body.person, std::nullopt); }
    void operator()(const ChangeUndone& body) {
        if (body.organization) organization_ = *body.organization;
        for (const PersonId id : body.gone) replace(id, std::nullopt);
        for (const Record& record : body.people) replace(record.person.id, record);
    }

    bool has_manager() const { return usher::has_manager(organization_, &tally_); }

private:
    std::optional<Record>& record(PersonId id) {
        const auto found = records_.find(id);
        if (found != records_.end()) return found->second;
        const Record* before = directory_.person(id);
        return records_.emplace(id, before == nullptr ? std::nullopt : std::optional{*before})
            .first->second;
    }
    void replace(PersonId id, std::optional<Record> after) {
        std::optional<Record>& held = record(id);
        if (held) tally_.take(*held);
        held = std::move(after);
        if (held) tally_.add(*held);
    }
    template <class Body>
    void change(PersonId id, const Body& body) {
        std::optional<Record> after = record(id);
        if (after) usher::evolve(*after, body);
        replace(id, std::move(after));
    }

    const Directory& directory_;
    Organization organization_;
    Tally tally_;
    std::map<PersonId, std::optional<Record>> records_;
};

// Only these can take a manager away.
bool can_take_away(const EventBody& body) {
    return std::visit(
        [](const auto& event) {
            using Body = std::decay_t<decltype(event)>;
            return std::is_same_v<Body, GrantChanged> || std::is_same_v<Body, MembershipLeft> ||
                   std::is_same_v<Body, MembershipArchived> ||
                   std::is_same_v<Body, MembershipRemoved> || std::is_same_v<Body, SignInChanged> ||
                   std::is_same_v<Body, PeopleMerged> || std::is_same_v<Body, PersonErased> ||
                   std::is_same_v<Body, ChangeUndone> || std::is_same_v<Body, RoleSet> ||
                   std::is_same_v<Body, GroupSet> || std::is_same_v<Body, GroupRemoved> ||
                   std::is_same_v<Body, RoleRemoved>;
        },
        body);
}

}  // namespace

std::optional<Code> judge_result(const Directory& directory, OrganizationId home,
                                 const std::vector<Event>& events) {
    bool endangered = false;
    for (const Event& event : events)
        endangered = endangered || (event.home == home && can_take_away(event.body));
    if (!endangered || directory.organization() == nullptr || directory.tally() == nullptr)
        return std::nullopt;
    if (!has_manager(*directory.organization(), directory.tally())) return std::nullopt;
    Outcome outcome{directory};
    for (const Event& event : events) {
        if (event.home == home) std::visit(outcome, event.body);
    }
    return outcome.has_manager() ? std::nullopt : std::optional{Code::last_manager};
}

}  // namespace usher
