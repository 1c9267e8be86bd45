#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/event.hpp"

namespace usher::wire {

/// A value to read into. What cannot be empty stands for itself until it is read; when reading
/// fails it is never used.
template <class T>
T blank() {
    return T{};
}

template <>
inline EmailAddress blank<EmailAddress>() {
    static const EmailAddress any = *EmailAddress::parse("a@b.test");
    return any;
}
template <>
inline ExternalId blank<ExternalId>() {
    static const ExternalId any = *ExternalId::parse("-");
    return any;
}
template <>
inline Username blank<Username>() {
    static const Username any = *Username::parse("nobody");
    return any;
}
template <>
inline Handle blank<Handle>() {
    static const Handle any = *Handle::parse("any");
    return any;
}
template <>
inline OrganizationHandle blank<OrganizationHandle>() {
    static const OrganizationHandle any = *OrganizationHandle::parse("nowhere");
    return any;
}
template <>
inline ExternalIdentity blank<ExternalIdentity>() {
    return {{}, blank<ExternalId>()};
}
template <>
inline ProvedAddress blank<ProvedAddress>() {
    return {blank<EmailAddress>(), {}};
}
template <>
inline Request blank<Request>() {
    return {{}, {}, blank<EmailAddress>(), {}, Phase::invited};
}
template <>
inline AccessRequest blank<AccessRequest>() {
    return {{}, {}, blank<EmailAddress>(), {}, {}, {}, {}};
}
template <>
inline AccessRequested blank<AccessRequested>() {
    return {{}, {}, blank<Request>()};
}
template <>
inline AccessRequestSet blank<AccessRequestSet>() {
    return {blank<AccessRequest>()};
}
template <>
inline SetUp blank<SetUp>() {
    return {{}, {}, blank<EmailAddress>(), {}, {}, {}, {}, {}, {}, false};
}
template <>
inline CreateAccount blank<CreateAccount>() {
    return {{}, {}, blank<EmailAddress>(), {}, {}, {}, {}};
}
template <>
inline CreateOrganization::Founder blank<CreateOrganization::Founder>() {
    return {{}, {}, {}, blank<EmailAddress>(), {}, {}};
}
template <>
inline AddAddress blank<AddAddress>() {
    return {blank<EmailAddress>()};
}
template <>
inline RemoveAddress blank<RemoveAddress>() {
    return {blank<EmailAddress>()};
}

}  // namespace usher::wire
