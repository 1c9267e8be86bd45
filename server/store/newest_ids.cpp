#include "server/store/newest_ids.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char select_person[] =
    "SELECT id FROM people WHERE organization = ? ORDER BY id DESC LIMIT 1";
constexpr char select_membership[] = "SELECT id FROM memberships ORDER BY id DESC LIMIT 1";
constexpr char select_invitation[] = "SELECT id FROM invitations ORDER BY id DESC LIMIT 1";

template <class AnyId, class... Values>
AnyId newest(Connection& connection, const char* sql, const Values&... values) {
    return Query{connection, sql, values...}.template take_first<AnyId>().value_or(AnyId{});
}

}  // namespace

bool NewestIds::is_newer(OrganizationId home, PersonId id) {
    auto found = people_.find(home);
    if (found == people_.end())
        found = people_.emplace(home, newest<PersonId>(connection_, select_person, home)).first;
    return found->second < id;
}

bool NewestIds::is_newer(MembershipId id) {
    if (!membership_) membership_ = newest<MembershipId>(connection_, select_membership);
    return *membership_ < id;
}

bool NewestIds::is_newer(InvitationId id) {
    if (!invitation_) invitation_ = newest<InvitationId>(connection_, select_invitation);
    return *invitation_ < id;
}

void NewestIds::forget() {
    people_.clear();
    membership_.reset();
    invitation_.reset();
}

}  // namespace usher::store
