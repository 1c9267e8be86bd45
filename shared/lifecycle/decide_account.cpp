#include <algorithm>
#include <array>
#include <cassert>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/invitation_state.hpp"

namespace usher {
namespace {

std::vector<Role> built_in_roles(const std::vector<RoleId>& ids) {
    constexpr std::array<std::pair<std::string_view, PermissionSet>, 4> roles{
        {{"Founder", built_in::founder},
         {"Admin", built_in::admin},
         {"Inviter", built_in::inviter},
         {"Member", built_in::member}}};
    assert(ids.size() == roles.size());
    std::vector<Role> made;
    for (std::size_t i = 0; i < roles.size(); ++i)
        made.push_back({ids[i], *Name::parse(roles[i].first), roles[i].second, true});
    return made;
}

// The best proof that the caller has of the address in this organization.
const ProvedAddress* proof_of(const Command& command, const EmailAddress& address) {
    const ProvedAddress* best = nullptr;
    for (const ProvedAddress& proof : command.by.proved) {
        const bool valid_here = !proof.inside || *proof.inside == command.home;
        if (valid_here && proof.address == address && (best == nullptr || !proof.inside))
            best = &proof;
    }
    return best;
}

// Whether a proof that holds everywhere takes the account over whole: everything it proved was
// inside organizations.
bool is_taken_over_by(const Account& account, const ProvedAddress& proof) {
    const auto& addresses = account.addresses;
    return !proof.inside &&
           std::all_of(addresses.begin(), addresses.end(),
                       [](const ProvedAddress& held) { return held.inside.has_value(); });
}

}  // namespace

Decision decide(const OwnerDirectory& directory, const Command& command, const SetUp& body) {
    if (directory.instance().set_up) return Decision::refuse(Code::already_set_up);
    if (!command.by.holds_set_up_link) return Decision::refuse(Code::set_up_link_invalid);
    const auto home = body.organization;
    const Actor founder = Actor::of(body.account);

    Decision decision;
    decision.events.push_back({{}, InstanceSetUp{body.account, body.copied_link_proves_mailbox}});
    decision.events.push_back({{},
                               AccountCreated{{body.account,
                                               body.name,
                                               {{body.address, std::nullopt}},
                                               body.credential,
                                               Locale{},
                                               command.at,
                                               1}}});
    decision.events.push_back(
        {home, OrganizationCreated{
                   {home, body.organization_name, {}, built_in_roles(body.roles), command.at, 0}}});
    decision.events.push_back({home, PersonAdded{{body.person, body.name, body.address, Locale{},
                                                  body.account, command.at}}});
    decision.events.push_back(
        {home, MembershipAdded{body.person,
                               {body.membership, Scope{}, Phase::active, body.roles.front(),
                                founder, std::nullopt, true, command.at}}});
    return decision;
}

Decision decide(const OwnerDirectory& directory, const Command& command,
                const CreateAccount& body) {
    const auto& link = command.by.link;
    if (!link) return Decision::refuse(Code::sign_up_not_invited);
    if (const auto code =
            judge_link(directory.person_of_invitation(link->invitation), *link, command.at))
        return Decision::refuse(*code);
    const ProvedAddress* proof = proof_of(command, body.address);
    if (proof == nullptr || body.address.key() != link->address_key)
        return Decision::refuse(Code::address_not_proved, "address");

    Decision decision;
    const Account* holder = directory.account_of_address(body.address.key());
    if (holder == nullptr) {
        if (directory.account(body.account) != nullptr)
            return Decision::refuse(Code::id_taken, "account");
        decision.events.push_back({{},
                                   AccountCreated{{body.account,
                                                   body.name,
                                                   {*proof},
                                                   body.credential,
                                                   body.locale,
                                                   command.at,
                                                   1}}});
        return decision;
    }
    if (!is_taken_over_by(*holder, *proof))
        return Decision::refuse(Code::account_exists, "address");
    Account account{holder->id,
                    body.name,
                    {*proof},
                    body.credential,
                    body.locale,
                    holder->created_at,
                    holder->session_generation + 1};
    decision.events.push_back({{}, AccountTakenOver{std::move(account)}});
    return decision;
}

}  // namespace usher
