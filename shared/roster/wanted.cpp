#include "shared/roster/wanted.hpp"

namespace usher {
namespace {

bool is_instance_wide(Key::Kind kind) {
    switch (kind) {
        case Key::Kind::instance:
        case Key::Kind::account:
        case Key::Kind::account_of_address:
        case Key::Kind::account_of_handle:
        case Key::Kind::account_of_provider:
        case Key::Kind::homes_of_account:
        case Key::Kind::organization_of_handle:
            return true;
        default:
            return false;
    }
}

}  // namespace

Key Wanted::key(Key::Kind kind, Bits128 id, std::string text) const {
    return {kind, is_instance_wide(kind) ? OrganizationId{} : home(), id, std::move(text)};
}

bool Wanted::knows(Key::Kind kind, Bits128 id, std::string text) const {
    return roster_.knows(key(kind, id, std::move(text)));
}

void Wanted::want(Key::Kind kind, Bits128 id, std::string text) {
    want(key(kind, id, std::move(text)));
}

void Wanted::want(Key key) {
    if (!roster_.knows(key)) missing_.push_back(std::move(key));
}

void Wanted::want_organization(OrganizationId id) {
    want(Key{Key::Kind::organization, id, {}, {}});
}

void Wanted::want(const Actor& actor) {
    if (actor.kind == Actor::Kind::account && !home().is_nil())
        want(Key::Kind::person_of_account, actor.account.bits);
}

void Wanted::want_voucher_of(MembershipId id) {
    want(id);
    if (!knows(Key::Kind::person_of_membership, id.bits)) return;
    const Record* record = roster_.person_of_membership(home(), id);
    if (record != nullptr) want(record->membership(id)->voucher);
}

}  // namespace usher
