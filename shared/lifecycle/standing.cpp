#include "shared/lifecycle/standing.hpp"

#include <type_traits>

namespace usher {
namespace {

bool is_stopped(const Command& command) {
    const bool is_system = command.by.actor.kind == Actor::Kind::system;
    return std::visit(
        [&](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            constexpr bool leads_out = std::is_same_v<Body, Leave> ||
                                       std::is_same_v<Body, Decline> ||
                                       std::is_same_v<Body, WithdrawRequest>;
            if constexpr (leads_out) return false;
            if constexpr (std::is_same_v<Body, ErasePerson>) return !is_system;
            return is_of_organization<Body> || std::is_same_v<Body, ClaimCode>;
        },
        command.body);
}

}  // namespace

std::optional<Code> judge_standing(const Directory& directory, const Command& command) {
    if (!is_stopped(command)) return std::nullopt;
    const Organization* organization = directory.organization();
    const bool is_suspended = organization != nullptr && organization->suspended_at;
    return is_suspended ? std::optional{Code::organization_suspended} : std::nullopt;
}

}  // namespace usher
