#pragma once

#include <optional>
#include <string_view>

#include "server/app/ports.hpp"
#include "server/auth/key_ring.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

/// What a cookie holds: 256 random bits as 43 characters of base64url. The store keeps their
/// SHA-256 alone, so that reading the database opens no session. The cookies of a session and of a
/// sign-up are made alike and found in different tables.
struct CookieSecret {
    Secret text;
    /// Session::id, or SignUp::browser.
    app::Digest::Bytes id{};
};

/// A new one: at sign-in, at acceptance, at a second factor; never one that the browser brought
/// along.
CookieSecret make_cookie_secret(app::Random& random, const app::Digest& digest);

/// The id to look a cookie up by. No value: it was never one of ours.
std::optional<app::Digest::Bytes> id_of_cookie(std::string_view text, const app::Digest& digest);

/// The token that a session's own pages send with every request that changes something, and that no
/// other site can know. It is derived from the session's id, not stored, and dies with the session.
Secret csrf_token(const KeyRing& ring, const app::Digest::Bytes& session);

/// Tries every key of the ring. Constant time.
bool is_csrf_token(const KeyRing& ring, const app::Digest::Bytes& session, std::string_view text);

}  // namespace usher::auth
