#include "server/app/keyed_command.hpp"

#include <algorithm>

namespace usher::app {
namespace {

// A key is its caller's own.
std::string id_of(const Actor& actor) {
    return actor.kind == Actor::Kind::integration ? "integration." + actor.integration.text()
                                                  : "account." + actor.account.text();
}

}  // namespace

KeyedCommand::KeyedCommand(Command command, std::optional<Key> key, const Digest& digest)
    : command_{std::move(command)}, key_{std::move(key)}, digest_{digest} {
    if (!key_) return;
    const auto bytes = digest_.of("key." + command_.home.text() + '.' + id_of(command_.by.actor) +
                                  '.' + key_->text);
    std::copy_n(bytes.begin(), command_.id.bits.bytes.size(), command_.id.bits.bytes.begin());
}

wire::Answer KeyedCommand::run(Turn& turn) const {
    if (!key_) return decide(turn);
    const auto key = digest_.of("kept." + command_.id.text());
    const auto body = digest_.of(key_->request);
    if (const auto kept = turn.transaction().kept_answer(key)) {
        if (kept->body != body) return {0, 0, {{Code::idempotency_key_reused, {}}}, {}, {}, {}};
        if (const auto answer = wire::decode_answer(kept->answer)) return *answer;
    }
    wire::Answer answer = decide(turn);
    turn.transaction().keep_answer({key, body, 0, wire::encode_answer(answer), command_.at});
    return answer;
}

wire::Answer KeyedCommand::decide(Turn& turn) const {
    Outcome outcome = turn.apply(command_);
    wire::Answer answer;
    answer.change = outcome.change;
    answer.errors = std::move(outcome.decision.errors);
    answer.notes = std::move(outcome.decision.notes);
    answer.renamed = std::move(outcome.decision.renamed);
    if (outcome.change != 0) answer.command = command_.id;
    return answer;
}

}  // namespace usher::app
