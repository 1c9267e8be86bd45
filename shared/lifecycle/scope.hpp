#pragma once

#include <cstdint>
#include <optional>

#include "shared/values/id.hpp"

namespace usher {

/// An organization, or one of its projects. The organization itself is the home of the command or
/// record it stands in.
struct Scope {
    std::optional<ProjectId> project;

    friend bool operator==(const Scope&, const Scope&) = default;
};

/// Who acts. `anonymous` holds a link and no account; `integration` is a program with a token;
/// `system` is the server itself. The numbers are stored.
struct Actor {
    enum class Kind : std::uint8_t { anonymous = 0, account = 1, system = 2, integration = 3 };

    Kind kind = Kind::anonymous;
    AccountId account;
    IntegrationId integration;

    static Actor of(AccountId account) { return {Kind::account, account, {}}; }
    static Actor of(IntegrationId integration) { return {Kind::integration, {}, integration}; }
    static Actor system() { return {Kind::system, {}, {}}; }
    friend bool operator==(const Actor&, const Actor&) = default;
    friend bool operator<(const Actor& a, const Actor& b) {
        if (a.kind != b.kind) return a.kind < b.kind;
        return a.account == b.account ? a.integration < b.integration : a.account < b.account;
    }
};

}  // namespace usher
