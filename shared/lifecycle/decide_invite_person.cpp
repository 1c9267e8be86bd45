#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/envelope.hpp"
#include "shared/lifecycle/invited_person.hpp"
#include "shared/lifecycle/job_rules.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"

namespace usher {
namespace {

/// A seat, and what the command makes of it.
struct Place {
    MembershipId id;
    Scope scope;
    /// Null: the person has none there yet.
    const Membership* held = nullptr;
    Grant grant;
    /// Why there is nothing to do.
    std::optional<Code> settled;
};
using Places = std::vector<Place>;

std::string field_of(const Places& places, const Place& place) {
    return "seats[" + std::to_string(&place - places.data()) + "]";
}

std::optional<Error> judge_permission(const Directory& directory, const Actor& actor,
                                      const InvitePerson& body) {
    PermissionSet needed{Permission::people_add};
    if (body.when != When::later) needed = needed | PermissionSet{Permission::invitations_send};
    for (const auto& seat : body.seats) {
        if (!rights(directory, actor, seat.scope).includes(needed))
            return Error{Code::not_permitted, {}};
    }
    const bool may_record =
        body.identity.empty() || rights(directory, actor, {}).has(Permission::identity_register);
    return may_record ? std::nullopt : std::optional{Error{Code::not_permitted, "identity"}};
}

std::optional<Code> settled(const Directory& directory, const Command& command, When when,
                            const Membership& held) {
    if (const auto code = nothing_to_do(held.phase)) return code;
    const bool waits_already = when == When::later && held.phase == Phase::uninvited;
    if (waits_already || is_left_alone(directory, command, held)) return Code::nothing_to_change;
    return std::nullopt;
}

// What the membership gives: what the command names, else what it gave before, else the default.
Grant grant_for(const Organization& organization, const InvitePerson& body,
                const std::vector<GroupId>& groups, const Membership* held) {
    const bool is_named = body.role || !groups.empty();
    Grant grant{body.role, is_named || held == nullptr ? groups : held->groups};
    if (!grant.role && held != nullptr) grant.role = held->role;
    const auto& fallback = organization.policies.default_role;
    if (!grant.role && fallback && organization.role(*fallback) != nullptr) grant.role = fallback;
    return grant;
}

Places places_of(const Directory& directory, const Command& command, const InvitePerson& body,
                 const Record* here) {
    const std::vector<GroupId> groups = in_order(body.groups);
    Places places;
    places.reserve(body.seats.size());
    for (const auto& seat : body.seats) {
        Place place;
        place.held = here == nullptr ? nullptr : here->membership(seat.scope);
        place.id = place.held == nullptr ? seat.id : place.held->id;
        place.scope = seat.scope;
        place.grant = grant_for(*directory.organization(), body, groups, place.held);
        if (place.held != nullptr)
            place.settled = settled(directory, command, body.when, *place.held);
        places.push_back(std::move(place));
    }
    return places;
}

// Who is archived comes back only by one who may archive, and nobody is granted more than that one
// holds.
std::optional<Error> judge_grants(const Directory& directory, const Actor& actor,
                                  const InvitePerson& body, const Places& places) {
    for (const Place& place : places) {
        if (!place.settled && place.held != nullptr && place.held->phase == Phase::archived &&
            !rights(directory, actor, place.scope).has(Permission::people_archive))
            return Error{Code::not_permitted, field_of(places, place)};
    }
    const bool is_named = body.role || !body.groups.empty();
    for (const Place& place : places) {
        if (place.settled && !is_named) continue;
        if (!may_grant(directory, actor, place.scope, place.grant))
            return Error{Code::grant_above_ceiling, body.groups.empty() ? "role" : "groups"};
    }
    return std::nullopt;
}

std::optional<Error> judge_places(const Directory& directory, const InvitePerson& body,
                                  const Record* here, const Places& places,
                                  const std::optional<EmailAddress>& written_to) {
    const bool may_lack = may_lack_role(*directory.organization(), written_to);
    for (const Place& place : places) {
        if (place.settled) continue;
        if (here != nullptr && here->is_archived() && place.scope.project)
            return Error{Code::organization_archived, field_of(places, place)};
        if (!place.grant.role && !may_lack) return Error{Code::role_required, "role"};
        if (body.when == When::by_link && !written_to)
            return Error{Code::address_required, "address"};
    }
    return std::nullopt;
}

bool goes_out(const InvitePerson& body, const Places& places) {
    return body.when != When::later &&
           std::any_of(places.begin(), places.end(),
                       [](const Place& place) { return !place.settled; });
}

// An unanswered, refused or ended membership waits again to be invited, with what it is to give.
void put_back(Decision& decision, const Command& command, PersonId person, const Place& place) {
    decision.events.push_back(
        {command.home, MembershipRestored{person, place.id, Phase::uninvited, command.at}});
    if (place.grant == grant_of(*place.held)) return;
    decision.events.push_back(
        {command.home, GrantChanged{person, place.id, place.grant.role, place.grant.groups,
                                    command.by.actor, command.at}});
}

void seat(Decision& decision, const Command& command, const InvitePerson& body, PersonId person,
          const Places& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Place& place = places[i];
        if (place.held == nullptr) {
            Membership membership;
            membership.id = place.id;
            membership.scope = place.scope;
            membership.role = place.grant.role;
            membership.groups = place.grant.groups;
            membership.voucher = command.by.actor;
            membership.changed_at = command.at;
            decision.events.push_back(
                {command.home, MembershipAdded{person, std::move(membership)}});
            continue;
        }
        decision.renamed.push_back({body.seats[i].id.bits, place.id.bits});
        if (place.settled) {
            decision.notes.push_back({*place.settled, field_of(places, place)});
        } else if (body.when == When::later) {
            put_back(decision, command, person, place);
        }
    }
}

// What the command tells of a person who is here already, and what is kept of them does not say;
// but for their name, which everybody writes in their own way. Whoever may not see what is kept is
// not told whether they guessed it: then all that they gave is noted. The address they see by
// inviting.
void note_not_taken(Decision& decision, const InvitePerson& body, const Person& kept,
                    PermissionSet held) {
    const bool sees = held.has(Permission::people_read);
    const bool sees_metadata = sees && held.has(Permission::people_edit);
    const auto note = [&](bool is_other, std::string field) {
        if (is_other) decision.notes.push_back({Code::not_taken, std::move(field)});
    };
    note(body.address && body.address != kept.address, "address");
    note(body.username && !(sees && body.username == kept.username), "username");
    note(body.locale && !(sees && body.locale == kept.locale), "locale");
    note(!body.metadata.empty() && !(sees_metadata && body.metadata == kept.metadata), "metadata");
    const auto& ids = kept.external_ids;
    for (std::size_t i = 0; i < body.external_ids.size(); ++i) {
        const bool is_kept = std::find(ids.begin(), ids.end(), body.external_ids[i]) != ids.end();
        note(!(sees && is_kept), "external_ids[" + std::to_string(i) + "]");
    }
    note(!body.identity.empty(), "identity");
}

// Whom a program adds for later is invited at once where its integration says so. Who has a place
// there already was invited, or left to wait, by somebody.
bool is_invited_at_once(const Organization& organization, const Actor& actor,
                        const InvitePerson& body, const Places& places) {
    if (body.when != When::later || actor.kind != Actor::Kind::integration) return false;
    const Integration* integration = organization.integration(actor.integration);
    return integration != nullptr && integration->auto_invite &&
           std::all_of(places.begin(), places.end(),
                       [](const Place& place) { return place.held == nullptr; });
}

std::vector<Invited::Seat> seats_of(Places places) {
    std::vector<Invited::Seat> seats;
    for (Place& place : places) {
        if (place.settled) continue;
        seats.push_back(
            {place.id, place.grant.role, std::move(place.grant.groups), Phase::invited, {}});
    }
    return seats;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const InvitePerson& body) {
    const auto refuse = [](const std::optional<Error>& error) { return Decision::refuse(*error); };
    const Organization* organization = directory.organization();
    if (organization == nullptr) return Decision::refuse(Code::organization_unknown);
    if (const auto error = judge_form(body)) return refuse(error);
    if (const auto error = judge_permission(directory, command.by.actor, body))
        return refuse(error);
    if (const auto error = judge_job(directory, command)) return refuse(error);
    if (const auto error = judge_named(*organization, body)) return refuse(error);
    const auto [here, two_people] = find_person(directory, body);
    if (two_people) return refuse(two_people);
    Places places = places_of(directory, command, body, here);
    if (is_invited_at_once(*organization, command.by.actor, body, places)) {
        InvitePerson at_once = body;
        at_once.when = When::now;
        return decide(directory, command, at_once);
    }
    if (const auto error = judge_grants(directory, command.by.actor, body, places))
        return refuse(error);
    if (const auto error = judge_new(directory, body, here)) return refuse(error);
    const auto& written_to = here == nullptr ? body.address : here->person.address;
    if (const auto error = judge_places(directory, body, here, places, written_to))
        return refuse(error);
    const bool sends = goes_out(body, places);
    const auto denied = sends ? judge_sending(directory, command, here, written_to) : std::nullopt;
    if (denied) return refuse(denied);

    Decision decision;
    const PersonId person = here == nullptr ? body.person : here->person.id;
    decision.events.reserve(places.size() + 4);
    if (here == nullptr) {
        add_person(decision, *organization, command, body);
    } else if (body.person != person) {
        decision.renamed.push_back({body.person.bits, person.bits});
    }
    seat(decision, command, body, person, places);
    if (here != nullptr)
        note_not_taken(decision, body, here->person, rights(directory, command.by.actor, {}));
    if (sends)
        send(decision, directory, command, here,
             {person, written_to, body.invitation, body.when, body.message,
              seats_of(std::move(places))});
    return decision;
}

}  // namespace usher
