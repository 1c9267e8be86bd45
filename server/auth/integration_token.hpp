#pragma once

#include <optional>
#include <string_view>

#include "server/app/secrets.hpp"
#include "server/auth/key_ring.hpp"

namespace usher::auth {

/// What a program shows instead of a session: `usher_` and, in base64url, version, key id,
/// organization, integration, generation and their MAC. Nothing of it is stored, so a stolen
/// database opens nothing; a raised generation ends every earlier token.
Secret derive_integration_token(const KeyRing& ring, const app::IntegrationPass& pass);

/// None: this server did not make it. What it says may be over: the integration knows.
std::optional<app::IntegrationPass> check_integration_token(const KeyRing& ring,
                                                            std::string_view text);

}  // namespace usher::auth
