#pragma once

#include <array>
#include <string_view>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/event.hpp"

/// The spelling of every closed list on the wire, once, for reading and for writing.
namespace usher::wire::names {

template <class Choice>
struct Named {
    std::string_view name;
    Choice value;
};
// Emscripten's compiler does not deduce aggregates by itself.
template <class Choice>
Named(std::string_view, Choice) -> Named<Choice>;
template <class Choice>
Named(const char*, Choice) -> Named<Choice>;

inline constexpr std::array phases{Named{"uninvited", Phase::uninvited},
                                   Named{"invited", Phase::invited},
                                   Named{"awaiting_approval", Phase::awaiting_approval},
                                   Named{"offered", Phase::offered},
                                   Named{"active", Phase::active},
                                   Named{"declined", Phase::declined},
                                   Named{"revoked", Phase::revoked},
                                   Named{"left", Phase::left},
                                   Named{"archived", Phase::archived}};
inline constexpr std::array deliveries{Named{"mail", Delivery::mail},
                                       Named{"link", Delivery::link}};
inline constexpr std::array onboardings{Named{"direct", Onboarding::direct},
                                        Named{"verified", Onboarding::verified}};
inline constexpr std::array whens{Named{"now", When::now}, Named{"by_link", When::by_link},
                                  Named{"later", When::later}};
inline constexpr std::array channels{Named{"mail", Channel::Kind::mail},
                                     Named{"copy", Channel::Kind::copy}};
inline constexpr std::array actors{Named{"anonymous", Actor::Kind::anonymous},
                                   Named{"account", Actor::Kind::account},
                                   Named{"system", Actor::Kind::system}};
inline constexpr std::array causes{Named{"resend", InvitationRenewed::Cause::resend},
                                   Named{"renew_link", InvitationRenewed::Cause::renew_link},
                                   Named{"copy_link", InvitationRenewed::Cause::copy_link}};

template <class List, class Choice>
std::string_view of(const List& list, Choice choice) {
    for (const auto& named : list) {
        if (named.value == choice) return named.name;
    }
    return {};
}

}  // namespace usher::wire::names
