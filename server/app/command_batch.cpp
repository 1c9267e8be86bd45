#include "server/app/command_batch.hpp"

#include <algorithm>

namespace usher::app {
namespace {

std::string refusal(std::uint64_t sequence, Code code) {
    return wire::encode_answer({sequence, 0, {{code, {}}}, {}, {}});
}

}  // namespace

CommandBatch::CommandBatch(OrganizationId home, Caller by, Instant at, const Digest& digest,
                           const wire::Batch& batch)
    : home_{home}, by_{std::move(by)}, at_{at}, digest_{digest}, batch_{batch} {}

std::vector<std::string> CommandBatch::run(Turn& turn) const {
    std::vector<std::string> answers;
    const AccountId account = by_.actor.account;
    const std::uint64_t before = turn.transaction().last_sequence(home_, account, batch_.client);
    std::uint64_t last = before;
    for (const auto& item : batch_.items) answers.push_back(run_one(turn, item, last));
    if (last != before) turn.transaction().save_sequence(home_, account, batch_.client, last);
    return answers;
}

std::string CommandBatch::run_one(Turn& turn, const wire::Batch::Item& item,
                                  std::uint64_t& last) const {
    const Digest::Bytes key = key_of(item.sequence);
    const Digest::Bytes body = digest_.of(item.text);
    if (item.sequence <= last) {
        const auto kept = turn.transaction().kept_answer(key);
        if (!kept) return refusal(item.sequence, Code::already_applied);
        return kept->body == body ? kept->answer
                                  : refusal(item.sequence, Code::idempotency_key_reused);
    }
    if (item.sequence != last + 1) return refusal(item.sequence, Code::out_of_order);
    std::string answer = decide_one(turn, item);
    last = item.sequence;
    turn.transaction().keep_answer({key, body, item.sequence, answer, at_});
    return answer;
}

std::string CommandBatch::decide_one(Turn& turn, const wire::Batch::Item& item) const {
    if (!item.body || !item.errors.empty())
        return wire::encode_answer({item.sequence, 0, item.errors, {}, {}});
    CommandId id;
    const Digest::Bytes key = key_of(item.sequence);
    std::copy_n(key.begin(), id.bits.bytes.size(), id.bits.bytes.begin());
    const Outcome outcome = turn.apply({id, home_, by_, at_, *item.body});
    return wire::encode_answer({item.sequence, outcome.change, outcome.decision.errors,
                                outcome.decision.notes, outcome.decision.renamed,
                                outcome.change == 0 ? CommandId{} : id});
}

Digest::Bytes CommandBatch::key_of(std::uint64_t sequence) const {
    return digest_.of(home_.text() + '.' + by_.actor.account.text() + '.' + batch_.client.text() +
                      '.' + std::to_string(sequence));
}

}  // namespace usher::app
