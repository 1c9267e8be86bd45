#include "server/app/keyed_command.hpp"

#include <algorithm>

#include "server/app/new_id.hpp"

namespace usher::app {
namespace {

// A key is its caller's own.
Sender sender_of(const Command& command, const std::string& key, const Digest& digest) {
    const Actor& actor = command.by.actor;
    const Bits128& id =
        actor.kind == Actor::Kind::integration ? actor.integration.bits : actor.account.bits;
    Sender sender{command.home, id, {}};
    const auto bytes = digest.of("key." + key);
    std::copy_n(bytes.begin(), sender.client.bytes.size(), sender.client.bytes.begin());
    return sender;
}

}  // namespace

KeyedCommand::KeyedCommand(Command command, std::optional<Key> key, const Digest& digest)
    : command_{std::move(command)}, key_{std::move(key)}, digest_{digest} {
    if (!key_) return;
    sender_ = sender_of(command_, key_->text, digest_);
    const auto bits =
        digest_.of(sender_.home.text() + '.' + sender_.id.text() + '.' + sender_.client.text());
    command_.id = id_at<CommandId>(command_.at, bits.data());
}

wire::Answer KeyedCommand::run(Turn& turn) const {
    if (!key_) return decide(turn);
    const auto body = digest_.of(key_->request);
    if (const auto kept = turn.transaction().kept_answer(sender_, 0)) {
        if (kept->body != body) return {0, 0, {{Code::idempotency_key_reused, {}}}, {}, {}, {}};
        if (const auto answer = wire::decode_answer(kept->answer)) return *answer;
        return {0, 0, {{Code::already_applied, {}}}, {}, {}, {}};
    }
    wire::Answer answer = decide(turn);
    turn.transaction().keep_answer({sender_, 0, body, wire::encode_answer(answer), command_.at});
    return answer;
}

wire::Answer KeyedCommand::decide(Turn& turn) const {
    Outcome outcome = turn.apply(command_);
    wire::Answer answer;
    answer.change = outcome.change;
    answer.errors = std::move(outcome.decision.errors);
    answer.notes = std::move(outcome.decision.notes);
    answer.renamed = std::move(outcome.decision.renamed);
    if (outcome.can_be_undone) answer.command = command_.id;
    return answer;
}

}  // namespace usher::app
