#include "server/app/command_batch.hpp"

#include "server/app/new_id.hpp"

namespace usher::app {
namespace {

std::string refusal(std::uint64_t sequence, Code code) {
    return wire::encode_answer({sequence, 0, {{code, {}}}, {}, {}});
}

}  // namespace

CommandBatch::CommandBatch(OrganizationId home, Caller by, Instant at, const Digest& digest,
                           const wire::Batch& batch)
    : by_{std::move(by)},
      sender_{home, by_.actor.account.bits, batch.client},
      at_{at},
      digest_{digest},
      batch_{batch} {}

std::vector<std::string> CommandBatch::run(Turn& turn) const {
    std::vector<std::string> answers;
    std::uint64_t last = turn.transaction().last_sequence(sender_);
    for (const auto& item : batch_.items) answers.push_back(run_one(turn, item, last));
    return answers;
}

std::string CommandBatch::run_one(Turn& turn, const wire::Batch::Item& item,
                                  std::uint64_t& last) const {
    const Digest::Bytes body = digest_.of(item.text);
    if (item.sequence <= last) {
        const auto kept = turn.transaction().kept_answer(sender_, item.sequence);
        if (!kept || kept->answer.empty()) return refusal(item.sequence, Code::already_applied);
        return kept->body == body ? kept->answer
                                  : refusal(item.sequence, Code::idempotency_key_reused);
    }
    if (item.sequence != last + 1) return refusal(item.sequence, Code::out_of_order);
    std::string answer = decide_one(turn, item);
    last = item.sequence;
    turn.transaction().keep_answer({sender_, item.sequence, body, answer, at_});
    return answer;
}

std::string CommandBatch::decide_one(Turn& turn, const wire::Batch::Item& item) const {
    if (!item.body || !item.errors.empty())
        return wire::encode_answer({item.sequence, 0, item.errors, {}, {}});
    const CommandId id = id_of(item.sequence);
    const Outcome outcome = turn.apply({id, sender_.home, by_, at_, *item.body});
    return wire::encode_answer({item.sequence, outcome.change, outcome.decision.errors,
                                outcome.decision.notes, outcome.decision.renamed,
                                outcome.can_be_undone ? id : CommandId{}});
}

CommandId CommandBatch::id_of(std::uint64_t sequence) const {
    const auto bits = digest_.of(sender_.home.text() + '.' + sender_.id.text() + '.' +
                                 sender_.client.text() + '.' + std::to_string(sequence));
    return id_at<CommandId>(at_, bits.data());
}

}  // namespace usher::app
