#pragma once

#include "server/app/ports.hpp"

namespace usher::auth {

/// SHA-256 (FIPS 180-4), by OpenSSL, which uses the processor's instructions
/// for it. Any thread. Throws std::runtime_error where OpenSSL has none.
class Sha256 : public app::Digest {
public:
    Bytes of(std::string_view bytes) const override;
};

}  // namespace usher::auth
