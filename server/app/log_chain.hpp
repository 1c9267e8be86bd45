#pragma once

#include <optional>

#include "server/app/ports.hpp"

namespace usher::app {

/// SHA-256 of salt and payload: what the chain knows of a payload, so that it can be erased.
Digest::Bytes payload_digest_of(const Digest& digest, const LogEntry& entry);

/// The link of one of a change's entries: SHA-256 of the link before it, the entry's header and the
/// digest of its payload.
Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogChange& change,
                       const LogEntry& entry);
/// That of the last of them, where the first follows `before`.
Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogChange& change);

/// What is wrong with an organization's log, first of all.
struct BrokenLog {
    enum class Fault {
        payload,  ///< the payload of an entry is not the one that was written
        chain,    ///< the change, or one that stood before it, was altered, put in or taken out
    };

    std::uint64_t change = 0;
    Fault fault = Fault::chain;
};

/// Goes through the whole log. None: every entry follows from those before it. An erased payload
/// breaks nothing.
std::optional<BrokenLog> verify_log(Reader& reader, const Digest& digest, OrganizationId home);

}  // namespace usher::app
