#pragma once

#include <optional>
#include <string>

#include "server/app/ports.hpp"

namespace usher::app {

/// SHA-256 of salt and payload: what the chain knows of a payload, so that it can be erased.
Digest::Bytes payload_digest_of(const Digest& digest, const LogEntry& entry);

/// The link of the last of a change's entries, where the first follows `before`. Each is the
/// SHA-256 of the link before it, the entry's header and the digest of its payload.
Digest::Bytes chain_of(const Digest& digest, const Digest::Bytes& before, const LogChange& change);

/// Where a log stops being what was written.
struct LogFault {
    enum class Kind {
        altered,    ///< the change does not follow from those before it
        missing,    ///< it is not there
        unreadable  ///< what is stored of it can be nothing that was written; `what` says more
    };

    Kind kind;
    std::uint64_t change;
    std::string what;
};

/// Goes through the whole log and answers its first fault. None: every change from 1 to `last`, and
/// what came while this read, is there, for whoever raises a change number logs it in the same
/// transaction; and every entry follows from those before it. An erased payload breaks nothing.
/// Throws what the reader throws and is transient.
std::optional<LogFault> find_fault(Reader& reader, const Digest& digest, OrganizationId home,
                                   std::uint64_t last);

/// Of an organization, up to its present change number: the change of the first fault.
std::optional<std::uint64_t> find_broken_change(Reader& reader, const Digest& digest,
                                                OrganizationId home);

}  // namespace usher::app
