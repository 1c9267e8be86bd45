#include "server/mail/relay_watch.hpp"

#include <cstddef>
#include <utility>

namespace usher::mail {
namespace {

using State = app::OutboxMail::State;

struct Outcome {
    State state;
    const char* name;
};

constexpr std::array<Outcome, 3> outcomes{
    {{State::accepted, "accepted"}, {State::deferred, "deferred"}, {State::failed, "failed"}}};

}  // namespace

RelayWatch::RelayWatch(const std::string& relay, Say failed, Say works)
    : failures_{"mail to the relay " + relay, std::move(failed), std::move(works)} {}

void RelayWatch::heard(const Delivery& delivery) {
    if (const auto* deferred = std::get_if<Deferred>(&delivery)) {
        // That one mail has to wait does not say that others go. That all do is a trouble.
        if (!deferred->trouble.empty())
            failures_.fail(deferred->trouble);
        else if (deferred->code != 0 && ++deferrals_ >= several)
            failures_.fail("it put off each of the last " + std::to_string(deferrals_) +
                           " mails, the last with " + std::to_string(deferred->code));
        return;
    }
    const auto* failed = std::get_if<Failed>(&delivery);
    if (failed != nullptr && !failed->trouble.empty()) return failures_.fail(failed->trouble);
    // One that is refused says nothing of those that are put off.
    if (failed != nullptr && deferrals_ >= several) return;
    if (failed == nullptr) deferrals_ = 0;
    failures_.work();
}

void RelayWatch::count(State state) {
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i].state == state) ++counted_[i];
}

std::string RelayWatch::metrics() const {
    const std::string name = "usher_mails_total";
    std::string text = "# HELP " + name +
                       " Mails of the outbox, by what became of them; each attempt counts.\n"
                       "# TYPE " +
                       name + " counter\n";
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        text += name + "{outcome=\"" + outcomes[i].name + "\"} " +
                std::to_string(counted_[i].load()) + '\n';
    }
    return text;
}

}  // namespace usher::mail
