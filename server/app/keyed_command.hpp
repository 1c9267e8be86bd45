#pragma once

#include <optional>
#include <string>

#include "server/app/turn.hpp"
#include "shared/wire/answer.hpp"

namespace usher::app {

/// One command of a program, which may send it again when it has heard no answer.
class KeyedCommand {
public:
    /// `request` is everything that makes two requests the same: method, path and body.
    struct Key {
        std::string text;
        std::string request;
    };

    /// Without a key, sent twice is done twice. What is borrowed outlives the command.
    KeyedCommand(Command command, std::optional<Key> key, const Digest& digest);

    /// The answer, which a repeat gets again; idempotency_key_reused when the key came with another
    /// request.
    wire::Answer run(Turn& turn) const;

private:
    wire::Answer decide(Turn& turn) const;

    Command command_;
    std::optional<Key> key_;
    Sender sender_;
    const Digest& digest_;
};

}  // namespace usher::app
