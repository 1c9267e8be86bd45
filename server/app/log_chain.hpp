#pragma once

#include <optional>

#include "server/app/ports.hpp"

namespace usher::app {

/// SHA-256 of salt and payload: what the chain knows of a payload, so that it can be erased.
Digest::Bytes payload_digest_of(const Digest& digest, const LogEntry& entry);

/// The link of the last of a change's entries, where the first follows `before`. Each is the
/// SHA-256 of the link before it, the entry's header and the digest of its payload.
Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogChange& change);

/// Goes through the whole log and answers the first change that is not what was written, or before
/// which one was put in or taken out. None: every entry follows from those before it. An erased
/// payload breaks nothing.
std::optional<std::uint64_t> find_broken_change(Reader& reader, const Digest& digest,
                                                OrganizationId home);

}  // namespace usher::app
