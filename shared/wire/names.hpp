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
inline constexpr std::array deliveries{Named{"mail", Delivery::mail}, Named{"link", Delivery::link},
                                       Named{"code", Delivery::code}};
inline constexpr std::array onboardings{Named{"direct", Onboarding::direct},
                                        Named{"verified", Onboarding::verified}};
inline constexpr std::array whens{Named{"now", When::now}, Named{"by_link", When::by_link},
                                  Named{"later", When::later}};
inline constexpr std::array channels{Named{"mail", Channel::Kind::mail},
                                     Named{"copy", Channel::Kind::copy},
                                     Named{"code", Channel::Kind::code}};
inline constexpr std::array actors{
    Named{"anonymous", Actor::Kind::anonymous}, Named{"account", Actor::Kind::account},
    Named{"system", Actor::Kind::system}, Named{"integration", Actor::Kind::integration}};
inline constexpr std::array causes{Named{"resend", InvitationRenewed::Cause::resend},
                                   Named{"renew_link", InvitationRenewed::Cause::renew_link},
                                   Named{"copy_link", InvitationRenewed::Cause::copy_link},
                                   Named{"edit", InvitationRenewed::Cause::edit},
                                   Named{"code", InvitationRenewed::Cause::code}};
inline constexpr std::array access_requests{Named{"off", AccessRequests::off},
                                            Named{"with_code", AccessRequests::with_code},
                                            Named{"open", AccessRequests::open}};
inline constexpr std::array sign_in_methods{
    Named{"password", SignInMethod::password},
    Named{"organization_provider", SignInMethod::organization_provider},
    Named{"provider", SignInMethod::provider}};
inline constexpr std::array account_visibilities{
    Named{"never", AccountVisibility::never},
    Named{"server_admin", AccountVisibility::server_admin},
    Named{"org_admin", AccountVisibility::org_admin}};
inline constexpr std::array identity_states{Named{"submitted", Identity::State::submitted},
                                            Named{"validated", Identity::State::validated},
                                            Named{"sent_back", Identity::State::sent_back}};
inline constexpr std::array template_kinds{
    Named{"invitation", Template::Kind::invitation},
    Named{"offer", Template::Kind::offer},
    Named{"request_received", Template::Kind::request_received},
    Named{"request_denied", Template::Kind::request_denied},
    Named{"reminder", Template::Kind::reminder},
    Named{"role_changed", Template::Kind::role_changed},
    Named{"archived", Template::Kind::archived}};
inline constexpr std::array job_kinds{Named{"invite_all", Job::Kind::invite_all},
                                      Named{"apply_plan", Job::Kind::apply_plan},
                                      Named{"undo", Job::Kind::undo}};
inline constexpr std::array job_states{
    Named{"running", Job::State::running}, Named{"paused", Job::State::paused},
    Named{"done", Job::State::done}, Named{"stopped", Job::State::stopped}};
inline constexpr std::array request_causes{
    Named{"withdrawn", AccessRequestRemoved::Cause::withdrawn},
    Named{"denied", AccessRequestRemoved::Cause::denied},
    Named{"approved", AccessRequestRemoved::Cause::approved}};
inline constexpr std::array account_causes{
    Named{"edited", AccountChanged::Cause::edited},
    Named{"password_changed", AccountChanged::Cause::password_changed},
    Named{"second_factor_set", AccountChanged::Cause::second_factor_set},
    Named{"second_factor_reset", AccountChanged::Cause::second_factor_reset},
    Named{"address_added", AccountChanged::Cause::address_added},
    Named{"address_removed", AccountChanged::Cause::address_removed},
    Named{"provider_linked", AccountChanged::Cause::provider_linked},
    Named{"provider_unlinked", AccountChanged::Cause::provider_unlinked},
    Named{"suspended", AccountChanged::Cause::suspended},
    Named{"reinstated", AccountChanged::Cause::reinstated},
    Named{"recovered", AccountChanged::Cause::recovered},
    Named{"sessions_ended", AccountChanged::Cause::sessions_ended}};

/// The list that a kind of choice is spelled by.
constexpr const auto& list(Phase) { return phases; }
constexpr const auto& list(Delivery) { return deliveries; }
constexpr const auto& list(Onboarding) { return onboardings; }
constexpr const auto& list(When) { return whens; }
constexpr const auto& list(Channel::Kind) { return channels; }
constexpr const auto& list(Actor::Kind) { return actors; }
constexpr const auto& list(InvitationRenewed::Cause) { return causes; }
constexpr const auto& list(AccessRequests) { return access_requests; }
constexpr const auto& list(SignInMethod) { return sign_in_methods; }
constexpr const auto& list(AccountVisibility) { return account_visibilities; }
constexpr const auto& list(Identity::State) { return identity_states; }
constexpr const auto& list(Template::Kind) { return template_kinds; }
constexpr const auto& list(Job::Kind) { return job_kinds; }
constexpr const auto& list(Job::State) { return job_states; }
constexpr const auto& list(AccessRequestRemoved::Cause) { return request_causes; }
constexpr const auto& list(AccountChanged::Cause) { return account_causes; }

template <class List, class Choice>
std::string_view of(const List& list, Choice choice) {
    for (const auto& named : list) {
        if (named.value == choice) return named.name;
    }
    return {};
}

}  // namespace usher::wire::names
