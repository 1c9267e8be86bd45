#include "shared/policy/limits.hpp"
#include "shared/wire/answer.hpp"
#include "tests/fuzz/property.hpp"

// Each command of a batch is judged as it would be alone, and harms none of its neighbours.
USHER_FUZZ(text) {
    using usher::fuzz::holds;
    const auto batch = usher::wire::decode_batch(text);
    if (!batch) return holds(!batch.error().empty());
    holds(batch->items.size() <= usher::limits::commands_a_batch);
    for (const auto& item : batch->items) {
        holds(item.body || !item.errors.empty());
        holds(static_cast<bool>(usher::wire::decode_body(item.text)) == item.errors.empty());
    }
}
