#pragma once

#include <string>
#include <vector>

#include "server/app/turn.hpp"
#include "shared/wire/answer.hpp"

namespace usher::app {

/// A client's commands for one organization, worked off in their order inside a turn.
/// Its sender and the sequence are the idempotency key: a repeat gets its first answer, another
/// number than the next is `out_of_order`. What is refused takes its number too.
class CommandBatch {
public:
    CommandBatch(OrganizationId home, Caller by, Instant at, const Digest& digest,
                 const wire::Batch& batch);

    /// The answers' texts, one a command. May run again from the beginning.
    std::vector<std::string> run(Turn& turn) const;

private:
    std::string run_one(Turn& turn, const wire::Batch::Item& item, std::uint64_t& last) const;
    std::string decide_one(Turn& turn, const wire::Batch::Item& item) const;
    CommandId id_of(std::uint64_t sequence) const;

    Caller by_;
    Sender sender_;
    Instant at_;
    const Digest& digest_;
    const wire::Batch& batch_;
};

}  // namespace usher::app
