#pragma once

#include "server/app/ports.hpp"

namespace usher::auth {

/// SHA-256 (FIPS 180-4), by libsodium. Any thread.
class Sha256 : public app::Digest {
public:
    Bytes of(std::string_view bytes) const override;
};

}  // namespace usher::auth
