#include "server/app/mail_state.hpp"

namespace usher::app {

std::string_view state_of(const OutboxMail& mail, Instant now) {
    constexpr std::string_view states[] = {"queued", "accepted", "deferred", "failed", "dropped"};
    const bool is_held =
        mail.state == OutboxMail::State::queued && mail.attempts == 0 && now < mail.due_at;
    return is_held ? "held" : states[static_cast<std::size_t>(mail.state)];
}

}  // namespace usher::app
